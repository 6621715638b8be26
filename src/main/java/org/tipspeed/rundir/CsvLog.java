package org.tipspeed.rundir;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecordHandler;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
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

  /** Some two hundred thousand rows. */
  private static final long MOST_BYTES = 64 << 20;

  /** What is made of a field takes a hundred bytes, however short it is. */
  private static final long MOST_FIELDS = 4_000_000;

  private static final int MOST_COLUMNS = 500;
  private static final int LONGEST_FIELD = 100_000;
  private static final int LONGEST_ROW = 1_000_000;
  private static final int LONGEST_SHOWN = 500;

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
      List<Map<String, String>> rows = new ArrayList<>();
      long fields = 0;
      for (NamedCsvRecord record : records(wholeLines(InputFile.bytes(file, MOST_BYTES)))) {
        fields += record.getFieldCount();
        if (fields > MOST_FIELDS) {
          throw new IOException("has more than %d fields".formatted(MOST_FIELDS));
        }
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

  /** A torn line may end within a letter. */
  private static String wholeLines(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  private static CsvReader<NamedCsvRecord> records(String text) {
    var named =
        NamedCsvRecordHandler.of(
            limits ->
                limits
                    .maxFields(MOST_COLUMNS)
                    .maxFieldSize(LONGEST_FIELD)
                    .maxRecordSize(LONGEST_ROW));
    return CsvReader.builder()
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .build(named, text);
  }

  /** A row that is none of those that a file should have. */
  static ReportException strange(Path file, String kind, Map<String, String> row) {
    String text = row.toString();
    String shown = text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    return new ReportException("%s has a row that is no %s: %s".formatted(file, kind, shown));
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
