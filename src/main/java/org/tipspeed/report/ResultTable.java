package org.tipspeed.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tipspeed.evaluation.Comparison;
import org.tipspeed.evaluation.FlightMetric;
import org.tipspeed.evaluation.FlightMetrics;
import org.tipspeed.evaluation.MetricsSettings;
import org.tipspeed.wind.WindCase;

/** Results as fixed-width text for a terminal. */
public final class ResultTable {

  /**
   * A column of the table of flights, in two lines of head.
   *
   * @param metric what it shows
   * @param name short
   */
  private record Column(FlightMetric metric, String name) {}

  private static final List<Column> PER_FLIGHT =
      List.of(
          new Column(FlightMetric.MEAN_POWER, "power"),
          new Column(FlightMetric.GENERATOR_SPEED_STD, "gen std"),
          new Column(FlightMetric.GENERATOR_SPEED_MAX, "gen max"),
          new Column(FlightMetric.PITCH_TRAVEL, "pitch"),
          new Column(FlightMetric.TOWER_BASE_FA_DEL, "tower DEL"),
          new Column(FlightMetric.BLADE_ROOT_OOP_DEL, "blade DEL"));

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
      default -> "Means over %d winds that both flew to the end.".formatted(comparison.pairs());
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
    comparison.ratios().entrySet().stream()
        .filter(entry -> entry.getKey().headline())
        .forEach(entry -> rows.add(row(entry.getKey(), entry.getValue())));
    return aligned(rows);
  }

  /** One row per flight. */
  public static String of(List<FlightMetrics> flights) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("wind", "controller", "end", "time"));
    List<String> units = new ArrayList<>(List.of("", "", "", "s"));
    PER_FLIGHT.forEach(column -> head.add(column.name()));
    PER_FLIGHT.forEach(column -> units.add(column.metric().unit()));
    rows.add(head);
    rows.add(units);
    for (FlightMetrics flight : flights) {
      List<String> row = new ArrayList<>();
      row.add(shortName(flight.wind()));
      row.add(flight.controller());
      row.add(flight.end().reason());
      row.add(number(flight.durationS()));
      PER_FLIGHT.forEach(column -> row.add(value(flight.values(), column.metric())));
      rows.add(row);
    }
    return aligned(rows);
  }

  /** What the figures depend on, in one line. */
  public static String footnote(MetricsSettings settings) {
    return "First %s s of a flight skipped: nothing is measured in shorter ones. DEL: rainflow, m = %s tower and %s blade, %s Hz.%n"
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

  private static String ratio(double value) {
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
