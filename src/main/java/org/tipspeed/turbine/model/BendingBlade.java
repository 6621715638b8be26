package org.tipspeed.turbine.model;

import org.apache.commons.math3.analysis.interpolation.LinearInterpolator;
import org.apache.commons.math3.analysis.polynomials.PolynomialSplineFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;

/**
 * A blade that bends in two flapwise modes and one edgewise, as ElastoDyn has it: modes in the
 * direction of the twisted structure, tension by rotation, masses lumped in elements. Directions
 * are out of the rotor plane (downwind) and in it (as the rotor turns), at pitch 0; a pitch turns
 * both.
 */
final class BendingBlade {

  static final int MODES = 3;
  static final int FLAP = 0;
  static final int EDGE = 2;

  /** Points at which the shapes are integrated. */
  private static final int FINE = 400;

  private final double lengthM;
  private final double hubRadiusM;
  private final double coneRad;
  private final double dampingRatio;

  private final double[][] out = new double[MODES][FINE + 1];
  private final double[][] in = new double[MODES][FINE + 1];
  private final double[][] outSlope = new double[MODES][FINE + 1];
  private final double[][] inSlope = new double[MODES][FINE + 1];
  private final double[][][] shortening = new double[MODES][MODES][FINE + 1];

  /** Lumped elements. */
  private final double[] spanM;

  private final double[] massKg;
  private final double[][] stiffness = new double[MODES][MODES];
  private final double[][] tension = new double[MODES][MODES];
  private final double[][] massMatrix = new double[MODES][MODES];
  private final double[] flapShape;

  BendingBlade(ModelFiles.BladeStructure structure, ModelFiles.Geometry geometry) {
    hubRadiusM = geometry.hubRadiusM();
    lengthM = geometry.tipRadiusM() - hubRadiusM;
    coneRad = geometry.coneRad();
    dampingRatio = structure.flapDampingRatio();
    int nodes = structure.nodes();
    double elementM = lengthM / nodes;
    spanM = new double[nodes];
    massKg = new double[nodes];
    flapShape = new double[nodes];
    PolynomialSplineFunction twist = over(structure.fraction(), structure.twistRad());
    PolynomialSplineFunction mass = over(structure.fraction(), structure.massKgPerM());
    double[][] modes = {structure.flap1(), structure.flap2(), structure.edge()};
    for (int k = 0; k < MODES; k++) {
      integrate(k, modes[k], twist);
    }
    addShortening();
    for (int i = 0; i < nodes; i++) {
      double fraction = (i + 0.5) / nodes;
      spanM[i] = fraction * lengthM;
      massKg[i] = mass.value(fraction) * elementM;
      flapShape[i] = shape(structure.flap1(), fraction);
    }
    addStiffness(structure, modes, elementM);
    addInertia();
    addTension(elementM);
  }

  private static PolynomialSplineFunction over(double[] fraction, double[] values) {
    double[] clamped = fraction.clone();
    clamped[0] = Math.min(clamped[0], 0);
    clamped[clamped.length - 1] = Math.max(clamped[clamped.length - 1], 1);
    return new LinearInterpolator().interpolate(clamped, values);
  }

  private static double shape(double[] mode, double fraction) {
    double sum = 0;
    for (int i = 0; i < mode.length; i++) {
      sum += mode[i] * Math.pow(fraction, i + 2.0);
    }
    return sum;
  }

  /** Second derivative over the span [1/m2]. */
  private double curvature(double[] mode, double fraction) {
    double sum = 0;
    for (int i = 0; i < mode.length; i++) {
      sum += mode[i] * (i + 2) * (i + 1) * Math.pow(fraction, i);
    }
    return sum / (lengthM * lengthM);
  }

