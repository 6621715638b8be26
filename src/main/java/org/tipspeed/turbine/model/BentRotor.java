package org.tipspeed.turbine.model;

import org.tipspeed.turbine.model.BendingBlade.Place;

/** A rotor in steady uniform wind: loads and bending of its blades, each as the other wants it. */
final class BentRotor {

  private static final int BLADES = 3;
  private static final int MOST_ROUNDS = 40;
  private static final double SETTLED_M = 1e-4;

  private final ModelFiles model;
  private final BendingBlade blade;
  private final BladeElements air;
  private final double weightAlongShaftMPerS2;

  /**
   * Means over a turn.
   *
   * @param torqueNm of the air about the shaft
   * @param thrustN of the air along it
   * @param rootMomentNm of one blade, out of the rotor plane, weight and rotation included
   * @param tipM deflection of the tip out of the rotor plane, downwind
   * @param inPlaneRootNm moment of the air at one root, in the rotor plane
   * @param loadRadiusM where the middle of the thrust is
   * @param induction axial, where the middle of the thrust is
   * @param bending amplitudes of the modes [m]
   */
  record Loads(
      double torqueNm,
      double thrustN,
      double rootMomentNm,
      double tipM,
      double inPlaneRootNm,
      double loadRadiusM,
      double induction,
      double[] bending) {}

  BentRotor(ModelFiles model, BendingBlade blade, double airDensityKgPerM3) {
    this.model = model;
    this.blade = blade;
    air = new BladeElements(model, airDensityKgPerM3);
    weightAlongShaftMPerS2 = model.gravityMPerS2() * Math.sin(model.geometry().tiltRad());
  }

  /** Loads of blades that bend. */
  Loads bent(double windMps, double speedRadPerS, double pitchRad) {
    double[] bending = new double[BendingBlade.MODES];
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Place[] places = places(bending, pitchRad);
      BladeElements.SpanLoads loads = air.loads(windMps, speedRadPerS, pitchRad, places);
      double[] next =
          blade.bent(
              modal(loads, places, pitchRad), speedRadPerS, pitchRad, weightAlongShaftMPerS2);
      double change = 0;
      for (int k = 0; k < next.length; k++) {
        change = Math.max(change, Math.abs(next[k] - bending[k]));
        // Half a step: the air answers a bend downwind with less thrust, and would overshoot.
        bending[k] += (next[k] - bending[k]) * 0.7;
      }
      if (change < SETTLED_M) {
        break;
      }
    }
    return loads(windMps, speedRadPerS, pitchRad, bending);
  }

  /** Loads of blades that do not. */
  Loads rigid(double windMps, double speedRadPerS, double pitchRad) {
    return loads(windMps, speedRadPerS, pitchRad, new double[BendingBlade.MODES]);
  }

  private Place[] places(double[] bending, double pitchRad) {
    Place[] places = new Place[air.nodes()];
    for (int i = 0; i < places.length; i++) {
      places[i] = blade.place(bending, air.spanM(i), pitchRad);
    }
    return places;
  }

  private double[] modal(BladeElements.SpanLoads loads, Place[] places, double pitchRad) {
    double[] modal = new double[BendingBlade.MODES];
    double cone = model.geometry().coneRad();
    for (int i = 0; i < places.length; i++) {
      double lengthM = shareM(i);
      double bent = air.leanRad(i, places[i]) - cone;
      blade.modal(
          loads.acrossNPerM()[i] * lengthM * Math.cos(bent),
          loads.drivingNPerM()[i] * lengthM,
          air.spanM(i),
          pitchRad,
          modal);
    }
    return modal;
  }

  /** How much of the span a node stands for. */
  private double shareM(int node) {
    double lower = node == 0 ? air.spanM(0) : air.spanM(node - 1);
    double upper = air.spanM(Math.min(node + 1, air.nodes() - 1));
    return (upper - lower) / 2;
  }

  private Loads loads(double windMps, double speedRadPerS, double pitchRad, double[] bending) {
    Place[] places = places(bending, pitchRad);
    BladeElements.SpanLoads span = air.loads(windMps, speedRadPerS, pitchRad, places);
    double cone = model.geometry().coneRad();
    double torque = 0;
    double thrust = 0;
    double root = 0;
    double inPlane = 0;
    double thrustRadius = 0;
    double induction = 0;
    for (int i = 0; i < places.length; i++) {
      double acrossN = span.acrossNPerM()[i] * shareM(i);
      double drivingN = span.drivingNPerM()[i] * shareM(i);
      double lean = air.leanRad(i, places[i]);
      double radius = air.radiusM(i, places[i]);
      double axialN = acrossN * Math.cos(lean);
      double outM = air.bendM(i) + places[i].outM();
      double bent = lean - cone;
      torque += drivingN * radius;
      thrust += axialN;
      root +=
          acrossN
              * (Math.cos(bent) * (air.spanM(i) - places[i].shortenedM()) + Math.sin(bent) * outM);
      inPlane += drivingN * (radius - model.geometry().hubRadiusM());
      thrustRadius += axialN * radius;
      induction += axialN * span.induction()[i];
    }
    return new Loads(
        BLADES * torque,
        BLADES * thrust,
        root + blade.rootMomentOfMassNm(bending, speedRadPerS, pitchRad, weightAlongShaftMPerS2),
        places[places.length - 1].outM(),
        inPlane,
        thrust == 0 ? 0 : thrustRadius / thrust,
        thrust == 0 ? 0 : induction / thrust,
        bending.clone());
  }

  BendingBlade blade() {
    return blade;
  }
}
