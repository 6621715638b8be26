package org.tipspeed.wind;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;

/**
 * What the {@code .sum} file beside a TurbSim-style Bladed field tells.
 *
 * @param hubHeightM reference height [m]
 * @param heightOffsetM how far the grid's centre lies below the hub [m]
 * @param clockwise whether columns run from left to right, looking downwind
 * @param periodic whether the field repeats
 * @param leftHanded whether positive v goes to the right
 */
record BladedSummary(
    double hubHeightM,
    double heightOffsetM,
    boolean clockwise,
    boolean periodic,
    boolean leftHanded) {

  private static final long LARGEST_BYTES = 1 << 20;

  static BladedSummary beside(Path wind) throws IOException {
    String name = wind.getFileName().toString();
    Path file = wind.resolveSibling(name.replaceFirst("\\.[^.]*$", "") + ".sum");
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          "its summary is needed for hub height and order of columns, but there is no " + file);
    }
    if (Files.size(file) > LARGEST_BYTES) {
      throw new IOException(file + " is too large for a summary");
    }
    List<String> lines =
        Files.readString(file, StandardCharsets.ISO_8859_1)
            .toUpperCase(Locale.ROOT)
            .lines()
            .toList();
    return new BladedSummary(
        height(lines, file),
        numberAfterEquals(lines, "HEIGHT OFFSET").orElse(0),
        lines.stream().anyMatch(line -> line.matches("\\s*[TY].*CLOCKWISE.*")),
        lines.stream().anyMatch(line -> line.contains("PERIODIC")),
        lines.stream().anyMatch(line -> line.contains("BLADED LEFT-HAND RULE")));
  }

  /** Height of the grid's centre [m]. */
  double centreM() {
    return hubHeightM - heightOffsetM;
  }

  private static double height(List<String> lines, Path file) throws IOException {
    return first(lines, "HUB HEIGHT", "")
        .orElseThrow(() -> new IOException(file + " does not tell the hub height"));
  }

  private static OptionalDouble numberAfterEquals(List<String> lines, String keyword) {
    return first(lines, keyword, "=");
  }

  private static OptionalDouble first(List<String> lines, String keyword, String after) {
    for (String line : lines) {
      if (line.contains(keyword)) {
        String tail = line.substring(line.indexOf(after) + after.length());
        Matcher number = Decimal.PATTERN.matcher(tail);
        return number.find() ? Decimal.parse(number.group()) : OptionalDouble.empty();
      }
    }
    return OptionalDouble.empty();
  }
}
