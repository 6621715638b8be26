package org.tipspeed.evaluation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.tipspeed.environment.Standing;
import org.tipspeed.flight.FlightRecord;
import org.tipspeed.wind.WindCase;

/**
 * The figures of one flight.
 *
 * @param controller name of the controller
 * @param wind the wind it flew in
 * @param durationS how long it flew, the skipped transient included [s]
 * @param end how it ended
 * @param detail one sentence if something failed, else empty
 * @param values what could be measured; a metric that could not is absent, never zero
 */
public record FlightMetrics(
    String controller,
    WindCase wind,
    double durationS,
    Standing end,
    String detail,
    Map<FlightMetric, Double> values) {

  public FlightMetrics {
    Map<FlightMetric, Double> ordered = new EnumMap<>(FlightMetric.class);
    ordered.putAll(values);
    values = Collections.unmodifiableMap(ordered);
  }

  public static FlightMetrics of(FlightRecord flight, MetricsSettings settings) {
    Map<FlightMetric, Double> values = new EnumMap<>(FlightMetric.class);
    FlightWindow window = new FlightWindow(flight, settings);
    for (FlightMetric metric : FlightMetric.values()) {
      double value = metric.of(window);
      if (Double.isFinite(value)) {
        values.put(metric, value);
      }
    }
    return new FlightMetrics(
        flight.controller(),
        flight.wind(),
        flight.durationS(),
        flight.end(),
        flight.detail(),
        values);
  }

  /** The same under another name: where two simulators are compared, that of the simulator. */
  FlightMetrics by(String name) {
    return new FlightMetrics(name, wind, durationS, end, detail, values);
  }

  public OptionalDouble get(FlightMetric metric) {
    Double value = values.get(metric);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** Whether the flight lasted as long as time and wind allowed, so that it may be compared. */
  public boolean completed() {
    return end.kind() == Standing.Kind.TRUNCATED;
  }
}
