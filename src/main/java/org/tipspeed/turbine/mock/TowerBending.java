package org.tipspeed.turbine.mock;

/** Forces on the tower top, and what they do to a tower with one mode each way. */
final class TowerBending {

  private final MockParameters.Tower tower;
  private final double foreAftMassKg;
  private final double sideSideMassKg;

  private double dragN;

  TowerBending(MockParameters.Tower tower) {
    this.tower = tower;
    foreAftMassKg = massKg(tower.foreAftFrequencyRadPerS());
    sideSideMassKg = massKg(tower.sideSideFrequencyRadPerS());
  }

  private double massKg(double frequencyRadPerS) {
    return tower.stiffnessNPerM() / (frequencyRadPerS * frequencyRadPerS);
  }

  /** Mass that moves with the top, fore and aft. */
  double foreAftMassKg() {
    return foreAftMassKg;
  }

  /** The same to the side. */
  double sideSideMassKg() {
    return sideSideMassKg;
  }

  /** The wind on the tower itself, until the next call. */
  void blow(double hubWindMps) {
    dragN = tower.dragNPerMps2() * hubWindMps * Math.abs(hubWindMps);
  }

  /** Rate at which the top tilts downwind when it moves downwind. */
  double noddingRadPerS(double downwindMps) {
    return tower.topSlopePerM() * downwindMps;
  }

  /** Rate at which the top rolls against the sense of rotation when it moves to the left. */
  double rollRadPerS(double leftMps) {
    return tower.topSlopePerM() * leftMps;
  }

  double foreAftForceN(double thrustN, double noddingMomentNm) {
    return thrustN
        + dragN
        + tower.topSlopePerM() * noddingMomentNm
        + tower.stiffnessNPerM() * tower.offsetM();
  }

  /** The shaft rolls the top to the right, looking downwind. */
  double sideSideForceN(double sidewaysN, double shaftTorqueNm) {
    return sidewaysN - tower.topSlopePerM() * shaftTorqueNm;
  }

  double restingAtM(double forceN) {
    return forceN / tower.stiffnessNPerM();
  }

  /** What is left of a force when the tower holds against it, downwind [N]. */
  double foreAftNetN(double forceN, double displacementM, double velocityMps) {
    return netN(forceN, displacementM, velocityMps, tower.foreAftFrequencyRadPerS());
  }

  /** The same to the left looking downwind [N]. */
  double sideSideNetN(double forceN, double displacementM, double velocityMps) {
    return netN(forceN, displacementM, velocityMps, tower.sideSideFrequencyRadPerS());
  }

  private double netN(
      double forceN, double displacementM, double velocityMps, double frequencyRadPerS) {
    double dampingS = 2 * tower.dampingRatio() / frequencyRadPerS;
    return forceN - tower.stiffnessNPerM() * (displacementM + dampingS * velocityMps);
  }

  /** Bending the tower downwind [N m]. */
  double foreAftBaseMomentNm(double thrustN, double noddingMomentNm, double accelerationMps2) {
    return tower.baseMomentLeverM() * thrustN
        + noddingMomentNm
        + tower.baseDragLeverM() * dragN
        + tower.baseMomentOffsetNm()
        - tower.baseInertiaLeverM() * foreAftMassKg * accelerationMps2;
  }

  /**
   * About the axis downwind, as {@link org.tipspeed.turbine.Channel} has it: what pushes to the
   * right and the roll of the shaft count positive [N m].
   */
  double sideSideBaseMomentNm(double sidewaysN, double shaftTorqueNm, double accelerationMps2) {
    return shaftTorqueNm
        - tower.baseMomentLeverM() * sidewaysN
        + tower.baseInertiaLeverM() * sideSideMassKg * accelerationMps2;
  }
}
