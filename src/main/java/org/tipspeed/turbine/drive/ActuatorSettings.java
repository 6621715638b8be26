package org.tipspeed.turbine.drive;

import org.tipspeed.quantity.Check;

/**
 * Drives that a simulator lacks, which reaches any pitch and torque within one step. Their limits
 * are the turbine's.
 *
 * @param pitchFrequencyHz natural frequency of the pitch drive [Hz]; 0 for a drive that has only
 *     its rate limit
 * @param pitchDamping damping ratio of the pitch drive
 * @param torqueTimeConstantS of the generator's torque [s]; 0 for none
 * @param noTorqueBelowRpm rotor speed below which the generator gives no torque [rpm]: a simulator
 *     would otherwise turn a standing rotor backwards
 * @param fullTorqueAboveRpm rotor speed above which torque is as commanded, linear between [rpm]
 */
public record ActuatorSettings(
    double pitchFrequencyHz,
    double pitchDamping,
    double torqueTimeConstantS,
    double noTorqueBelowRpm,
    double fullTorqueAboveRpm) {

  /** The same drives that the built-in turbine has: a policy finds the plant it was trained on. */
  public static final ActuatorSettings DEFAULTS = new ActuatorSettings(5.64, 0.69, 0.05, 0.5, 2);

  public ActuatorSettings {
    Check.within("pitch_frequency_hz", pitchFrequencyHz, 0, 100);
    Check.upTo("pitch_damping", pitchDamping, 0.999);
    Check.within("torque_time_constant_s", torqueTimeConstantS, 0, 10);
    if (!(noTorqueBelowRpm >= 0 && fullTorqueAboveRpm > noTorqueBelowRpm)) {
      throw new IllegalArgumentException(
          "full_torque_above_rpm must be above no_torque_below_rpm, which is at least 0, were %s and %s"
              .formatted(fullTorqueAboveRpm, noTorqueBelowRpm));
    }
  }
}
