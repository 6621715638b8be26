package org.tipspeed.turbine.mock;

import java.util.List;
import org.tipspeed.turbine.TurbineDescription.SteadyState;
import org.tipspeed.wind.Site;

/** All that distinguishes one turbine from another, in SI units and radians. */
record MockParameters(
    String name,
    Site site,
    Rated rated,
    Rotor rotor,
    Inflow inflow,
    Blades blades,
    Aerodynamics aerodynamics,
    DriveTrain driveTrain,
    Tower tower,
    PitchActuator pitchActuator,
    TorqueActuator torqueActuator,
    double maxYawRateRadPerS,
    List<SteadyState> steadyStates) {

  record Rated(double rotorSpeedRadPerS, double generatorTorqueNm, double powerW) {}

  record Rotor(double radiusM, double inertiaKgM2, double tiltRad, double overhangM) {}

  /**
   * How the blades feel the wind.
   *
   * @param bladeStations points along each blade at which the wind is taken
   * @param loadedRadiusFraction where these points end, over the radius
   * @param tangentialRadiusFraction where a gust along the rotor plane acts, over the radius
   * @param wakeSkew loss of axial wind at the tip towards which the wind blows along the plane
   * @param leanRad of a blade before the tower, away from it
   */
  record Inflow(
      int bladeStations,
      double loadedRadiusFraction,
      double tangentialRadiusFraction,
      double wakeSkew,
      double leanRad) {}

  /**
   * One blade.
   *
   * @param firstMomentKgM mass times radius of the centre of mass
   * @param rootTorqueShare in-plane root moment over torque
   * @param flapComplianceMPerNm tip deflection over root moment
   * @param flapShapeExponent deflection grows with this power of the radius
   * @param gravityRootMomentNm mean moment of gravity out of the rotor plane
   * @param cyclicGravityRootMomentNm its amplitude once per turn, positive with the blade up
   */
  record Blades(
      double firstMomentKgM,
      double rootTorqueShare,
      double edgeFrequencyRadPerS,
      double flapFrequencyRadPerS,
      double flapDampingRatio,
      double flapComplianceMPerNm,
      double flapShapeExponent,
      double gravityRootMomentNm,
      double cyclicGravityRootMomentNm) {}

  /**
   * @param flexibleRotor measured curves, with blade-root moments
   * @param rigidRotor the shape to go on with outside the range of the first
   */
  record Aerodynamics(LoadCurves flexibleRotor, LoadCurves rigidRotor, FlatPlate plate) {}

  record DriveTrain(
      double gearRatio,
      double generatorInertiaKgM2,
      double shaftStiffnessNmPerRad,
      double shaftDampingNmSPerRad,
      double generatorEfficiency) {}

  /**
   * One mode each way, as the tower top moves.
   *
   * @param dragNPerMps2 force per square of the hub wind speed
   * @param offsetM displacement at rest without wind
   * @param radiusM of the tower where the blades pass
   * @param topSlopePerM tilt of the top per displacement
   * @param baseMomentLeverM base moment over a steady force at the top
   * @param baseInertiaLeverM base moment over the inertia force of the mode
   * @param baseMomentOffsetNm base moment at rest without wind
   * @param baseDragLeverM base moment over the drag force
   */
  record Tower(
      double foreAftFrequencyRadPerS,
      double sideSideFrequencyRadPerS,
      double dampingRatio,
      double stiffnessNPerM,
      double dragNPerMps2,
      double offsetM,
      double radiusM,
      double topSlopePerM,
      double baseMomentLeverM,
      double baseInertiaLeverM,
      double baseMomentOffsetNm,
      double baseDragLeverM) {}

  record PitchActuator(
      double frequencyRadPerS,
      double dampingRatio,
      double maxRateRadPerS,
      double minAngleRad,
      double maxAngleRad) {}

  record TorqueActuator(double timeConstantS, double maxRateNmPerS, double maxTorqueNm) {}
}
