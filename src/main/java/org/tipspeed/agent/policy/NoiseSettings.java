package org.tipspeed.agent.policy;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Arrays;
import java.util.List;
import org.tipspeed.quantity.Check;

/**
 * Exploration noise on actions that are scaled to -1..1, and how it fades.
 *
 * <p>The noise of a step is {@code std} times a scale that goes from {@code initialScale} at the
 * start of training to {@code finalScale} after {@code decayLength} steps or episodes and stays
 * there, or follows success up and down: linearly, or exponentially (by the same factor per step).
 *
 * @param kind independent Gaussian noise per step, Ornstein-Uhlenbeck noise, or none
 * @param std standard deviation, one per action dimension or one for all; for Ornstein-Uhlenbeck
 *     noise that of the stationary process, sigma / sqrt(2 theta)
 * @param theta Ornstein-Uhlenbeck: rate of return to zero, per unit of {@code dt}
 * @param dt Ornstein-Uhlenbeck: time between two steps
 * @param decayOver what the scale is a function of
 * @param decayLength in steps or episodes
 * @param success from which to which return the scale goes, where it follows success
 */
@RecordBuilder
public record NoiseSettings(
    Kind kind,
    List<Double> std,
    double theta,
    double dt,
    double initialScale,
    double finalScale,
    Decay decay,
    DecayOver decayOver,
    long decayLength,
    SuccessSettings success)
    implements NoiseSettingsBuilder.With {

  /** How the noise of one step depends on that of the step before. */
  public enum Kind {
    NONE,
    GAUSSIAN,
    ORNSTEIN_UHLENBECK
  }

  /** The course of the scale. */
  public enum Decay {
    LINEAR,
    EXPONENTIAL
  }

  /** What the scale is a function of. */
  public enum DecayOver {
    STEPS,
    EPISODES,
    SUCCESS
  }

  /** A tenth of the actions' range in standard deviation, unchanging. */
  public static final NoiseSettings DEFAULTS =
      NoiseSettingsBuilder.builder()
          .kind(Kind.GAUSSIAN)
          .std(List.of(0.2))
          .theta(0.15)
          .dt(1)
          .initialScale(1)
          .finalScale(1)
          .decay(Decay.LINEAR)
          .decayOver(DecayOver.STEPS)
          .decayLength(100_000)
          .success(SuccessSettings.DEFAULTS)
          .build();

  public NoiseSettings {
    std = List.copyOf(std);
    Check.that(!std.isEmpty(), "std must have one number, or one per action", std);
    for (double each : std) {
      Check.that(each >= 0 && Double.isFinite(each), "std must not be negative", each);
    }
    Check.positive("theta", theta);
    Check.positive("dt", dt);
    requireScale("initial_scale", initialScale, decay);
    requireScale("final_scale", finalScale, decay);
    Check.positive("decay_length", decayLength);
  }

  private static void requireScale(String key, double scale, Decay decay) {
    Check.that(scale >= 0 && Double.isFinite(scale), key + " must not be negative", scale);
    Check.that(
        decay != Decay.EXPONENTIAL || scale > 0,
        key + " must be positive where decay is exponential",
        scale);
  }

  /**
   * The scale of the noise.
   *
   * @param time steps or episodes since the start of training, as {@code decayOver} says
   */
  double scaleAfter(long time) {
    return scale(Math.min(1, (double) time / decayLength));
  }

  /**
   * The scale of the noise.
   *
   * @param fraction of the way from the initial to the final one
   */
  double scale(double fraction) {
    return switch (decay) {
      case LINEAR -> initialScale + fraction * (finalScale - initialScale);
      case EXPONENTIAL -> initialScale * Math.pow(finalScale / initialScale, fraction);
    };
  }

  /** One standard deviation per action dimension. */
  double[] std(int actionDims) {
    Check.that(
        std.size() == 1 || std.size() == actionDims,
        "std must have one number, or one for each of the %d actions".formatted(actionDims),
        std);
    double[] each = new double[actionDims];
    Arrays.setAll(each, i -> std.get(std.size() == 1 ? 0 : i));
    return each;
  }
}
