package org.tipspeed.turbine.drive;

import org.tipspeed.config.yaml.Quantity;
import org.tipspeed.quantity.Unit;

/**
 * What moves one blade.
 *
 * @param frequencyRadPerS natural frequency of its second-order response [rad/s]; 0 for one that
 *     only its rate limits
 * @param dampingRatio of the response, below 1
 * @param maxRateRadPerS [rad/s]
 * @param minAngleRad end of travel [rad]
 * @param maxAngleRad other end of travel [rad]
 */
public record PitchActuator(
    @Quantity(key = "frequency", unit = Unit.HZ, above = 0, to = 1000) double frequencyRadPerS,
    @Quantity(key = "damping", unit = Unit.NONE, above = 0, to = 0.999) double dampingRatio,
    @Quantity(key = "max_rate", unit = Unit.DEG_PER_S, above = 0) double maxRateRadPerS,
    @Quantity(key = "min_angle", unit = Unit.DEG, from = -180, to = 180) double minAngleRad,
    @Quantity(key = "max_angle", unit = Unit.DEG, from = -180, to = 180) double maxAngleRad) {

  public PitchActuator {
    if (!(minAngleRad < maxAngleRad)) {
      throw new IllegalArgumentException(
          "min_angle must be below max_angle, were %s and %s"
              .formatted(Unit.DEG.text(minAngleRad), Unit.DEG.text(maxAngleRad)));
    }
  }
}
