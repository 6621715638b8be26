package org.tipspeed.evaluation;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.tipspeed.evaluation.FlightMetric.Preference;
import org.tipspeed.quantity.Check;

/**
 * What a policy is to reach on the validation winds, in relation to the baseline.
 *
 * @param metric key of a {@link FlightMetric}
 * @param ratio mean over the winds, divided by the baseline's
 * @param tolerance a miss by this much costs 1, by twice as much 4
 */
public record ValidationGoal(String metric, double ratio, double tolerance) {

  public ValidationGoal {
    if (FlightMetric.judging(metric).isEmpty()) {
      throw new IllegalArgumentException(
          "metric must be one of %s, was '%s'".formatted(choice(), metric));
    }
    Check.positive("ratio", ratio);
    Check.positive("tolerance", tolerance);
  }

  private static String choice() {
    return Arrays.stream(FlightMetric.values())
        .filter(each -> each.preference() != Preference.NONE)
        .map(FlightMetric::key)
        .collect(Collectors.joining(", "));
  }

  private FlightMetric wanted() {
    return FlightMetric.judging(metric).orElseThrow();
  }

  /** The ratio that was reached; empty where there is nothing to compare. */
  OptionalDouble reached(Comparison comparison) {
    return comparison.ratio(wanted());
  }

  /** The square of how far the goal was missed, in tolerances; 0 if it was met. */
  double penalty(Comparison comparison) {
    double reached = reached(comparison).orElse(ratio);
    boolean higher = wanted().preference() == Preference.HIGHER;
    double tolerances = Math.max(0, higher ? ratio - reached : reached - ratio) / tolerance;
    return tolerances * tolerances;
  }
}
