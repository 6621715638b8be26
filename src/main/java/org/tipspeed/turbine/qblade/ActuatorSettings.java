package org.tipspeed.turbine.qblade;

import org.tipspeed.quantity.Check;

/**
 * Actuators that the simulator lacks: it reaches any pitch and torque within one step.
 *
 * @param pitchFrequencyHz natural frequency of the pitch drive [Hz]; 0 for a drive that has only
 *     its rate limit
 * @param pitchDamping damping ratio of the pitch drive
 * @param noTorqueBelowRpm rotor speed below which the generator gives no torque [rpm]: the
 *     simulator would otherwise turn a standing rotor backwards
 * @param fullTorqueAboveRpm rotor speed above which torque is as commanded, linear between [rpm]
 */
public record ActuatorSettings(
    double pitchFrequencyHz,
    double pitchDamping,
    double noTorqueBelowRpm,
    double fullTorqueAboveRpm) {

  public static final ActuatorSettings DEFAULTS = new ActuatorSettings(1.6, 0.8, 0.5, 2);

  public ActuatorSettings {
    Check.within("pitch_frequency_hz", pitchFrequencyHz, 0, 100);
    Check.upTo("pitch_damping", pitchDamping, 10);
    if (!(noTorqueBelowRpm >= 0 && fullTorqueAboveRpm > noTorqueBelowRpm)) {
      throw new IllegalArgumentException(
          "full_torque_above_rpm must be above no_torque_below_rpm, which is at least 0, were %s and %s"
              .formatted(fullTorqueAboveRpm, noTorqueBelowRpm));
    }
  }
}
