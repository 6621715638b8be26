package org.tipspeed.turbine.model;

/**
 * What belongs to the controller rather than to the structure, and stands in no file of the model
 * itself. NaN where nothing tells it.
 *
 * @param ratedPowerW electrical
 * @param ratedRotorSpeedRadPerS [rad/s]
 * @param leastRotorSpeedRadPerS [rad/s]
 * @param finePitchRad below rated
 * @param mostPitchRad [rad]
 * @param pitchRateRadPerS [rad/s]
 * @param mostTorqueNm at the generator
 * @param torqueRateNmPerS at the generator
 * @param yawRateRadPerS [rad/s]
 * @param source where the numbers are from
 */
record Machine(
    double ratedPowerW,
    double ratedRotorSpeedRadPerS,
    double leastRotorSpeedRadPerS,
    double finePitchRad,
    double mostPitchRad,
    double pitchRateRadPerS,
    double mostTorqueNm,
    double torqueRateNmPerS,
    double yawRateRadPerS,
    String source) {

  /** Nothing told. */
  static final Machine UNKNOWN =
      new Machine(
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          "");

  /**
   * From ROSCO's input file.
   *
   * @param gearRatio of the turbine
   */
  static Machine of(RoscoInput rosco, double gearRatio) {
    return new Machine(
        rosco.number("VS_RtPwr"),
        rosco.number("VS_RefSpd") / gearRatio,
        rosco.numberOr("VS_MinOMSpd", Double.NaN) / gearRatio,
        rosco.numberOr("PC_FinePit", Double.NaN),
        rosco.numberOr("PC_MaxPit", Double.NaN),
        rosco.numberOr("PC_MaxRat", Double.NaN),
        rosco.numberOr("VS_MaxTq", Double.NaN),
        rosco.numberOr("VS_MaxRat", Double.NaN),
        rosco.numberOr("Y_Rate", Double.NaN),
        rosco.file().getFileName().toString());
  }

  /** The same with what was told on the command line. */
  Machine with(double powerW, double rotorSpeedRadPerS) {
    return new Machine(
        Double.isNaN(powerW) ? ratedPowerW : powerW,
        Double.isNaN(rotorSpeedRadPerS) ? ratedRotorSpeedRadPerS : rotorSpeedRadPerS,
        leastRotorSpeedRadPerS,
        finePitchRad,
        mostPitchRad,
        pitchRateRadPerS,
        mostTorqueNm,
        torqueRateNmPerS,
        yawRateRadPerS,
        Double.isNaN(powerW) && Double.isNaN(rotorSpeedRadPerS) ? source : "told");
  }
}
