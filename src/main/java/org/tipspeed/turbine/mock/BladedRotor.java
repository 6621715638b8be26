package org.tipspeed.turbine.mock;

import org.tipspeed.wind.WindField;

/**
 * Aerodynamic loads of three blades. Each blade is a third of a rotor in uniform flow of the wind
 * that this blade feels: induction follows at once and blade by blade, as in blade-element momentum
 * theory without dynamic wake.
 */
final class BladedRotor {

  static final int BLADES = 3;

  private final LoadGrid grid;
  private final double radiusM;
  private final double speedPerGust;
  private final double driveForcePerTorque;
  private final double thrustScale;
  private final double torqueScale;
  private final double gravityRootMomentNm;
  private final double cyclicGravityRootMomentNm;
  private final BladeWind[] winds = new BladeWind[BLADES];
  private final double[] bladeTorqueNm = new double[BLADES];
  private final double[] rootMomentNm = new double[BLADES];
  private final double[] loads = new double[RotorLoads.QUANTITIES];

  private double wakeLagMps;
  private double torqueNm;
  private double thrustN;
  private double sidewaysN;

  BladedRotor(MockParameters parameters, LoadGrid grid, double airDensityKgPerM3) {
    this.grid = grid;
    radiusM = parameters.site().rotorRadiusM();
    double tangentialFraction = parameters.inflow().tangentialRadiusFraction();
    speedPerGust = 1 / tangentialFraction;
    driveForcePerTorque = 1 / (tangentialFraction * radiusM);
    thrustScale = airDensityKgPerM3 / 2 * Math.PI * radiusM * radiusM;
    torqueScale = thrustScale * radiusM;
    gravityRootMomentNm = parameters.blades().gravityRootMomentNm();
    cyclicGravityRootMomentNm = parameters.blades().cyclicGravityRootMomentNm();
    for (int i = 0; i < BLADES; i++) {
      winds[i] = new BladeWind(parameters);
    }
  }

  /** Azimuth of a blade; blade 2 is a third of a turn ahead of blade 1. */
  static double azimuthRad(double firstAzimuthRad, int blade) {
    return firstAzimuthRad + blade * 2 * Math.PI / BLADES;
  }

  void sampleWind(WindField wind, double timeS, double azimuthRad, double yawRad) {
    for (int i = 0; i < BLADES; i++) {
      winds[i].sample(wind, timeS, azimuthRad(azimuthRad, i), yawRad);
    }
  }

  /** Wind along the rotor axis last sampled, mean of the blades [m/s]. */
  double axialMps() {
    double sum = 0;
    for (BladeWind wind : winds) {
      sum += wind.axialMps();
    }
    return sum / BLADES;
  }

  /** Takes by how much the wind seems stronger because the wake is late, until the next call. */
  void lagBy(double axialMps) {
    wakeLagMps = axialMps;
  }

  /**
   * Computes the loads in the wind last sampled.
   *
   * @param tipMps velocity of the flapping tip of each blade, downwind
   * @param tipAlongMps the same in the sense of rotation
   * @param pitchRad of each blade
   */
  void load(HubMotion hub, double[] tipMps, double[] tipAlongMps, double[] pitchRad) {
    torqueNm = 0;
    thrustN = 0;
    sidewaysN = 0;
    for (int i = 0; i < BLADES; i++) {
      BladeWind wind = winds[i];
      double gust =
          wind.tangentialMps() - hub.leftMps * wind.cosine() + wind.flapShare() * tipAlongMps[i];
      double tipSpeedMps = hub.speedRadPerS * radiusM + speedPerGust * gust;
      double nodding = hub.noddingRadPerS * wind.cosine();
      double axialMps =
          wind.axialMps()
              + wakeLagMps
              - hub.downwindMps
              - nodding * wind.radiusM()
              - wind.flapShare() * tipMps[i];
      grid.at(axialMps, tipSpeedMps, pitchRad[i], loads);
      bladeTorqueNm[i] = torqueScale / BLADES * loads[RotorLoads.TORQUE];
      torqueNm += bladeTorqueNm[i];
      thrustN += thrustScale / BLADES * loads[RotorLoads.THRUST];
      sidewaysN -= bladeTorqueNm[i] * driveForcePerTorque * wind.cosine();
      double axialForMomentMps =
          wind.axialForMomentMps()
              + wakeLagMps
              - hub.downwindMps
              - nodding * wind.radiusForMomentM()
              - wind.flapShareForMoment() * tipMps[i];
      grid.at(axialForMomentMps, tipSpeedMps, pitchRad[i], loads);
      rootMomentNm[i] =
          gravityRootMomentNm
              + cyclicGravityRootMomentNm * wind.cosine()
              + torqueScale * loads[RotorLoads.ROOT_MOMENT];
    }
  }

  /** Torque of one blade about the shaft [N m]. */
  double bladeTorqueNm(int blade) {
    return bladeTorqueNm[blade];
  }

  /** Moment out of the rotor plane that would be at the root of a blade at rest [N m]. */
  double rootMomentNm(int blade) {
    return rootMomentNm[blade];
  }

  /** Moment of blades at rest that tilts the hub downwind [N m]. */
  double noddingMomentNm() {
    double sum = 0;
    for (int i = 0; i < BLADES; i++) {
      sum += rootMomentNm[i] * winds[i].cosine();
    }
    return sum;
  }

  /** Cosine of the azimuth of a blade where its wind was taken. */
  double azimuthCosine(int blade) {
    return winds[blade].cosine();
  }

  double torqueNm() {
    return torqueNm;
  }

  double thrustN() {
    return thrustN;
  }

  /** Force on the hub to the left looking downwind [N]. */
  double sidewaysN() {
    return sidewaysN;
  }

  /** How the hub moves at one instant; one object is filled again and again. */
  static final class HubMotion {

    /** Rotor speed. */
    double speedRadPerS;

    /** Velocity of the tower top. */
    double downwindMps;

    /** Velocity of the tower top, to the left looking downwind. */
    double leftMps;

    /** Rate at which the tower top tilts downwind. */
    double noddingRadPerS;
  }
}
