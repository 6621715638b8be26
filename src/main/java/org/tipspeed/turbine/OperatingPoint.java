package org.tipspeed.turbine;

/**
 * A state of operation that an episode can start in.
 *
 * @param rotorSpeedRadPerS rotor speed [rad/s]
 * @param pitchRad collective pitch [rad]
 * @param generatorTorqueNm torque on the high-speed shaft [N m]
 */
public record OperatingPoint(double rotorSpeedRadPerS, double pitchRad, double generatorTorqueNm) {

  public OperatingPoint {
    if (!(rotorSpeedRadPerS >= 0)
        || !Double.isFinite(rotorSpeedRadPerS)
        || !Double.isFinite(pitchRad)
        || !Double.isFinite(generatorTorqueNm)) {
      throw new IllegalArgumentException(
          "an operating point must be finite with a rotor speed of at least 0, was "
              + toText(rotorSpeedRadPerS, pitchRad, generatorTorqueNm));
    }
  }

  /** In the units of files. The last bit of a speed is part of what is learned from a start. */
  public static OperatingPoint of(double rotorSpeedRpm, double pitchDeg, double torqueKnm) {
    double speedRadPerS = rotorSpeedRpm * Math.PI / 30;
    return new OperatingPoint(speedRadPerS, Math.toRadians(pitchDeg), torqueKnm * 1e3);
  }

  private static String toText(double speed, double pitch, double torque) {
    return "%s rad/s, %s rad, %s N m".formatted(speed, pitch, torque);
  }
}