  /** Curvature points along the twisted flap or edge direction; slopes and shapes follow. */
  private void integrate(int k, double[] mode, PolynomialSplineFunction twist) {
    double step = lengthM / FINE;
    double lastOut = 0;
    double lastIn = 0;
    for (int i = 0; i <= FINE; i++) {
      double fraction = (double) i / FINE;
      double angle = twist.value(fraction) + (k == EDGE ? Math.PI / 2 : 0);
      double bent = curvature(mode, fraction);
      double bentOut = bent * Math.cos(angle);
      double bentIn = bent * Math.sin(angle);
      if (i > 0) {
        outSlope[k][i] = outSlope[k][i - 1] + (lastOut + bentOut) / 2 * step;
        inSlope[k][i] = inSlope[k][i - 1] + (lastIn + bentIn) / 2 * step;
        out[k][i] = out[k][i - 1] + (outSlope[k][i - 1] + outSlope[k][i]) / 2 * step;
        in[k][i] = in[k][i - 1] + (inSlope[k][i - 1] + inSlope[k][i]) / 2 * step;
      }
      lastOut = bentOut;
      lastIn = bentIn;
    }
  }

  private void addShortening() {
    for (int k = 0; k < MODES; k++) {
      for (int l = 0; l < MODES; l++) {
        for (int i = 1; i <= FINE; i++) {
          double square = outSlope[k][i] * outSlope[l][i] + inSlope[k][i] * inSlope[l][i];
          shortening[k][l][i] = shortening[k][l][i - 1] + square / 2 * lengthM / FINE;
        }
      }
    }
  }

  private void addStiffness(
      ModelFiles.BladeStructure structure, double[][] modes, double elementM) {
    PolynomialSplineFunction flap = over(structure.fraction(), structure.flapStiffnessNm2());
    PolynomialSplineFunction edge = over(structure.fraction(), structure.edgeStiffnessNm2());
    for (double span : spanM) {
      double fraction = span / lengthM;
      for (int k = 0; k < MODES; k++) {
        for (int l = 0; l < MODES; l++) {
          if (k == EDGE == (l == EDGE)) {
            double section = (k == EDGE ? edge : flap).value(fraction);
            stiffness[k][l] +=
                section
                    * curvature(modes[k], fraction)
                    * curvature(modes[l], fraction)
                    * elementM
                    * (k == 0 && l == 0 ? structure.flapTuner() : 1);
          }
        }
      }
    }
  }

  private void addInertia() {
    for (int i = 0; i < spanM.length; i++) {
      for (int k = 0; k < MODES; k++) {
        for (int l = 0; l < MODES; l++) {
          massMatrix[k][l] +=
              massKg[i]
                  * (at(out[k], spanM[i]) * at(out[l], spanM[i])
                      + at(in[k], spanM[i]) * at(in[l], spanM[i]));
        }
      }
    }
  }

  /** What holds the blade straight, per square of the rotor speed, at pitch 0. */
  private void addTension(double elementM) {
    double pull = 0;
    for (int i = spanM.length - 1; i >= 0; i--) {
      double inner = massKg[i] * (hubRadiusM + spanM[i]) / 2;
      pull += inner;
      for (int k = 0; k < MODES; k++) {
        for (int l = 0; l < MODES; l++) {
          tension[k][l] +=
              pull
                  * elementM
                  * (at(outSlope[k], spanM[i]) * at(outSlope[l], spanM[i])
                      + at(inSlope[k], spanM[i]) * at(inSlope[l], spanM[i]));
        }
      }
      pull += inner;
    }
  }

  private double at(double[] fine, double span) {
    double place = Math.max(0, Math.min(FINE, span / lengthM * FINE));
    int lower = Math.min((int) place, FINE - 1);
    return fine[lower] + (place - lower) * (fine[lower + 1] - fine[lower]);
  }

  /** Where a blade of some bending is, at a place along its span. */
  record Place(double outM, double inM, double outSlope, double shortenedM) {}

