package org.tipspeed.turbine.model;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tipspeed.files.InputFile;
import org.tipspeed.turbine.TurbineException;

/**
 * One of OpenFAST's input files: lines "value Key - text" of which we look at a few. The order of
 * lines is the file's meaning, so every line stays where it is.
 */
public final class KeyedText {

  /** Lets every byte through, whatever language the comments are in. */
  private static final Charset BYTES = StandardCharsets.ISO_8859_1;

  private static final long MOST_BYTES = 16 << 20;

  /** Lines of these numbers are headings and may say anything. */
  private static final int HEADINGS = 2;

  /** One value or several with commas, then the key. */
  private static final Pattern LINE =
      Pattern.compile("\\s*(\"[^\"]*\"|'[^']*'|[^\\s\"',]+(?:\\s*,\\s*[^\\s\"',]+)*)\\s+(\\S+).*");

  private static final Pattern QUOTED = Pattern.compile("^(\\s*@?)([\"'])([^\"']*)\\2(.*)$");
  private static final Pattern INCLUDED = Pattern.compile("^(\\s*@)([^\\s\"']+)(.*)$");
  private static final Pattern NUMBER =
      Pattern.compile("\\s*[-+]?(\\d+\\.?\\d*|\\.\\d+)([eEdD][-+]?\\d+)?(?=[\\s,]|$)");

  /** Characters of a line that a message shows. */
  private static final int SHOWN = 60;

  private static final Pattern OUTPUT_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final Path file;
  private final List<String> lines;
  private final Map<String, Integer> lineOf = new HashMap<>();

  private KeyedText(Path file, List<String> lines) {
    this.file = file;
    this.lines = lines;
    for (int i = HEADINGS; i < lines.size(); i++) {
      Matcher line = LINE.matcher(lines.get(i));
      if (line.matches()) {
        lineOf.putIfAbsent(line.group(2).toLowerCase(Locale.ROOT), i);
      }
    }
  }

