package org.tipspeed.agent.policy;

import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * Gaussian noise in which a share of each step's noise lives on in the next. With the share
 * exp(-theta dt) these are exact samples of an Ornstein-Uhlenbeck process (Gillespie, Phys. Rev. E
 * 54, 1996, equation 1.9), so that its standard deviation does not depend on dt; with the share 0
 * the steps are independent. It starts as it goes on: from the stationary distribution.
 */
final class AutoregressiveNoise implements Noise {

  private final double share;
  private final double[] std;
  private final IntToDoubleFunction scale;
  private final RandomGenerator random;

  /** The process before std and scale: of variance 1. */
  private final double[] state;

  private int step;

  /**
   * @param share what is left of a step's noise in the next, in [0, 1)
   * @param std standard deviation per action dimension
   * @param scale factor of the standard deviation in each step of the episode, from 0
   */
  AutoregressiveNoise(
      double share, double[] std, IntToDoubleFunction scale, RandomGenerator random) {
    this.share = share;
    this.std = std;
    this.scale = scale;
    this.random = random;
    state = new double[std.length];
  }

  @Override
  public void perturb(float[] action) {
    double scaleNow = scale.applyAsDouble(step);
    for (int i = 0; i < state.length; i++) {
      advance(i);
      double noisy = action[i] + scaleNow * std[i] * state[i];
      action[i] = (float) Math.max(-1, Math.min(1, noisy));
    }
    step++;
  }

  private void advance(int i) {
    double fresh = random.nextGaussian();
    state[i] = step == 0 ? fresh : share * state[i] + Math.sqrt(1 - share * share) * fresh;
  }
}
