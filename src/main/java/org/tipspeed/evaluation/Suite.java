package org.tipspeed.evaluation;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.tipspeed.flight.disturbance.DisturbanceSettings;
import org.tipspeed.wind.WindCase;

/**
 * Winds that are flown the same way and judged together.
 *
 * @param name short; empty for winds that were chosen one by one
 * @param description one or two sentences for people; may be empty
 * @param winds each is flown once by each controller; what stands twice counts once
 * @param durationS length of a flight [s]
 * @param metrics how flights are measured
 * @param disturbance in what the turbine differs from what its controllers were made for
 */
@RecordBuilder
public record Suite(
    String name,
    String description,
    List<WindCase> winds,
    double durationS,
    MetricsSettings metrics,
    DisturbanceSettings disturbance)
    implements SuiteBuilder.With {

  public Suite {
    winds = winds.stream().distinct().toList();
  }

  /** Winds of the user's choice. */
  public static Suite of(List<WindCase> winds, double durationS, MetricsSettings metrics) {
    return new Suite("", "", winds, durationS, metrics, DisturbanceSettings.DEFAULTS);
  }

  /** The name for people. */
  public String title() {
    return name.isEmpty() ? "Winds" : name;
  }
}
