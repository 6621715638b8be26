package org.tipspeed.turbine.drive;

import org.tipspeed.quantity.Check;

/**
 * A damped oscillator that follows its input, advanced exactly over steps of one length during
 * which the input is held. Under-damped only.
 */
final class SecondOrderLag {

  private final double valueFromValue;
  private final double valueFromRate;
  private final double rateFromValue;
  private final double rateFromRate;

  private double value;
  private double rate;

  SecondOrderLag(double frequencyRadPerS, double dampingRatio, double stepS) {
    Check.that(dampingRatio < 1, "damping ratio must be below 1", dampingRatio);
    double decay = dampingRatio * frequencyRadPerS;
    double damped = frequencyRadPerS * Math.sqrt(1 - dampingRatio * dampingRatio);
    double envelope = Math.exp(-decay * stepS);
    double cosine = envelope * Math.cos(damped * stepS);
    double sine = envelope * Math.sin(damped * stepS) / damped;
    valueFromValue = cosine + decay * sine;
    valueFromRate = sine;
    rateFromValue = -frequencyRadPerS * frequencyRadPerS * sine;
    rateFromRate = cosine - decay * sine;
  }

  /** At rest at a value. */
  void settle(double atValue) {
    value = atValue;
    rate = 0;
  }

  void follow(double input) {
    double distance = value - input;
    double nextRate = rateFromValue * distance + rateFromRate * rate;
    value = input + valueFromValue * distance + valueFromRate * rate;
    rate = nextRate;
  }

  /** Overrides the state, where a limit was met. */
  void force(double toValue, double toRate) {
    value = toValue;
    rate = toRate;
  }

  double value() {
    return value;
  }

  double rate() {
    return rate;
  }
}
