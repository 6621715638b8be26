package org.tipspeed.turbine.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tipspeed.files.InputFile;

/** The numbers in ROSCO's input file: lines "values ! KEY - text". */
final class RoscoInput {

  private static final long MOST_BYTES = 1 << 20;

  private final Path file;
  private final Map<String, Integer> lineOf = new HashMap<>();
  private final List<String> lines;

  private RoscoInput(Path file, List<String> lines) {
    this.file = file;
    this.lines = lines;
    for (int i = 0; i < lines.size(); i++) {
      int mark = lines.get(i).indexOf('!');
      if (mark > 0 && !lines.get(i).substring(0, mark).isBlank()) {
        String key = lines.get(i).substring(mark + 1).strip().split("[\\s-]+")[0];
        lineOf.putIfAbsent(key.toLowerCase(Locale.ROOT), i);
      }
    }
  }

  static RoscoInput read(Path file) {
    try {
      String text = new String(InputFile.bytes(file, MOST_BYTES), StandardCharsets.ISO_8859_1);
      return new RoscoInput(file, text.lines().toList());
    } catch (IOException e) {
      throw KeyedText.refused("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Whether it looks like one of ROSCO's. */
  boolean isRosco() {
    return lineOf.containsKey("vs_rtpwr") && lineOf.containsKey("vs_refspd");
  }

  Path file() {
    return file;
  }

  double numberOr(String key, double otherwise) {
    return lineOf.containsKey(key.toLowerCase(Locale.ROOT)) ? number(key) : otherwise;
  }

  /** The first value on the line of a key. */
  double number(String key) {
    Integer line = lineOf.get(key.toLowerCase(Locale.ROOT));
    if (line == null) {
      throw KeyedText.refused("%s has no line with %s".formatted(file, key), null);
    }
    String word = lines.get(line).strip().split("[\\s,!]+")[0];
    try {
      return Double.parseDouble(word);
    } catch (NumberFormatException e) {
      throw KeyedText.refused(
          "%s, line %d: %s must be a number, was %s".formatted(file, line + 1, key, word), e);
    }
  }
}
