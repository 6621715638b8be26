package org.tipspeed.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tipspeed.evaluation.Comparison;
import org.tipspeed.evaluation.FlightMetric;
import org.tipspeed.evaluation.FlightTally;
import org.tipspeed.evaluation.SuiteResult;
import org.tipspeed.report.ResultTable.Column;
import org.tipspeed.rundir.ReportException;
import org.tipspeed.rundir.WholeFile;

/**
 * Several suites at a glance, a row for each: what a controller gains and loses against the
 * reference, and how safely both flew. As text for a terminal and as {@code suites.csv}.
 */
public final class SuiteTable {

  /**
   * A controller's results in a suite.
   *
   * @param reference absent if the controller flew alone
   */
  private record Row(
      String suite,
      FlightTally controller,
      Optional<FlightTally> reference,
      Optional<Comparison> comparison) {

    OptionalDouble ratio(FlightMetric metric) {
      return comparison.map(each -> each.ratio(metric)).orElse(OptionalDouble.empty());
    }
  }

  private static final List<Column> RATIOS =
      List.of(
          new Column(FlightMetric.ENERGY, "", "energy"),
          new Column(FlightMetric.TOWER_BASE_FA_DEL, "tower", "DEL"),
          new Column(FlightMetric.BLADE_ROOT_OOP_DEL, "blade", "DEL"),
          new Column(FlightMetric.GENERATOR_SPEED_STD_ABOVE_RATED, "gen", "std*"),
          new Column(FlightMetric.PITCH_TRAVEL_ABOVE_RATED, "pitch", "travel*"));

  private final List<Row> rows;

  public SuiteTable(List<SuiteResult> results) {
    rows = results.stream().flatMap(SuiteTable::rows).toList();
  }

  private static Stream<Row> rows(SuiteResult result) {
    String suite = result.suite().title();
    return result.comparisons().isEmpty()
        ? result.tallies().stream()
            .map(own -> new Row(suite, own, Optional.empty(), Optional.empty()))
        : result.comparisons().stream()
            .map(
                each ->
                    new Row(
                        suite,
                        tally(result, each.controller()),
                        Optional.of(tally(result, each.reference())),
                        Optional.of(each)));
  }

  private static FlightTally tally(SuiteResult result, String controller) {
    return result.tallies().stream()
        .filter(each -> each.controller().equals(controller))
        .findFirst()
        .orElseThrow();
  }

  /** Fixed-width text; figures of safety as the controller's, then the reference's. */
  public String text() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(line("", "", "", Column::upper, List.of("max", "over-", "ended")));
    lines.add(
        line("suite", "controller", "flights", Column::lower, List.of("speed", "speeds", "early")));
    rows.forEach(row -> lines.add(line(row)));
    return ResultTable.aligned(lines) + footnote();
  }

  private List<String> line(Row row) {
    return line(
        row.suite(),
        row.controller().controller(),
        Integer.toString(row.controller().flights()),
        column -> fixed(row.ratio(column.metric())),
        List.of(
            both(row, tally -> fixed(tally.maxSpeedRatio())),
            both(row, tally -> Long.toString(tally.overspeeds())),
            both(row, tally -> Long.toString(tally.earlyEndings()))));
  }

  /** A single controller is named below the table. */
  private List<String> line(
      String suite,
      String controller,
      String flights,
      Function<Column, String> ratio,
      List<String> safety) {
    List<String> line = new ArrayList<>();
    line.add(suite);
    if (controllers().size() > 1) {
      line.add(controller);
    }
    line.add(flights);
    RATIOS.forEach(column -> line.add(ratio.apply(column)));
    line.addAll(safety);
    return line;
  }

  private List<String> controllers() {
    return rows.stream().map(row -> row.controller().controller()).distinct().toList();
  }

  private static String both(Row row, Function<FlightTally, String> figure) {
    String own = figure.apply(row.controller());
    return row.reference().map(other -> own + "/" + figure.apply(other)).orElse(own);
  }

  private String footnote() {
    String speed = "Max speed is over rated, the highest of all flights.";
    String whose = controllers().size() == 1 ? " of " + controllers().get(0) : "";
    return rows.stream()
        .flatMap(row -> row.reference().stream())
        .findFirst()
        .map(
            reference ->
                "Ratios%1$s to %2$s (* above rated wind).\n%3$s Behind the slash: %2$s."
                    .formatted(whose, reference.controller(), speed))
        .orElse(speed + (whose.isEmpty() ? "" : " All" + whose + "."));
  }

  private static String fixed(OptionalDouble value) {
    return value.isEmpty() ? "-" : String.format(Locale.ROOT, "%.3f", value.getAsDouble());
  }

  /**
   * Writes the same as CSV; what there is not is empty.
   *
   * @throws ReportException if the file cannot be written
   */
  public void write(Path file) {
    WholeFile.write(file, this::writeTo);
  }

  private void writeTo(Writer text) throws IOException {
    @SuppressWarnings("resource") // closing it would close the file that WholeFile still forces
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
    csv.writeRecord(columns());
    rows.forEach(row -> csv.writeRecord(fields(row)));
    csv.flush();
  }

  /** Name in the file: the metric's without its unit, as a ratio has none. */
  private static String key(Column column) {
    return column.metric().key().replaceFirst("_[a-z0-9]+$", "_ratio");
  }

  private static List<String> columns() {
    List<String> columns = new ArrayList<>(List.of("suite", "controller", "reference", "flights"));
    RATIOS.forEach(column -> columns.add(key(column)));
    for (String owner : List.of("", "reference_")) {
      columns.add(owner + "max_speed_ratio");
      columns.add(owner + "overspeeds");
      columns.add(owner + "early_endings");
    }
    return columns;
  }

  private static List<String> fields(Row row) {
    List<String> fields = new ArrayList<>();
    fields.add(row.suite());
    fields.add(row.controller().controller());
    fields.add(row.reference().map(FlightTally::controller).orElse(""));
    fields.add(Integer.toString(row.controller().flights()));
    RATIOS.forEach(column -> fields.add(exact(row.ratio(column.metric()))));
    fields.addAll(safety(Optional.of(row.controller())));
    fields.addAll(safety(row.reference()));
    return fields;
  }

  private static List<String> safety(Optional<FlightTally> tally) {
    return tally
        .map(
            of ->
                List.of(
                    exact(of.maxSpeedRatio()),
                    Long.toString(of.overspeeds()),
                    Long.toString(of.earlyEndings())))
        .orElse(List.of("", "", ""));
  }

  private static String exact(OptionalDouble value) {
    return value.isEmpty() ? "" : Double.toString(value.getAsDouble());
  }
}
