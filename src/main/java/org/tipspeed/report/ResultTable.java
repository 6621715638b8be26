package org.tipspeed.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tipspeed.evaluation.Comparison;
import org.tipspeed.evaluation.FlightMetric;
import org.tipspeed.evaluation.FlightMetrics;
import org.tipspeed.evaluation.MetricsSettings;
import org.tipspeed.wind.WindCase;

/** Results as fixed-width text for a terminal. */
public final class ResultTable {

  /**
   * A column of a table, narrow as its head has a line for each of two words.
   *
   * @param metric what it shows
   */
  record Column(FlightMetric metric, String upper, String lower) {}

  private static final List<Column> PER_FLIGHT =
      List.of(
          new Column(FlightMetric.MEAN_POWER, "mean", "power"),
          new Column(FlightMetric.GENERATOR_SPEED_STD, "gen", "std"),
          new Column(FlightMetric.GENERATOR_SPEED_MAX, "gen", "max"),
          new Column(FlightMetric.PITCH_TRAVEL, "pitch", "travel"),
          new Column(FlightMetric.TOWER_BASE_FA_DEL, "tower", "DEL"),
          new Column(FlightMetric.BLADE_ROOT_OOP_DEL, "blade", "DEL"));

  private ResultTable() {}

  /**
   * One row per headline metric: the means of both controllers, their ratio, its interval, a
   * verdict.
   */
  public static String of(Comparison comparison) {
    String table = comparison.pairs() == 0 ? "" : table(comparison);
    StringBuilder text = new StringBuilder(table).append(pairs(comparison)).append('\n');
    comparison.leftOut().forEach(each -> text.append("Left out: ").append(each).append('\n'));
    return text.toString();
  }

  private static String pairs(Comparison comparison) {
    return switch (comparison.pairs()) {
      case 0 -> "There is nothing to compare: no wind was flown to the end by both.";
      case 1 -> "One wind was flown to the end by both.";
      default ->
          "Means over %d winds that both flew to the end; of maxima the highest of these flights."
              .formatted(comparison.pairs());
    };
  }

  private static String table(Comparison comparison) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "",
            comparison.reference(),
            comparison.controller(),
            "ratio",
            interval(comparison),
            ""));
    FlightMetric.headlines().stream()
        .filter(comparison.ratios()::containsKey)
        .forEach(metric -> rows.add(row(metric, comparison.ratios().get(metric))));
    return aligned(rows);
  }

  /** One row per flight. */
  public static String of(List<FlightMetrics> flights) {
    UnaryOperator<WindCase> named = naming(flights);
    List<List<String>> rows = new ArrayList<>();
    rows.add(line(List.of("", "", "", ""), Column::upper));
    rows.add(line(List.of("wind", "controller", "end", "time"), Column::lower));
    rows.add(line(List.of("", "", "", "s"), column -> column.metric().unit()));
    for (FlightMetrics flight : flights) {
      List<String> first =
          List.of(
              shortName(named.apply(flight.wind())),
              flight.controller(),
              flight.end().reason(),
              number(flight.durationS()));
      rows.add(line(first, column -> value(flight.values(), column.metric())));
    }
    return aligned(rows);
  }

  private static List<String> line(List<String> first, Function<Column, String> rest) {
    return Stream.concat(first.stream(), PER_FLIGHT.stream().map(rest)).toList();
  }

  /** Without the duration, which has a column of its own, unless winds differ in nothing else. */
  private static UnaryOperator<WindCase> naming(List<FlightMetrics> flights) {
    Set<WindCase> winds = flights.stream().map(FlightMetrics::wind).collect(Collectors.toSet());
    long shorter = winds.stream().map(ResultTable::withoutDuration).distinct().count();
    return shorter == winds.size() ? ResultTable::withoutDuration : UnaryOperator.identity();
  }

  private static WindCase withoutDuration(WindCase wind) {
    Map<String, String> options = new LinkedHashMap<>(wind.options());
    options.remove("duration");
    return new WindCase(wind.kind(), wind.argument(), options);
  }

  /** What the figures depend on, in one line. */
  public static String footnote(MetricsSettings settings) {
    return "First %s s of a flight skipped: nothing is measured in shorter ones.%nDEL: rainflow, m = %s tower and %s blade, %s Hz.%n"
        .formatted(
            number(settings.skippedTransientS()),
            number(settings.towerExponent()),
            number(settings.bladeExponent()),
            number(settings.equivalentFrequencyHz()));
  }

  /** Four significant digits, without exponent; large numbers whole. */
  public static String number(double value) {
    if (value == 0) {
      return "0";
    }
    int digits = Math.max(0, 3 - (int) Math.floor(Math.log10(Math.abs(value))));
    String text = String.format(Locale.ROOT, "%." + Math.min(digits, 6) + "f", value);
    return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
  }

  static String label(FlightMetric metric) {
    return metric.unit().isEmpty()
        ? metric.label()
        : "%s [%s]".formatted(metric.label(), metric.unit());
  }

  private static List<String> row(FlightMetric metric, Comparison.Ratio ratio) {
    Comparison.Highest highest = ratio.highest();
    if (highest != null) {
      return List.of(
          label(metric),
          number(highest.reference()),
          number(highest.own()),
          ratio(highest.ratio()),
          "-",
          "");
    }
    Comparison.Interval interval = ratio.interval();
    return List.of(
        label(metric),
        number(ratio.referenceMean()),
        number(ratio.mean()),
        ratio(ratio.value()),
        interval == null ? "-" : ratio(interval.low()) + " to " + ratio(interval.high()),
        ratio.verdict() == Comparison.Verdict.UNDECIDED
            ? ""
            : ratio.verdict().name().toLowerCase(Locale.ROOT));
  }

  static String interval(Comparison comparison) {
    return number(100 * comparison.confidence()) + " % interval";
  }

  /** A file without its folder; everything else as it is. */
  private static String shortName(WindCase wind) {
    String spec = wind.spec();
    return wind.kind().equals(WindCase.FILE) ? spec.replaceFirst(".*[/\\\\]", "") : spec;
  }

  static String ratio(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
  }

  private static String value(Map<FlightMetric, Double> values, FlightMetric metric) {
    Double value = values.get(metric);
    return value == null ? "-" : number(value);
  }

  /** Columns as wide as their widest text; the first to the left, the others to the right. */
  public static String aligned(List<List<String>> rows) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String format = (i == 0 ? "%-" : "  %") + Math.max(1, widths[i]) + "s";
        line.append(format.formatted(row.get(i)));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
