package org.tipspeed.evaluation;

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
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must be between 0 and 1, was " + confidence);
    }
    if (resamples < 100) {
      throw new IllegalArgumentException("resamples must be at least 100, was " + resamples);
    }
    if (resamples > 1_000_000) {
      throw new IllegalArgumentException("resamples must be at most 1000000, was " + resamples);
    }
    if (minimumPairs < 2) {
      throw new IllegalArgumentException("minimum_pairs must be at least 2, was " + minimumPairs);
    }
  }
}
