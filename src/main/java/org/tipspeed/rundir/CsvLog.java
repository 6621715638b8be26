package org.tipspeed.rundir;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.tipspeed.files.InputFile;

/**
 * A CSV file that grows by rows, each on disk as soon as it is appended. A row with a column that
 * the file does not have yet widens the whole file; a column that a row lacks stays empty. Numbers
 * are exact, so that a resumed run can be compared bit by bit. Control characters are written out,
 * see {@link VisibleText}.
 */
final class CsvLog implements AutoCloseable {

  private final Path file;
  private List<String> columns;
  private CsvWriter writer;

  private CsvLog(Path file, List<String> columns) {
    this.file = file;
    this.columns = columns;
  }

  static CsvLog create(Path file, List<String> columns) {
    CsvLog log = new CsvLog(file, columns);
    log.rewrite(List.of());
    return log;
  }

  /**
   * Begins a file, or opens one again and drops the rows that are not to be kept, and one that is
   * torn.
   */
  static CsvLog open(Path file, List<String> columns, Predicate<Map<String, String>> kept) {
    if (!Files.exists(file)) {
      return create(file, columns);
    }
    List<Map<String, String>> rows = read(file).stream().filter(kept).toList();
    Set<String> found = new LinkedHashSet<>(columns);
    rows.forEach(row -> found.addAll(row.keySet()));
    CsvLog log = new CsvLog(file, List.copyOf(found));
    log.rewrite(rows);
    return log;
  }

  /** All whole rows, each from column name to text. */
  static List<Map<String, String>> read(Path file) {
    try {
      String text = Files.readString(InputFile.regular(file));
      String whole = text.substring(0, text.lastIndexOf('\n') + 1);
      List<Map<String, String>> rows = new ArrayList<>();
      var reader =
          CsvReader.builder()
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .ofNamedCsvRecord(whole);
      for (NamedCsvRecord record : reader) {
        if (record.getFieldCount() == record.getHeader().size()) {
          rows.add(original(record.getFieldsAsMap()));
        }
      }
      return rows;
    } catch (CsvParseException e) {
      throw new ReportException("%s is no CSV file: %s".formatted(file, e.getMessage()));
    } catch (IOException e) {
      throw ReportException.cannot("read", file, e);
    }
  }

  private static Map<String, String> original(Map<String, String> row) {
    row.replaceAll((column, text) -> VisibleText.original(text));
    return row;
  }

  void append(Map<String, String> row) {
    if (!columns.containsAll(row.keySet())) {
      widen(row.keySet());
    }
    try {
      writeRow(writer, row);
      writer.flush();
    } catch (UncheckedIOException e) {
      throw ReportException.cannot("write", file, e.getCause());
    } catch (IOException e) {
      throw ReportException.cannot("write", file, e);
    }
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw ReportException.cannot("write", file, e);
    }
  }

  private void widen(Set<String> more) {
    close();
    List<Map<String, String>> rows = read(file);
    Set<String> wider = new LinkedHashSet<>(columns);
    wider.addAll(more);
    columns = List.copyOf(wider);
    rewrite(rows);
  }

  private void rewrite(List<Map<String, String>> rows) {
    WholeFile.write(file, text -> writeAll(text, rows));
    try {
      writer = format().build(file, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw ReportException.cannot("write", file, e);
    }
  }

  private void writeAll(Writer text, List<Map<String, String>> rows) throws IOException {
    @SuppressWarnings("resource") // closing it would close the file that WholeFile still forces
    CsvWriter all = format().build(text);
    all.writeRecord(columns);
    rows.forEach(row -> writeRow(all, row));
    all.flush();
  }

  private void writeRow(CsvWriter target, Map<String, String> row) {
    target.writeRecord(
        columns.stream().map(column -> VisibleText.line(row.getOrDefault(column, ""))).toList());
  }

  private static CsvWriter.CsvWriterBuilder format() {
    return CsvWriter.builder().lineDelimiter(LineDelimiter.LF);
  }

  /** The figures in all but the given columns; empty fields are left out. */
  static Map<String, Double> others(Map<String, String> row, Collection<String> except) {
    Map<String, Double> figures = new LinkedHashMap<>();
    row.forEach(
        (name, text) -> {
          if (!except.contains(name) && !text.isEmpty()) {
            figures.put(name, Double.parseDouble(text));
          }
        });
    return figures;
  }

  /** Rows up to an episode, that one included; a row without a number is not kept. */
  static Predicate<Map<String, String>> upTo(long lastEpisode) {
    return row -> {
      String episode = row.getOrDefault("episode", "");
      return episode.matches("\\d{1,18}") && Long.parseLong(episode) <= lastEpisode;
    };
  }
}
