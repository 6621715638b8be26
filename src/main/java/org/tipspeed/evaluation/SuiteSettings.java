package org.tipspeed.evaluation;

import java.util.List;
import org.tipspeed.flight.disturbance.DisturbanceSettings;
import org.tipspeed.quantity.Check;
import org.tipspeed.wind.WindCase;

/**
 * A suite as it stands in a file: winds to judge controllers on, all flown the same way.
 *
 * @param name short, also the name of its folder among the results
 * @param description one or two sentences for people
 * @param durationS length of each flight, the transient included [s]
 * @param skippedTransientS how much of the beginning counts for no metric [s]
 * @param winds what is flown
 * @param disturbance in what the turbine differs from what its controllers were made for
 */
public record SuiteSettings(
    String name,
    String description,
    double durationS,
    double skippedTransientS,
    List<SuiteWinds> winds,
    DisturbanceSettings disturbance) {

  private static final double LONGEST_S = EvaluationSettings.LONGEST_S;
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]*";

  public SuiteSettings {
    winds = List.copyOf(winds);
    if (!name.matches(NAME)) {
      throw new IllegalArgumentException(
          "name must be of letters, digits, '.', '_' and '-', was '%s'".formatted(name));
    }
    Check.that(
        durationS > 0 && durationS <= LONGEST_S,
        "duration_s must be above 0 and at most %.0f".formatted(LONGEST_S),
        durationS);
    Check.that(
        skippedTransientS >= 0 && skippedTransientS < durationS,
        "skipped_transient_s must be from 0 to below duration_s, which is " + durationS,
        skippedTransientS);
    Check.notEmpty("winds", winds, "wind");
  }

  /** The same winds flown for another time [s]. */
  public SuiteSettings lasting(double seconds) {
    return new SuiteSettings(name, description, seconds, skippedTransientS, winds, disturbance);
  }

  /**
   * The suite with every wind written out.
   *
   * @param metrics how flights are measured, but for the skipped transient
   * @throws org.tipspeed.wind.WindException if a wind is too short
   */
  public Suite suite(MetricsSettings metrics) {
    List<WindCase> cases = winds.stream().flatMap(w -> w.cases(durationS).stream()).toList();
    MetricsSettings skipping = metrics.withSkippedTransientS(skippedTransientS);
    return new Suite(name, description, cases, durationS, skipping, disturbance);
  }
}
