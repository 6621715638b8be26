package org.tipspeed.wind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code .sum} file beside a TurbSim-style Bladed field, as lines such as {@code T Clockwise
 * rotation when looking downwind?}, {@code 90.000 Hub height [m]} and {@code Height offset = 0 m}.
 * What it says twice, or the field's header says too, must be the same.
 */
final class BladedSummary {

  private static final long LARGEST_BYTES = 1 << 20;
  private static final String HUB_HEIGHT = "HUB HEIGHT";
  private static final String HEIGHT_OFFSET = "HEIGHT OFFSET";
  private static final Set<String> TRUE = Set.of("T", "TRUE", "Y", "YES");
  private static final Set<String> FALSE = Set.of("F", "FALSE", "N", "NO");

  private static final Pattern CLOCKWISE = Pattern.compile("CLOCKWISE");
  private static final Pattern OTHER_WAY = Pattern.compile("(COUNTER|ANTI)[- ]?CLOCKWISE");
  private static final Pattern PERIODIC = Pattern.compile("PERIODIC");
  private static final Pattern LEFT_HANDED = Pattern.compile("BLADED LEFT[- ]HAND(ED)? RULE");
  private static final Pattern DENIED = Pattern.compile("\\b(NOT?|NON)\\b|\\b(A|NON)PERIODIC");
  private static final Pattern NUMBER_LIKE = Pattern.compile("[-+]?\\.?\\d.*");
  private static final Pattern FEET = Pattern.compile("\\b(FT|FEET|FOOT)\\b");

  /** What may lie between two figures that were rounded when they were printed. */
  private static final double ROUNDING = 0.002;

  private final Path file;
  private final List<String> lines;

  private BladedSummary(Path file, List<String> lines) {
    this.file = file;
    this.lines = lines;
  }

