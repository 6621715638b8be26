package org.tipspeed.rundir;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.tipspeed.wind.WindCase;

/** Names of the files of single flights: {@code <controller>__<wind>} with an ending. */
public final class FlightFiles {

  private final Map<WindCase, String> names = new LinkedHashMap<>();

  /**
   * @param winds all winds of the directory: those that would get the same name are numbered
   */
  public FlightFiles(List<WindCase> winds) {
    Set<String> used = new HashSet<>();
    for (WindCase wind : winds) {
      names.computeIfAbsent(wind, w -> unused(safeName(w), used));
    }
  }

  /**
   * @param ending such as {@code csv}
   */
  public String name(String controller, WindCase wind, String ending) {
    return "%s__%s.%s".formatted(safe(controller), windName(wind), ending);
  }

  /** A wind's part of the names. */
  public String windName(WindCase wind) {
    String name = names.get(wind);
    if (name == null) {
      throw new IllegalArgumentException("no file name was made for " + wind);
    }
    return name;
  }

  /** Kind, argument and options; of a wind file just its name, without folder and ending. */
  private static String safeName(WindCase wind) {
    StringJoiner parts = new StringJoiner("_");
    if (wind.kind().equals(WindCase.FILE)) {
      Path file = Path.of(wind.argument()).getFileName();
      parts.add((file == null ? "file" : file.toString()).replaceFirst("\\.[A-Za-z0-9]+$", ""));
    } else {
      parts.add(wind.kind()).add(wind.argument());
    }
    wind.options().forEach((key, value) -> parts.add(key + value));
    return safe(parts.toString());
  }

  private static String safe(String text) {
    return text.replaceAll("[^A-Za-z0-9._-]+", "-");
  }

  private static String unused(String name, Set<String> used) {
    String candidate = name;
    for (int i = 2; !used.add(candidate); i++) {
      candidate = name + "." + i;
    }
    return candidate;
  }
}
