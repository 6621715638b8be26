package org.tipspeed.turbine.mock;

import org.tipspeed.wind.WindField;

/**
 * The wind that one blade feels. It is taken at points along the blade, each in the middle of a
 * ring of equal area: the mean over them counts for torque and thrust, the mean weighted with the
 * radius for the root moment.
 */
final class BladeWind {

  private final double hubHeightM;
  private final double tiltSine;
  private final double tiltCosine;
  private final double wakeSkewPerM;
  private final TowerDam towerDam;
  private final double[] radiiM;
  private final double radiiSumM;
  private final double radiusForMomentM;
  private final double flapShare;
  private final double flapShareForMoment;
  private final double[] uvw = new double[3];

  private double sine;
  private double cosine;
  private double axialMps;
  private double axialForMomentMps;
  private double tangentialMps;

  BladeWind(MockParameters parameters) {
    MockParameters.Rotor rotor = parameters.rotor();
    double rotorRadiusM = parameters.site().rotorRadiusM();
    MockParameters.Inflow inflow = parameters.inflow();
    hubHeightM = parameters.site().hubHeightM();
    tiltSine = Math.sin(rotor.tiltRad());
    tiltCosine = Math.cos(rotor.tiltRad());
    wakeSkewPerM = inflow.wakeSkew() / rotorRadiusM;
    towerDam = new TowerDam(parameters);
    radiiM = new double[inflow.bladeStations()];
    double sum = 0;
    double squares = 0;
    double flap = 0;
    double flapForMoment = 0;
    for (int i = 0; i < radiiM.length; i++) {
      double fraction = inflow.loadedRadiusFraction() * Math.sqrt((i + 0.5) / radiiM.length);
      double deflection = Math.pow(fraction, parameters.blades().flapShapeExponent());
      radiiM[i] = rotorRadiusM * fraction;
      sum += radiiM[i];
      squares += radiiM[i] * radiiM[i];
      flap += deflection / radiiM.length;
      flapForMoment += deflection * deflection;
    }
    radiiSumM = sum;
    radiusForMomentM = squares / sum;
    flapShare = flap;
    flapShareForMoment = flapForMoment / (flap * radiiM.length);
  }

  /**
   * Takes the wind where the blade is.
   *
   * @param azimuthRad 0 when the blade points up, rising clockwise seen from upwind
   * @param yawRad of the nacelle, anticlockwise seen from above
   */
  void sample(WindField wind, double timeS, double azimuthRad, double yawRad) {
    sine = Math.sin(azimuthRad);
    cosine = Math.cos(azimuthRad);
    axialMps = 0;
    axialForMomentMps = 0;
    tangentialMps = 0;
    double yawSine = Math.sin(yawRad);
    double yawCosine = Math.cos(yawRad);
    for (double radiusM : radiiM) {
      double leftM = -radiusM * sine;
      wind.velocityAt(timeS, 0, leftM * yawCosine, hubHeightM + radiusM * cosine, uvw);
      double axial = uvw[0] * yawCosine + uvw[1] * yawSine;
      double left = uvw[1] * yawCosine - uvw[0] * yawSine;
      double up = uvw[2] * tiltCosine + axial * tiltSine;
      double outwards = up * cosine - left * sine;
      add(
          radiusM,
          axial * towerDam.passing(leftM, radiusM * cosine) - wakeSkewPerM * radiusM * outwards,
          left * cosine + up * sine);
    }
  }

  private void add(double radiusM, double axial, double tangential) {
    axialMps += axial / radiiM.length;
    axialForMomentMps += axial * radiusM / radiiSumM;
    tangentialMps += tangential / radiiM.length;
  }

  /** Wind along the rotor axis, for torque and thrust [m/s]. */
  double axialMps() {
    return axialMps;
  }

  /** Wind along the rotor axis, for the root moment [m/s]. */
  double axialForMomentMps() {
    return axialForMomentMps;
  }

  /** Wind against the motion of the blade [m/s]. */
  double tangentialMps() {
    return tangentialMps;
  }

  /** Radius at which the mean wind for torque and thrust is taken [m]. */
  double radiusM() {
    return radiiSumM / radiiM.length;
  }

  /** Radius at which the mean wind for the root moment is taken [m]. */
  double radiusForMomentM() {
    return radiusForMomentM;
  }

  /** How much of the velocity of a flapping tip counts for torque and thrust. */
  double flapShare() {
    return flapShare;
  }

  /**
   * How much of the velocity of a flapping tip counts for the moment that makes it flap: weighted
   * with the mode's shape, as what damps the mode is.
   */
  double flapShareForMoment() {
    return flapShareForMoment;
  }

  /** Cosine of the azimuth at which the wind was taken. */
  double cosine() {
    return cosine;
  }
}
