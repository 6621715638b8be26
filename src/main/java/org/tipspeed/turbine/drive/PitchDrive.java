package org.tipspeed.turbine.drive;

import org.tipspeed.quantity.Limit;

/** The pitch actuator of one blade: second order, with limits of rate and travel. */
public final class PitchDrive {

  private final PitchActuator limits;
  private final SecondOrderLag lag;
  private final double maxStepRad;
  private final boolean isIdeal;

  private double before;

  /**
   * @param stepS length of every step [s]
   */
  public PitchDrive(PitchActuator actuator, double stepS) {
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
