package org.tipspeed.evaluation;

import java.util.Arrays;
import java.util.List;
import org.tipspeed.quantity.Check;
import org.tipspeed.wind.WindSpec;

/**
 * On which winds a policy is judged, none of which it may have been trained on.
 *
 * @param validationWinds wind specs for choosing the best policy during training
 * @param validationGoals what the best policy misses by least; if there are none it is the one with
 *     the highest mean return
 * @param winds wind specs for the final comparison with the baseline
 * @param durationS length of each flight of the final comparison, and at most of those towards the
 *     goals [s]
 * @param jobs flights at the same time; 0 for one per processor
 * @param metrics how metrics are computed
 * @param comparison how sure a comparison wants to be
 * @param site what year and lifetime are reckoned for
 */
public record EvaluationSettings(
    List<WindSpec> validationWinds,
    List<ValidationGoal> validationGoals,
    List<WindSpec> winds,
    double durationS,
    int jobs,
    MetricsSettings metrics,
    ComparisonSettings comparison,
    SiteSettings site) {

  public static final EvaluationSettings DEFAULTS =
      new EvaluationSettings(
          specs(
              "ntm:7,class=B,seed=9001,duration=130",
              "ntm:11,class=B,seed=9002,duration=130",
              "ntm:15,class=B,seed=9003,duration=130",
              "ntm:20,class=B,seed=9004,duration=130"),
          List.of(),
          specs(
              "ntm:8,class=B,seed=9501,duration=300",
              "ntm:12,class=B,seed=9502,duration=300",
              "ntm:16,class=B,seed=9503,duration=300",
              "ntm:20,class=B,seed=9504,duration=300"),
          300,
          0,
          MetricsSettings.DEFAULTS,
          ComparisonSettings.DEFAULTS,
          SiteSettings.DEFAULTS);

  /** A day [s]. */
  static final double LONGEST_S = 86_400;

  private static List<WindSpec> specs(String... texts) {
    return Arrays.stream(texts).map(WindSpec::new).toList();
  }

  public EvaluationSettings {
    validationWinds = List.copyOf(validationWinds);
    validationGoals = List.copyOf(validationGoals);
    winds = List.copyOf(winds);
    Check.notEmpty("validation_winds", validationWinds, "wind");
    requireDrawn("winds", winds);
    if (!validationGoals.isEmpty()) {
      requireDrawn("validation_winds", validationWinds);
    }
    Check.that(
        durationS > 0 && durationS <= LONGEST_S,
        "duration_s must be above 0 and at most %.0f".formatted(LONGEST_S),
        durationS);
    Check.that(jobs >= 0 && jobs <= 1000, "jobs must be in 0..1000", jobs);
  }

  /** The same as far as flying on other winds needs them: how long, and how it is measured. */
  public EvaluationSettings toFly() {
    return new EvaluationSettings(
        DEFAULTS.validationWinds,
        DEFAULTS.validationGoals,
        DEFAULTS.winds,
        durationS,
        DEFAULTS.jobs,
        metrics,
        comparison,
        site);
  }

  /** Every controller flies the same winds, so there is nothing to draw. */
  private static void requireDrawn(String key, List<WindSpec> winds) {
    winds.stream()
        .filter(WindSpec::isTemplate)
        .findFirst()
        .ifPresent(
            template -> {
              throw new IllegalArgumentException(
                  key + " must be winds without a range or seed=*, had " + template);
            });
  }
}
