package org.tipspeed.turbine.model;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.tipspeed.turbine.model.BendingBlade.Place;

/**
 * Steady loads of a rotor by blade-element momentum theory: S. A. Ning, "A simple solution method
 * for the blade element momentum equations with guaranteed convergence", Wind Energy 17, 2014, with
 * Prandtl's losses at tip and hub and Buhl's correction of high induction. Tilted, coned, bent.
 */
final class BladeElements {

  private static final int BLADES = 3;
  private static final int AZIMUTHS = 12;
  private static final double SMALLEST_ANGLE = 1e-6;
  private static final int MOST_ITERATIONS = 200;
  private static final double TOLERANCE_RAD = 1e-7;

  /** From here on the cube of exp(-x) is below a double's accuracy. */
  private static final double FAR = 12;

  private final ModelFiles.Geometry geometry;
  private final ModelFiles.BladeShape shape;
  private final ModelFiles.Momentum momentum;
  private final double airDensityKgPerM3;
  private final double[] bendSlope;
  private final BrentSolver solver = new BrentSolver(1e-10, TOLERANCE_RAD);

  /** Flow, geometry and result of the section that is being solved. */
  private final Section section = new Section();

  /**
   * Per unit of span, at each node: across the bent blade, downwind, and in the rotor plane, as the
   * rotor turns, means over a turn [N/m]; and axial induction.
   */
  record SpanLoads(double[] acrossNPerM, double[] drivingNPerM, double[] induction) {}

  BladeElements(ModelFiles model, double airDensityKgPerM3) {
    geometry = model.geometry();
    shape = model.shape();
    momentum = model.momentum();
    this.airDensityKgPerM3 = airDensityKgPerM3;
    bendSlope = slopes(shape.spanM(), shape.bendM());
  }

  private static double[] slopes(double[] places, double[] values) {
    double[] slopes = new double[places.length];
    for (int i = 0; i < slopes.length; i++) {
      int lower = Math.max(0, i - 1);
      int upper = Math.min(slopes.length - 1, i + 1);
      slopes[i] = (values[upper] - values[lower]) / (places[upper] - places[lower]);
    }
    return slopes;
  }

  int nodes() {
    return shape.spanM().length;
  }

  double spanM(int node) {
    return shape.spanM()[node];
  }

  double bendM(int node) {
    return shape.bendM()[node];
  }

  /** Angle of the bent blade at a node to the rotor plane, downwind. */
  double leanRad(int node, Place place) {
    return geometry.coneRad() + Math.atan(bendSlope[node] + place.outSlope());
  }

  /** Distance of a node from the rotor's axis. */
  double radiusM(int node, Place place) {
    double outM = shape.bendM()[node] + place.outM();
    return (geometry.hubRadiusM() + shape.spanM()[node] - place.shortenedM())
            * Math.cos(geometry.coneRad())
        - outM * Math.sin(geometry.coneRad());
  }

  /**
   * @param places of the nodes
   */
  SpanLoads loads(double windMps, double speedRadPerS, double pitchRad, Place[] places) {
    int nodes = nodes();
    double[] across = new double[nodes];
    double[] driving = new double[nodes];
    double[] induction = new double[nodes];
    for (int i = 1; i < nodes - 1; i++) {
      double lean = leanRad(i, places[i]);
      double radius = radiusM(i, places[i]);
      for (int j = 0; j < AZIMUTHS; j++) {
        double azimuth = 2 * Math.PI * j / AZIMUTHS;
        double upwards = windMps * Math.sin(geometry.tiltRad());
        double normal =
            windMps * Math.cos(geometry.tiltRad()) * Math.cos(lean)
                - upwards * Math.cos(azimuth) * Math.sin(lean);
        double against = speedRadPerS * radius + upwards * Math.sin(azimuth);
        section.solve(i, normal, against, pitchRad + shape.twistRad()[i], radius, lean);
        across[i] += section.acrossNPerM / AZIMUTHS;
        driving[i] += section.drivingNPerM / AZIMUTHS;
        induction[i] += section.axial / AZIMUTHS;
      }
    }
    return new SpanLoads(across, driving, induction);
  }

  /** One section of a blade in its flow. */
  private final class Section implements UnivariateFunction {

    private final double[] liftAndDrag = new double[2];
    private Polar polar;
    private double normalMps;
    private double againstMps;
    private double angleRad;
    private double solidity;
    private double lossToTip;
    private double lossToHub;

