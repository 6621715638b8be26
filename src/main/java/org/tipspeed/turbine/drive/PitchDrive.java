package org.tipspeed.turbine.drive;

import org.tipspeed.config.yaml.Quantity;
import org.tipspeed.quantity.Limit;
import org.tipspeed.quantity.Unit;

/** The pitch actuator of one blade: second order, with limits of rate and travel. */
public final class PitchDrive {

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
  public record Actuator(
      @Quantity(key = "frequency", unit = Unit.HZ, above = 0, to = 1000) double frequencyRadPerS,
      @Quantity(key = "damping", unit = Unit.NONE, above = 0, to = 0.999) double dampingRatio,
      @Quantity(key = "max_rate", unit = Unit.DEG_PER_S, above = 0) double maxRateRadPerS,
      @Quantity(key = "min_angle", unit = Unit.DEG, from = -180, to = 180) double minAngleRad,
      @Quantity(key = "max_angle", unit = Unit.DEG, from = -180, to = 180) double maxAngleRad) {

    public Actuator {
      if (!(minAngleRad < maxAngleRad)) {
        throw new IllegalArgumentException(
            "min_angle must be below max_angle, were %s and %s"
                .formatted(Unit.DEG.text(minAngleRad), Unit.DEG.text(maxAngleRad)));
      }
    }
  }

  private final Actuator limits;
  private final SecondOrderLag lag;
  private final double maxStepRad;
  private final boolean isIdeal;

  private double before;

  /**
   * @param stepS length of every step [s]
   */
  public PitchDrive(Actuator actuator, double stepS) {
    limits = actuator;
    isIdeal = actuator.frequencyRadPerS() == 0;
    double frequency = isIdeal ? 1 : actuator.frequencyRadPerS();
    lag = new SecondOrderLag(frequency, actuator.dampingRatio(), stepS);
    maxStepRad = actuator.maxRateRadPerS() * stepS;
  }

  /** At rest at a pitch [rad]. */
  public void settle(double pitchRad) {
    lag.settle(pitchRad);
    before = pitchRad;
  }

  /** One step towards a command [rad], which is held during it. */
  public void advance(double commandRad) {
    before = lag.value();
    double target = Limit.clip(commandRad, limits.minAngleRad(), limits.maxAngleRad());
    if (isIdeal) {
      lag.force(target, 0);
    } else {
      lag.follow(target);
    }
    double within = Limit.clip(lag.value(), before - maxStepRad, before + maxStepRad);
    if (within != lag.value()) {
      lag.force(within, Math.copySign(limits.maxRateRadPerS(), within - before));
    }
    double inTravel = Limit.clip(lag.value(), limits.minAngleRad(), limits.maxAngleRad());
    if (inTravel != lag.value()) {
      lag.force(inTravel, 0);
    }
  }

  /** At the end of the last step [rad]. */
  public double pitchRad() {
    return lag.value();
  }

  /**
   * Pitch within the last step.
   *
   * @param share 0 at its beginning, 1 at its end
   */
  public double pitchRadWithin(double share) {
    return before + share * (lag.value() - before);
  }
}
