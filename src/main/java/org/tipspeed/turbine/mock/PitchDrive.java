package org.tipspeed.turbine.mock;

import org.tipspeed.quantity.Limit;

/** The pitch actuator of one blade: second order, with limits of rate and travel. */
final class PitchDrive {

  private final MockParameters.PitchActuator limits;
  private final SecondOrderLag lag;
  private final double maxStepRad;

  private double before;

  PitchDrive(MockParameters.PitchActuator actuator, double stepS) {
    limits = actuator;
    lag = new SecondOrderLag(actuator.frequencyRadPerS(), actuator.dampingRatio(), stepS);
    maxStepRad = actuator.maxRateRadPerS() * stepS;
  }

  void settle(double pitchRad) {
    lag.settle(pitchRad);
    before = pitchRad;
  }

  void advance(double commandRad) {
    before = lag.value();
    lag.follow(Limit.clip(commandRad, limits.minAngleRad(), limits.maxAngleRad()));
    double within = Limit.clip(lag.value(), before - maxStepRad, before + maxStepRad);
    if (within != lag.value()) {
      lag.force(within, Math.copySign(limits.maxRateRadPerS(), within - before));
    }
    double inTravel = Limit.clip(lag.value(), limits.minAngleRad(), limits.maxAngleRad());
    if (inTravel != lag.value()) {
      lag.force(inTravel, 0);
    }
  }

  double pitchRad() {
    return lag.value();
  }

  /**
   * Pitch within the last step.
   *
   * @param share 0 at its beginning, 1 at its end
   */
  double pitchRadWithin(double share) {
    return before + share * (lag.value() - before);
  }
}