  static BladedSummary beside(Path wind) throws IOException {
    String name = wind.getFileName().toString();
    Path file = WindFiles.companion(wind, name.replaceFirst("\\.[^.]*$", "") + ".sum");
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          "its summary is needed for hub height and order of columns, but there is no " + file);
    }
    try {
      List<String> lines = TextLines.read(file, LARGEST_BYTES);
      return new BladedSummary(
          file, lines.stream().map(line -> line.toUpperCase(Locale.ROOT)).toList());
    } catch (IOException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /** Reference height [m]. */
  double hubHeightM() throws IOException {
    return Optional.ofNullable(told(HUB_HEIGHT).value)
        .orElseThrow(() -> new IOException(file + " does not tell the hub height"));
  }

  /** Height of the grid's centre [m], that of the hub if there is no word of an offset. */
  double centreM() throws IOException {
    Told<Double> offset = told(HEIGHT_OFFSET);
    for (int i = 0; offset.value == null && i < lines.size(); i++) {
      if (lines.get(i).contains(HEIGHT_OFFSET)) {
        throw complaint(i, "needs a number");
      }
    }
    return hubHeightM() - (offset.value == null ? 0 : offset.value);
  }

  /** Whether columns run from left to right, looking downwind. */
  boolean isClockwise() throws IOException {
    return flag(CLOCKWISE, Optional.empty())
        .orElseThrow(
            () ->
                new IOException(
                    file
                        + " does not tell the order of columns; a line such as 'F  Clockwise"
                        + " rotation when looking downwind?' is needed"));
  }

  /** Whether the field repeats, which to mention is to affirm. */
  boolean isPeriodic() throws IOException {
    return flag(PERIODIC, Optional.of(true)).orElse(false);
  }

  /** Whether positive v goes to the right, which to mention is to affirm. */
  boolean isLeftHanded() throws IOException {
    return flag(LEFT_HANDED, Optional.of(true)).orElse(false);
  }

  /**
   * Refuses a summary that belongs to another field.
   *
   * @param key what to compare, if the summary has it
   * @param inHeader what the field's header says
   * @param share that may lie between the two beside rounding [-]
   */
  void requireSame(String key, double inHeader, double share) throws IOException {
    Told<Double> here = told(key);
    if (here.value != null && differs(here.value, inHeader, share)) {
      throw complaint(
          here.firstIndex, "contradicts the field itself, which has " + (float) inHeader);
    }
  }

  /** Programs write the height of the hub or that of the grid's centre into the header. */
  void requireHeight(double inHeader) throws IOException {
    if (inHeader > 0 && differs(hubHeightM(), inHeader, 0) && differs(centreM(), inHeader, 0)) {
      throw complaint(
          told(HUB_HEIGHT).firstIndex,
          "contradicts the field itself, which has " + (float) inHeader);
    }
  }

  private static boolean differs(double here, double inHeader, double share) {
    return !(Math.abs(here - inHeader) <= ROUNDING + (ROUNDING + share) * Math.abs(inHeader));
  }

  /**
   * The number before a key at the start of a line, or behind it after = or :. Of the hub's height
   * it must start the line then too: the wind speed at hub height is none.
   */
  private Told<Double> told(String key) throws IOException {
    String name = Pattern.quote(key);
    String start = key.equals(HUB_HEIGHT) ? "\\s*" : ".*?";
    String unit = "\\s*(?:[\\[(]\\w+[\\])])?\\s*";
    Pattern before = Pattern.compile("\\s*(\\S+)\\s+" + name + "(?!\\w).*");
    Pattern behind = Pattern.compile("\\s*" + name + unit + "(\\S+).*");
    Pattern behindSign = Pattern.compile(start + name + unit + "[=:]\\s*(\\S*).*");
    Told<Double> told = new Told<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher signed = behindSign.matcher(lines.get(i));
      if (signed.matches()) {
        told.add(parse(signed.group(1), i), i);
      }
      for (Pattern form : List.of(before, behind)) {
        Matcher parts = form.matcher(lines.get(i));
        if (parts.matches() && NUMBER_LIKE.matcher(parts.group(1)).matches()) {
          told.add(parse(parts.group(1), i), i);
        }
      }
    }
    return told;
  }

  private double parse(String text, int index) throws IOException {
    if (FEET.matcher(lines.get(index)).find()) {
      throw complaint(index, "is in feet; metres are read");
    }
    return Decimal.parse(text.replaceFirst("%$", ""))
        .orElseThrow(() -> complaint(index, "has '%s' instead of a number".formatted(text)));
  }

  /**
   * @param mentioned what a line means that has the words and no logical value
   */
  private Optional<Boolean> flag(Pattern words, Optional<Boolean> mentioned) throws IOException {
    Told<Boolean> told = new Told<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (words.matcher(line).find()) {
        if (OTHER_WAY.matcher(line).find()) {
          throw complaint(i, "must tell whether the rotation is clockwise, with T or F");
        }
        Optional<Boolean> value = logical(line).or(() -> mentioned.map(v -> v != isDenied(line)));
        int index = i;
        told.add(value.orElseThrow(() -> complaint(index, "needs T or F")), i);
      }
    }
    return Optional.ofNullable(told.value);
  }

  private static boolean isDenied(String line) {
    return DENIED.matcher(line).find();
  }

  /** Fortran's logical as the first word or behind = or :. */
  private static Optional<Boolean> logical(String line) {
    String word = line.strip().split("\\s+", 2)[0];
    String behind = line.replaceFirst("^[^=:]*([=:]\\s*(\\S*).*)?$", "$2");
    return logicalWord(word).or(() -> logicalWord(behind));
  }

  private static Optional<Boolean> logicalWord(String text) {
    String word = text.replaceAll("^[.'\"]|[.,;'\"]+$", "");
    return TRUE.contains(word)
        ? Optional.of(true)
        : FALSE.contains(word) ? Optional.of(false) : Optional.empty();
  }

  private IOException complaint(int index, String what) {
    return new IOException(
        "%s: line %d, '%s', %s".formatted(file, index + 1, lines.get(index).strip(), what));
  }

  /** A value that must be the same wherever it is told. */
  private final class Told<T> {

    private T value;
    private int firstIndex;

    void add(T another, int index) throws IOException {
      if (value != null && !value.equals(another)) {
        throw complaint(index, "contradicts line %d".formatted(firstIndex + 1));
      }
      firstIndex = value == null ? index : firstIndex;
      value = another;
    }
  }
}
