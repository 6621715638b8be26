package org.tipspeed.turbine;

/**
 * What a controller asks of the turbine for the next control interval.
 *
 * @param generatorTorqueNm torque on the high-speed shaft [N m]
 * @param pitchRad pitch of each blade [rad], positive towards feather
 * @param yawRateRadPerS rate of the nacelle [rad/s], positive anticlockwise seen from above
 */
public record TurbineCommand(double generatorTorqueNm, PerBlade pitchRad, double yawRateRadPerS) {

  public TurbineCommand {
    if (!Double.isFinite(generatorTorqueNm)
        || !pitchRad.isFinite()
        || !Double.isFinite(yawRateRadPerS)) {
      throw new IllegalArgumentException(
          "a command must be finite, was torque %s N m, pitch %s rad, yaw rate %s rad/s"
              .formatted(generatorTorqueNm, pitchRad, yawRateRadPerS));
    }
  }

  /** The same pitch for all blades, no yaw. */
  public static TurbineCommand collective(double generatorTorqueNm, double pitchRad) {
    return new TurbineCommand(generatorTorqueNm, PerBlade.all(pitchRad), 0);
  }
}
