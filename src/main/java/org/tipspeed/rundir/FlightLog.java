package org.tipspeed.rundir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tipspeed.environment.Standing;
import org.tipspeed.evaluation.FlightMetric;
import org.tipspeed.evaluation.FlightMetrics;
import org.tipspeed.wind.WindCases;
import org.tipspeed.wind.WindException;

/**
 * {@code flights.csv}: one row per flight of an evaluation, on disk as soon as it is over, so that
 * an interrupted evaluation can go on where it stopped.
 */
public final class FlightLog implements AutoCloseable {

  private static final List<String> COLUMNS =
      Stream.concat(
              Stream.of("suite", "controller", "wind", "duration_s", "end", "end_kind", "detail"),
              Stream.of(FlightMetric.values()).map(FlightMetric::key))
          .toList();

  private final CsvLog log;

  private FlightLog(CsvLog log) {
    this.log = log;
  }

  /** Begins a log, in place of one that may stand there. */
  public static FlightLog create(Path file) {
    return new FlightLog(CsvLog.create(file, COLUMNS));
  }

  /** Begins a log, or goes on with one. */
  public static FlightLog open(Path file) {
    return new FlightLog(CsvLog.open(file, COLUMNS, row -> true));
  }

  /**
   * The flights logged so far.
   *
   * @return by name of the suite; empty if there is no such file
   * @throws ReportException if a row is no flight
   */
  public static Map<String, List<FlightMetrics>> read(Path file) {
    if (!Files.exists(file)) {
      return Map.of();
    }
    return CsvLog.read(file).stream()
        .collect(
            Collectors.groupingBy(
                row -> row.getOrDefault("suite", ""),
                Collectors.mapping(row -> parse(file, row), Collectors.toList())));
  }

  /**
   * @param suite name of the suite that the flight belongs to; may be empty
   */
  public void append(String suite, FlightMetrics flight) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("suite", suite);
    row.put("controller", flight.controller());
    row.put("wind", flight.wind().spec());
    row.put("duration_s", Double.toString(flight.durationS()));
    row.put("end", flight.end().reason());
    row.put("end_kind", flight.end().kind().name().toLowerCase(Locale.ROOT));
    row.put("detail", flight.detail());
    flight.values().forEach((metric, value) -> row.put(metric.key(), Double.toString(value)));
    log.append(row);
  }

  @Override
  public void close() {
    log.close();
  }

  private static FlightMetrics parse(Path file, Map<String, String> row) {
    try {
      return new FlightMetrics(
          row.get("controller"),
          WindCases.parse(row.get("wind")),
          Double.parseDouble(row.get("duration_s")),
          new Standing(
              Standing.Kind.valueOf(row.get("end_kind").toUpperCase(Locale.ROOT)), row.get("end")),
          row.get("detail"),
          values(row));
    } catch (IllegalArgumentException | NullPointerException | WindException e) {
      throw CsvLog.strange(file, "flight", row);
    }
  }

  private static Map<FlightMetric, Double> values(Map<String, String> row) {
    Map<FlightMetric, Double> values = new EnumMap<>(FlightMetric.class);
    for (FlightMetric metric : FlightMetric.values()) {
      String text = row.getOrDefault(metric.key(), "");
      if (!text.isEmpty()) {
        values.put(metric, Double.parseDouble(text));
      }
    }
    return values;
  }
}
