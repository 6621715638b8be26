package org.tipspeed.rundir;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.tipspeed.environment.Standing;

/** {@code episodes.csv}: one row per training episode. */
public final class EpisodeLog implements AutoCloseable {

  private static final List<String> COLUMNS =
      List.of("episode", "steps", "return", "end", "reason");

  private final CsvLog log;
  private final Map<String, Long> endings = new TreeMap<>();

  private EpisodeLog(CsvLog log) {
    this.log = log;
  }

  /**
   * Begins a log, or goes on with that of an earlier session. What came after its last checkpoint
   * is dropped, because it will happen again.
   *
   * @param lastEpisode the last episode that the checkpoint knows; -1 if none
   */
  public static EpisodeLog open(Path file, long lastEpisode) {
    CsvLog csv = CsvLog.open(file, COLUMNS, CsvLog.upTo(lastEpisode));
    EpisodeLog log = new EpisodeLog(csv);
    read(file).forEach(row -> log.countEnding(row.end()));
    return log;
  }

  public static List<EpisodeRow> read(Path file) {
    return CsvLog.read(file).stream().map(row -> parse(file, row)).toList();
  }

  public void append(EpisodeRow row) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("episode", Long.toString(row.episode()));
    fields.put("steps", Long.toString(row.steps()));
    fields.put("return", Double.toString(row.episodeReturn()));
    fields.put("end", kind(row.end()));
    fields.put("reason", row.end().reason());
    row.metrics().forEach((name, value) -> fields.put(name, Double.toString(value)));
    log.append(fields);
    countEnding(row.end());
  }

  /** How many of the logged episodes ended in which way, such as {@code terminated: overspeed}. */
  public Map<String, Long> endings() {
    return new TreeMap<>(endings);
  }

  @Override
  public void close() {
    log.close();
  }

  private void countEnding(Standing end) {
    endings.merge(kind(end) + ": " + end.reason(), 1L, Long::sum);
  }

  private static String kind(Standing end) {
    return end.kind().name().toLowerCase(Locale.ROOT);
  }

  private static EpisodeRow parse(Path file, Map<String, String> row) {
    try {
      return new EpisodeRow(
          Long.parseLong(row.get("episode")),
          Long.parseLong(row.get("steps")),
          Double.parseDouble(row.get("return")),
          new Standing(
              Standing.Kind.valueOf(row.get("end").toUpperCase(Locale.ROOT)), row.get("reason")),
          CsvLog.others(row, COLUMNS));
    } catch (IllegalArgumentException | NullPointerException e) {
      throw CsvLog.strange(file, "episode", row);
    }
  }
}