    private double axial;
    private double tangential;
    private double across;
    private double driving;
    private double acrossNPerM;
    private double drivingNPerM;

    void solve(int node, double normal, double against, double angle, double radius, double lean) {
      polar = shape.polars().get(node);
      normalMps = normal;
      againstMps = against;
      angleRad = angle;
      double chordM = shape.chordM()[node];
      solidity = BLADES * chordM / (2 * Math.PI * radius);
      double tipM = geometry.tipRadiusM() * Math.cos(geometry.coneRad());
      double hubM = geometry.hubRadiusM() * Math.cos(geometry.coneRad());
      lossToTip = BLADES / 2.0 * Math.max(0, tipM - radius) / radius;
      lossToHub = BLADES / 2.0 * Math.max(0, radius - hubM) / hubM;
      double flow = flowAngle();
      value(flow);
      double squared = Math.pow(normalMps * (1 - axial), 2);
      squared += Math.pow(againstMps * (1 + tangential), 2);
      double pressure = airDensityKgPerM3 / 2 * squared * chordM;
      polar.loadingAt(flow - angleRad, liftAndDrag);
      acrossNPerM = pressure * (liftAndDrag[0] * Math.cos(flow) + liftAndDrag[1] * Math.sin(flow));
      drivingNPerM = pressure * (liftAndDrag[0] * Math.sin(flow) - liftAndDrag[1] * Math.cos(flow));
    }

    /** Where momentum and blade agree; without such an angle, the flow as it comes. */
    private double flowAngle() {
      double[][] brackets = {
        {SMALLEST_ANGLE, Math.PI / 2},
        {-Math.PI / 4, -SMALLEST_ANGLE},
        {Math.PI / 2, Math.PI - SMALLEST_ANGLE}
      };
      for (double[] bracket : brackets) {
        if (value(bracket[0]) * value(bracket[1]) < 0) {
          return solver.solve(MOST_ITERATIONS, this, bracket[0], bracket[1]);
        }
      }
      return Math.atan2(normalMps, againstMps);
    }

    @Override
    public double value(double flow) {
      double sine = Math.sin(flow);
      double cosine = Math.cos(flow);
      polar.at(flow - angleRad, liftAndDrag);
      double dragAxial = momentum.dragInAxial() ? liftAndDrag[1] : 0;
      double dragTangential = momentum.dragInTangential() ? liftAndDrag[1] : 0;
      across = liftAndDrag[0] * cosine + dragAxial * sine;
      driving = liftAndDrag[0] * sine - dragTangential * cosine;
      double loss = loss(Math.abs(sine));
      double k = solidity * across / (4 * loss * sine * sine);
      axial = axialInduction(k, loss, flow);
      double kTangential = solidity * driving / (4 * loss * sine * cosine);
      tangential = momentum.tangentialInduction() ? kTangential / (1 - kTangential) : 0;
      double ratio = normalMps / againstMps;
      if (flow > 0) {
        return sine / (1 - axial) - ratio * cosine / (1 + tangential);
      }
      return sine * (1 - k) - ratio * cosine * (1 - kTangential);
    }

    private double loss(double sine) {
      double tip = momentum.tipLoss() ? prandtl(lossToTip / sine) : 1;
      double hub = momentum.hubLoss() ? prandtl(lossToHub / sine) : 1;
      return Math.max(tip * hub, 1e-4);
    }

    private static double prandtl(double exponent) {
      double left = Math.exp(-exponent);
      // The arc cosine takes most of the time; far from the edge its series is as exact.
      return exponent > FAR ? 1 - 2 / Math.PI * left : 2 / Math.PI * Math.acos(left);
    }

    private static double axialInduction(double k, double loss, double flow) {
      if (flow < 0) {
        return k > 1 ? k / (k - 1) : 0;
      }
      if (k <= 2.0 / 3) {
        return k / (1 + k);
      }
      double g1 = 2 * loss * k - (10.0 / 9 - loss);
      double g2 = 2 * loss * k - loss * (4.0 / 3 - loss);
      double g3 = 2 * loss * k - (25.0 / 9 - 2 * loss);
      return Math.abs(g3) < 1e-6
          ? 1 - 1 / (2 * Math.sqrt(g2))
          : (g1 - Math.sqrt(Math.max(0, g2))) / g3;
    }
  }
}