  /**
   * @throws TurbineException if there is no such file or it is no text
   */
  public static KeyedText read(Path file) {
    try {
      String text = new String(InputFile.bytes(file, MOST_BYTES), BYTES);
      if (text.indexOf('\0') >= 0) {
        throw new IOException("is no text");
      }
      return new KeyedText(file.toAbsolutePath().normalize(), text.lines().toList());
    } catch (java.nio.file.NoSuchFileException e) {
      throw refused("there is no file %s".formatted(file), e);
    } catch (IOException e) {
      throw refused("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** The same text to be changed. */
  public KeyedText copy() {
    return new KeyedText(file, new ArrayList<>(lines));
  }

  public Path file() {
    return file;
  }

  public boolean has(String key) {
    return lineOf.containsKey(key.toLowerCase(Locale.ROOT));
  }

  /** The value as it stands, without quotes. */
  public String value(String key) {
    Matcher line = LINE.matcher(lines.get(line(key)));
    line.matches();
    return unquoted(line.group(1));
  }

  private static String unquoted(String value) {
    boolean quoted = value.startsWith("\"") || value.startsWith("'");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  public double number(String key) {
    String value = value(key);
    double number = parsed(value);
    if (!Double.isFinite(number)) {
      throw complaint(key, "a number");
    }
    return number;
  }

  /** A file that is named, relative to this one. */
  public Path path(String key) {
    try {
      return resolved(value(key));
    } catch (InvalidPathException e) {
      throw complaint(key, "the name of a file");
    }
  }

  private Path resolved(String name) {
    // Models are exchanged between systems, and OpenFAST itself takes both on Windows.
    return file.resolveSibling(name.replace('\\', '/')).normalize();
  }

  /**
   * A refusal that says where.
   *
   * @param wanted what would be right
   */
  public TurbineException complaint(String key, String wanted) {
    return refused(
        "%s, line %d: %s must be %s, was %s"
            .formatted(file, line(key) + 1, key, wanted, value(key)),
        null);
  }

  private int line(String key) {
    Integer line = lineOf.get(key.toLowerCase(Locale.ROOT));
    if (line == null) {
      throw refused(
          "%s has no line with the key %s, which a model for OpenFAST has".formatted(file, key),
          null);
    }
    return line;
  }

  /** The first of these keys that is there, as its spelling changed from version to version. */
  String oneOf(String... keys) {
    for (String key : keys) {
      if (has(key)) {
        return key;
      }
    }
    return keys[0];
  }

  boolean isDefault(String key) {
    return value(key).toLowerCase(Locale.ROOT).startsWith("default");
  }

  /** Whether a flag is set. */
  boolean flag(String key) {
    String value = value(key).toLowerCase(Locale.ROOT);
    if (value.startsWith("t")) {
      return true;
    }
    if (value.startsWith("f")) {
      return false;
    }
    throw complaint(key, "True or False");
  }

  /** A whole number within a range. */
  int count(String key, int least, int most) {
    double value = number(key);
    if (value != Math.rint(value) || value < least || value > most) {
      throw complaint(key, "a whole number from %d to %d".formatted(least, most));
    }
    return (int) value;
  }

  /** A number from zero to a bound. */
  double upTo(String key, double most) {
    double value = number(key);
    if (!(value >= 0 && value <= most)) {
      throw complaint(key, "from 0 to %s".formatted(most));
    }
    return value;
  }

  /** A number above a bound and at most another, both of which a turbine may have. */
  double within(String key, double above, double most) {
    double value = number(key);
    if (!(value > above && value <= most)) {
      throw complaint(key, "above %s and at most %s".formatted(above, most));
    }
    return value;
  }

  /**
   * Names of files one below the other, relative to this one.
   *
   * @param key on the line of the first
   */
  List<Path> paths(String key, int count) {
    List<Path> paths = new ArrayList<>();
    for (int i = line(key); paths.size() < count; i++) {
      Matcher quoted = i < lines.size() ? QUOTED.matcher(lines.get(i)) : QUOTED.matcher("");
      if (!quoted.matches()) {
        throw refused(
            "%s, line %d: must be file %d of %d in quotes, was %s"
                .formatted(file, i + 1, paths.size() + 1, count, shown(i)),
            null);
      }
      paths.add(resolved(quoted.group(3)));
    }
    return paths;
  }

  private String shown(int line) {
    String text = line < lines.size() ? lines.get(line).strip() : "the end of the file";
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
  }

  /**
   * A table of numbers.
   *
   * @param heading first word of the line above it, or the key of the line that counts its rows;
   *     lines that do not begin with a number may stand in between
   * @param rows how many there must be
   * @param columns how many numbers each must begin with
   */
  double[][] table(String heading, int rows, int columns) {
    int line = firstRow(heading);
    double[][] table = new double[rows][];
    for (int i = 0; i < rows; i++) {
      table[i] = numbers(line + i, columns, "row %d of %d of %s".formatted(i + 1, rows, heading));
    }
    return table;
  }

  private int firstRow(String heading) {
    int line = has(heading) ? line(heading) + 1 : headed(heading) + 1;
    while (line < lines.size() && !NUMBER.matcher(lines.get(line)).lookingAt()) {
      line++;
    }
    return line;
  }

  /**
   * A refusal of a row of a table, that says where.
   *
   * @param heading as in {@link #table}
   * @param row from 0
   * @param sentence what is wrong
   */
  TurbineException complaintOfRow(String heading, int row, String sentence) {
    return refused("%s, line %d: %s".formatted(file, firstRow(heading) + row + 1, sentence), null);
  }

  /**
   * Columns of a table by their names, as versions have more or fewer of them.
   *
   * @param rows how many there must be
   * @param names of columns; that of the first column heads the line above
   */
  double[][] columns(int rows, String... names) {
    List<String> heading =
        List.of(lines.get(headed(names[0])).strip().toLowerCase(Locale.ROOT).split("\\s+"));
    int[] places = new int[names.length];
    int most = 0;
    for (int i = 0; i < names.length; i++) {
      places[i] = heading.indexOf(names[i].toLowerCase(Locale.ROOT));
      if (places[i] < 0) {
        throw refused(
            "%s, line %d: the table headed %s has no column %s"
                .formatted(file, headed(names[0]) + 1, names[0], names[i]),
            null);
      }
      most = Math.max(most, places[i]);
    }
    double[][] table = table(names[0], rows, most + 1);
    double[][] columns = new double[rows][names.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < names.length; j++) {
        columns[i][j] = table[i][places[j]];
      }
    }
    return columns;
  }

  private int headed(String heading) {
    for (int i = HEADINGS; i < lines.size(); i++) {
      if (lines.get(i).strip().split("\\s+")[0].equalsIgnoreCase(heading)) {
        return i;
      }
    }
    throw refused("%s has no table headed %s".formatted(file, heading), null);
  }

  private double[] numbers(int line, int columns, String what) {
    String[] words = line < lines.size() ? lines.get(line).strip().split("[\\s,]+") : new String[0];
    double[] numbers = new double[columns];
    for (int i = 0; i < columns; i++) {
      numbers[i] = i < words.length ? parsed(words[i]) : Double.NaN;
      if (!Double.isFinite(numbers[i])) {
        throw refused(
            "%s, line %d: %s must have %d numbers, was %s"
                .formatted(file, line + 1, what, columns, shown(line)),
            null);
      }
    }
    return numbers;
  }

  private static double parsed(String word) {
    return NUMBER.matcher(word).matches()
        ? Double.parseDouble(word.replaceAll("[dD]", "E"))
        : Double.NaN;
  }

  /** Replaces a value; key and comment stay. */
  public void set(String key, String value) {
    int line = line(key);
    Matcher found = LINE.matcher(lines.get(line));
    found.matches();
    lines.set(line, "%12s   %s".formatted(value, lines.get(line).substring(found.start(2))));
  }

  public void set(String key, Path path) {
    set(key, "\"" + path + "\"");
  }

  public void set(String key, double value) {
    set(key, Double.toString(value));
  }

  /** Replaces a value where there is such a line. */
  public void setIfThere(String key, String value) {
    if (has(key)) {
      set(key, value);
    }
  }

  /** Names of files, which were relative to this one, lead there from any folder. */
  public void resolveNames() {
    lines.replaceAll(this::resolveName);
  }

  private String resolveName(String line) {
    Matcher quoted = QUOTED.matcher(line);
    if (quoted.matches()) {
      String quote = quoted.group(2);
      String name = quote + whereItIs(quoted.group(3)) + quote;
      return quoted.group(1) + name + quoted.group(4);
    }
    Matcher included = INCLUDED.matcher(line);
    return included.matches()
        ? included.group(1) + whereItIs(included.group(2)) + included.group(3)
        : line;
  }

  private String whereItIs(String name) {
    try {
      return !name.isBlank() && Files.isRegularFile(resolved(name))
          ? resolved(name).toString()
          : name;
    } catch (InvalidPathException e) {
      return name;
    }
  }

  /** Channels to be put out, besides those that are already. */
  public void addOutputs(List<String> names) {
    int heading = outputHeading();
    Set<String> present = outputs(heading);
    for (String name : names) {
      if (!present.contains(name.toLowerCase(Locale.ROOT))) {
        lines.add(heading + 1, "\"" + name + "\"");
      }
    }
  }

  private int outputHeading() {
    for (int i = HEADINGS; i < lines.size(); i++) {
      if (lines.get(i).strip().split("\\s+")[0].equalsIgnoreCase("OutList")) {
        return i;
      }
    }
    throw refused("%s has no OutList".formatted(file), null);
  }

  /** The first word of each line, or the list in quotes that it begins with. */
  private Set<String> outputs(int heading) {
    Set<String> names = new HashSet<>();
    for (int i = heading + 1; i < lines.size() && !isEnd(lines.get(i)); i++) {
      Matcher quoted = QUOTED.matcher(lines.get(i));
      String list = quoted.matches() ? quoted.group(3) : lines.get(i).strip().split("\\s+")[0];
      for (String name : list.split(",")) {
        if (OUTPUT_NAME.matcher(name.strip()).matches()) {
          names.add(name.strip().toLowerCase(Locale.ROOT));
        }
      }
    }
    return names;
  }

  private static boolean isEnd(String line) {
    return line.strip().toUpperCase(Locale.ROOT).startsWith("END");
  }

  /** Writes what has become of it under its own name. */
  public Path writeTo(Path folder) {
    Path target = folder.resolve(file.getFileName());
    try {
      Files.write(target, lines, BYTES);
      return target;
    } catch (IOException e) {
      throw refused("%s cannot be written: %s".formatted(target, e.getMessage()), e);
    }
  }

  static TurbineException refused(String sentence, Throwable cause) {
    return new TurbineException(TurbineException.Kind.REFUSED, sentence, cause);
  }
}