  /**
   * @param bending amplitudes of the modes [m]
   */
  Place place(double[] bending, double span, double pitchRad) {
    double o = 0;
    double i = 0;
    double slope = 0;
    for (int k = 0; k < MODES; k++) {
      o += bending[k] * at(out[k], span);
      i += bending[k] * at(in[k], span);
      slope +=
          bending[k]
              * (at(outSlope[k], span) * Math.cos(pitchRad)
                  - at(inSlope[k], span) * Math.sin(pitchRad));
    }
    double cosine = Math.cos(pitchRad);
    double sine = Math.sin(pitchRad);
    return new Place(
        o * cosine - i * sine, o * sine + i * cosine, slope, shortenedM(bending, span));
  }

  /** By how much the bent blade is nearer to its root than the straight one. */
  private double shortenedM(double[] bending, double span) {
    double sum = 0;
    for (int k = 0; k < MODES; k++) {
      for (int l = 0; l < MODES; l++) {
        sum += bending[k] * bending[l] * at(shortening[k][l], span);
      }
    }
    return sum;
  }

  /**
   * How far the modes are bent by a steady load.
   *
   * @param load force on each mode by the air [N], see {@link #modal}
   */
  double[] bent(
      double[] load, double speedRadPerS, double pitchRad, double weightAlongShaftMPerS2) {
    double squared = speedRadPerS * speedRadPerS;
    double[][] matrix = new double[MODES][MODES];
    double[] force = load.clone();
    for (int k = 0; k < MODES; k++) {
      for (int l = 0; l < MODES; l++) {
        matrix[k][l] = stiffness[k][l] + squared * tension[k][l];
      }
    }
    for (int j = 0; j < spanM.length; j++) {
      double radiusM = (hubRadiusM + spanM[j]) * Math.cos(coneRad);
      double outwardsN =
          massKg[j]
              * (weightAlongShaftMPerS2 * Math.cos(coneRad)
                  - squared * radiusM * Math.sin(coneRad));
      for (int k = 0; k < MODES; k++) {
        force[k] += outwardsN * turnedOut(k, spanM[j], pitchRad);
        for (int l = 0; l < MODES; l++) {
          matrix[k][l] -=
              squared
                  * massKg[j]
                  * turnedIn(k, spanM[j], pitchRad)
                  * turnedIn(l, spanM[j], pitchRad);
        }
      }
    }
    return new LUDecomposition(new Array2DRowRealMatrix(matrix, false))
        .getSolver()
        .solve(new ArrayRealVector(force, false))
        .toArray();
  }

  private double turnedOut(int mode, double span, double pitchRad) {
    return at(out[mode], span) * Math.cos(pitchRad) - at(in[mode], span) * Math.sin(pitchRad);
  }

  private double turnedIn(int mode, double span, double pitchRad) {
    return at(out[mode], span) * Math.sin(pitchRad) + at(in[mode], span) * Math.cos(pitchRad);
  }

  /** What a force at a place adds to the load on each mode. */
  void modal(double outN, double inN, double span, double pitchRad, double[] load) {
    for (int k = 0; k < MODES; k++) {
      load[k] += outN * turnedOut(k, span, pitchRad) + inN * turnedIn(k, span, pitchRad);
    }
  }

  /**
   * Moment at the root, out of the rotor plane, by rotation and weight; positive bends downwind.
   */
  double rootMomentOfMassNm(
      double[] bending, double speedRadPerS, double pitchRad, double weightAlongShaftMPerS2) {
    double squared = speedRadPerS * speedRadPerS;
    double sum = 0;
    for (int j = 0; j < spanM.length; j++) {
      double outM = place(bending, spanM[j], pitchRad).outM();
      double radiusM = (hubRadiusM + spanM[j]) * Math.cos(coneRad) - outM * Math.sin(coneRad);
      double pullN = massKg[j] * squared * radiusM;
      sum +=
          massKg[j] * weightAlongShaftMPerS2 * Math.cos(coneRad) * spanM[j]
              - pullN * (Math.sin(coneRad) * spanM[j] + Math.cos(coneRad) * outM);
    }
    return sum;
  }

