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

  private static String toText(double speed, double pitch, double torque) {
    return "%s rad/s, %s rad, %s N m".formatted(speed, pitch, torque);
  }
}
