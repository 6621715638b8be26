package org.tipspeed.nn;

/**
 * How Adam steps.
 *
 * @param learningRate step size at the start
 * @param finalLearningRate step size from {@code rateDecaySteps} on
 * @param rateDecay how it gets there
 * @param rateDecaySteps steps until then; 0 keeps the rate as it is
 * @param firstMomentDecay beta 1
 * @param secondMomentDecay beta 2
 * @param epsilon keeps the division finite
 * @param weightDecay pull of all parameters towards zero; 0 for none
 * @param decoupled whether the pull acts on the parameters themselves (AdamW, Loshchilov and Hutter
 *     2019) or as an L2 penalty in the gradient
 * @param gradientNormLimit longest gradient, longer ones are scaled back to it; 0 for no limit
 */
public record AdamSettings(
    double learningRate,
    double finalLearningRate,
    RateDecay rateDecay,
    long rateDecaySteps,
    double firstMomentDecay,
    double secondMomentDecay,
    double epsilon,
    double weightDecay,
    boolean decoupled,
    double gradientNormLimit) {

  public static final AdamSettings DEFAULTS =
      new AdamSettings(1e-3, 0, RateDecay.LINEAR, 0, 0.9, 0.999, 1e-8, 0, false, 0);

  public AdamSettings {
    require(learningRate > 0, "learning_rate must be positive", learningRate);
    require(finalLearningRate >= 0, "final_learning_rate must not be negative", finalLearningRate);
    require(
        rateDecay != RateDecay.EXPONENTIAL || finalLearningRate > 0,
        "final_learning_rate must be positive where rate_decay is exponential",
        finalLearningRate);
    require(rateDecaySteps >= 0, "rate_decay_steps must not be negative", rateDecaySteps);
    requireShare("first_moment_decay", firstMomentDecay);
    requireShare("second_moment_decay", secondMomentDecay);
    require(epsilon > 0, "epsilon must be positive", epsilon);
    require(weightDecay >= 0, "weight_decay must not be negative", weightDecay);
    require(
        gradientNormLimit >= 0,
        "gradient_norm_limit must not be negative (0 is no limit)",
        gradientNormLimit);
  }

  private static void requireShare(String key, double value) {
    require(value >= 0 && value < 1, key + " must be in [0, 1)", value);
  }

  private static void require(boolean condition, String rule, double was) {
    if (!condition) {
      throw new IllegalArgumentException(rule + ", was " + was);
    }
  }

  /** The step size after some steps. */
  double rateAfter(long steps) {
    if (rateDecaySteps == 0) {
      return learningRate;
    }
    double progress = Math.min(1, (double) steps / rateDecaySteps);
    return rateDecay.rate(learningRate, finalLearningRate, progress);
  }
}
