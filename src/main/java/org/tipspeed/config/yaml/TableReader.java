package org.tipspeed.config.yaml;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a CSV file into records, strictly: each cell that is asked for is a number in its range.
 */
final class TableReader<R extends Record> {

  /** A file of the wrong kind has a problem in each cell; the first few tell. */
  private static final int MOST_TOLD = 10;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final String source;
  private final SettingsShape<R> shape;
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final List<R> rows = new ArrayList<>();
  private final List<SettingsException.Problem> problems = new ArrayList<>();

  private TableReader(Path file, SettingsShape<R> shape) {
    this.source = file.toString();
    this.shape = shape;
  }

  /**
   * @param file UTF-8 text with a head line
   * @param shape of a row
   * @param problems receives what is wrong
   * @return the rows in the order of the file; empty if there are problems
   * @throws SettingsException if there is no such file
   */
  static <R extends Record> Optional<Object> read(
      Path file, SettingsShape<R> shape, List<SettingsException.Problem> problems) {
    TableReader<R> table = new TableReader<>(file, shape);
    table.read(SettingsReader.text(file));
    table.tell(problems);
    return table.problems.isEmpty() ? Optional.of(List.copyOf(table.rows)) : Optional.empty();
  }

  private void read(String text) {
    String csv = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    try {
      Iterator<CsvRecord> lines =
          CsvReader.builder()
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .ofCsvRecord(csv)
              .iterator();
      readHead(lines);
      lines.forEachRemaining(this::readRow);
    } catch (CsvParseException e) {
      report(0, "", "is not a CSV table: " + e.getMessage());
    }
    if (rows.isEmpty() && problems.isEmpty()) {
      report(0, "", "has no rows below its head");
    }
  }

  private void readHead(Iterator<CsvRecord> lines) {
    List<String> head =
        lines.hasNext() ? lines.next().getFields().stream().map(String::strip).toList() : List.of();
    for (String key : shape.keys()) {
      if (head.indexOf(key) != head.lastIndexOf(key)) {
        report(1, key, "stands twice in the head");
      } else if (head.contains(key)) {
        columns.put(key, head.indexOf(key));
      } else {
        report(1, key, "has no column; there are " + Scalars.cut(String.join(", ", head)));
      }
    }
  }

  private void readRow(CsvRecord line) {
    Map<String, Object> values = new LinkedHashMap<>();
    columns.forEach((key, column) -> cell(line, key, column).ifPresent(v -> values.put(key, v)));
    if (values.size() < shape.keys().size()) {
      return;
    }
    try {
      rows.add(shape.make(values));
    } catch (IllegalArgumentException refusal) {
      report(line.getStartingLineNumber(), "", refusal.getMessage());
    }
  }

  private Optional<Object> cell(CsvRecord line, String key, int column) {
    try {
      String text = column < line.getFieldCount() ? line.getField(column).strip() : "";
      double value = Scalars.number(text, true);
      return Optional.of(Quantities.si(value, shape.quantity(key).orElseThrow(), false));
    } catch (IllegalArgumentException e) {
      return report(line.getStartingLineNumber(), key, e.getMessage());
    }
  }

  private Optional<Object> report(long line, String key, String message) {
    problems.add(new SettingsException.Problem(source, (int) line, key, message));
    return Optional.empty();
  }

  private void tell(List<SettingsException.Problem> all) {
    all.addAll(problems.subList(0, Math.min(MOST_TOLD, problems.size())));
    int untold = problems.size() - MOST_TOLD;
    if (untold > 0) {
      int line = problems.get(MOST_TOLD).line();
      all.add(
          new SettingsException.Problem(
              source, line, "", "here and below are %d problems more".formatted(untold)));
    }
  }
}
