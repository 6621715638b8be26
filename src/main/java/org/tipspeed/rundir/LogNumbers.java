package org.tipspeed.rundir;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Numbers in the rows of a run's logs: exact, so that a resumed run can be compared bit by bit. */
public final class LogNumbers {

  private LogNumbers() {}

  public static String format(double value) {
    return Double.toString(value);
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
