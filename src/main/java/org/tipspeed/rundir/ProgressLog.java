package org.tipspeed.rundir;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code progress.csv}: how learning goes, at moments that the trainer chooses. */
public final class ProgressLog implements AutoCloseable {

  private static final List<String> COLUMNS = List.of("episode", "steps");

  private final CsvLog log;

  private ProgressLog(CsvLog log) {
    this.log = log;
  }

  /**
   * Begins a log, or goes on with that of an earlier session; see {@link EpisodeLog#open}.
   *
   * @param lastEpisode the last episode that the checkpoint knows; -1 if none
   */
  public static ProgressLog open(Path file, long lastEpisode) {
    return new ProgressLog(CsvLog.open(file, COLUMNS, CsvLog.upTo(lastEpisode)));
  }

  public static List<ProgressRow> read(Path file) {
    return CsvLog.read(file).stream().map(row -> parse(file, row)).toList();
  }

  public void append(ProgressRow row) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("episode", Long.toString(row.episode()));
    fields.put("steps", Long.toString(row.steps()));
    row.figures().forEach((name, value) -> fields.put(name, Double.toString(value)));
    log.append(fields);
  }

  @Override
  public void close() {
    log.close();
  }

  private static ProgressRow parse(Path file, Map<String, String> row) {
    try {
      return new ProgressRow(
          Long.parseLong(row.get("episode")),
          Long.parseLong(row.get("steps")),
          CsvLog.others(row, COLUMNS));
    } catch (IllegalArgumentException e) {
      throw CsvLog.strange(file, "progress", row);
    }
  }
}
