package org.tipspeed.study;

import java.util.Optional;
import org.tipspeed.evaluation.FlightMetric;

/**
 * Two ratios to the baseline that are paid for with each other.
 *
 * @param x key of a metric
 * @param y key of another one
 * @param suite on which they are measured; if it is absent, on the first one flown, or else on the
 *     evaluation winds of the settings
 */
public record FrontSettings(String x, String y, Optional<String> suite) {

  public static final FrontSettings DEFAULTS =
      new FrontSettings(
          FlightMetric.PITCH_TRAVEL_ABOVE_RATED.key(),
          FlightMetric.TOWER_BASE_FA_DEL.key(),
          Optional.empty());

  public FrontSettings {
    requireJudging("x", x);
    requireJudging("y", y);
    if (x.equals(y)) {
      throw new IllegalArgumentException("x and y must be different metrics, both are " + x);
    }
  }

  private static void requireJudging(String axis, String key) {
    if (FlightMetric.judging(key).isEmpty()) {
      throw new IllegalArgumentException(
          "%s must be a metric of evaluation.json that has a ratio, such as %s, was '%s'"
              .formatted(axis, FlightMetric.TOWER_BASE_FA_DEL.key(), key));
    }
  }
}