  /** Moment at the root by a weight of 1 m/s2 towards it, positive bends downwind [N m s2/m]. */
  double momentOfRadialWeight(double[] bending, double pitchRad) {
    double sum = 0;
    for (int j = 0; j < spanM.length; j++) {
      double outM = place(bending, spanM[j], pitchRad).outM();
      sum += massKg[j] * (Math.sin(coneRad) * spanM[j] + Math.cos(coneRad) * outM);
    }
    return sum;
  }

  double lengthM() {
    return lengthM;
  }

  double flapDampingRatio() {
    return dampingRatio;
  }

  double massKg() {
    return sum(span -> 1);
  }

  /** About the blade's root [kg m]. */
  double firstMomentKgM() {
    return sum(span -> span);
  }

  /** About the rotor's axis [kg m2]. */
  double inertiaKgM2() {
    double cosine = Math.cos(coneRad);
    return sum(span -> Math.pow((hubRadiusM + span) * cosine, 2));
  }

  private double sum(java.util.function.DoubleUnaryOperator perMass) {
    double sum = 0;
    for (int j = 0; j < spanM.length; j++) {
      sum += massKg[j] * perMass.applyAsDouble(spanM[j]);
    }
    return sum;
  }

  /** Mass times shape of the first flap mode [kg]. */
  double flapFirstMassKg() {
    return flapSum(1, 0);
  }

  /** Mass times square of that shape [kg]. */
  double flapModalMassKg() {
    return flapSum(2, 0);
  }

  /** Mass times shape times radius [kg m]. */
  double flapMomentKgM() {
    return flapSum(1, 1);
  }

  private double flapSum(int powerOfShape, int powerOfRadius) {
    double sum = 0;
    for (int j = 0; j < spanM.length; j++) {
      sum +=
          massKg[j]
              * Math.pow(flapShape[j], powerOfShape)
              * Math.pow(hubRadiusM + spanM[j], powerOfRadius);
    }
    return sum;
  }

  /** Between the direction in which the flapping masses move and the rotor's axis, at pitch 0. */
  double flapAngleRad() {
    double outSum = 0;
    double inSum = 0;
    for (int j = 0; j < spanM.length; j++) {
      outSum += massKg[j] * at(out[FLAP], spanM[j]);
      inSum += massKg[j] * at(in[FLAP], spanM[j]);
    }
    return Math.atan2(inSum, outSum);
  }

  /** The power of the radius that the flap shape follows best, by least squares over the mass. */
  double flapShapeExponent() {
    double best = 1;
    double least = Double.POSITIVE_INFINITY;
    for (double exponent = 1; exponent <= 6; exponent += 0.05) {
      double error = 0;
      for (int j = 0; j < spanM.length; j++) {
        double fraction = (hubRadiusM + spanM[j]) / (hubRadiusM + lengthM);
        error += Math.pow(Math.pow(fraction, exponent) - flapShape[j], 2);
      }
      if (error < least) {
        least = error;
        best = exponent;
      }
    }
    return best;
  }

  /**
   * Angular frequencies at a rotor speed [rad/s], by rising frequency: first flap, first edge,
   * second flap, as most blades have it.
   */
  double[] frequenciesRadPerS(double speedRadPerS) {
    double squared = speedRadPerS * speedRadPerS;
    double[][] matrix = new double[MODES][MODES];
    for (int k = 0; k < MODES; k++) {
      for (int l = 0; l < MODES; l++) {
        double inPlane = 0;
        for (int j = 0; j < spanM.length; j++) {
          inPlane += massKg[j] * at(in[k], spanM[j]) * at(in[l], spanM[j]);
        }
        matrix[k][l] = stiffness[k][l] + squared * (tension[k][l] - inPlane);
      }
    }
    Array2DRowRealMatrix inverse =
        new Array2DRowRealMatrix(
            new LUDecomposition(new Array2DRowRealMatrix(massMatrix))
                .getSolver()
                .getInverse()
                .getData());
    double[] squares =
        new EigenDecomposition(inverse.multiply(new Array2DRowRealMatrix(matrix)))
            .getRealEigenvalues();
    return java.util.Arrays.stream(squares).map(Math::sqrt).sorted().toArray();
  }
}
