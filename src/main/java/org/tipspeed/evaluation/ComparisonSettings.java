package org.tipspeed.evaluation;

import org.tipspeed.quantity.Check;

/**
 * How sure a comparison wants to be.
 *
 * @param confidence probability that an interval is to cover
 * @param resamples bootstrap samples per metric
 * @param minimumPairs pairs of flights below which there is no interval and no verdict: with fewer
 *     than five, equal controllers would all too often differ by luck
 */
public record ComparisonSettings(double confidence, int resamples, int minimumPairs) {

  public static final ComparisonSettings DEFAULTS = new ComparisonSettings(0.95, 4000, 5);

  public ComparisonSettings {
    Check.that(confidence > 0 && confidence < 1, "confidence must be between 0 and 1", confidence);
    Check.atLeast("resamples", resamples, 100);
    Check.that(resamples <= 1_000_000, "resamples must be at most 1000000", resamples);
    Check.atLeast("minimum_pairs", minimumPairs, 2);
  }
}
