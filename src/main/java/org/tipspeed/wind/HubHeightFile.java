package org.tipspeed.wind;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tipspeed.wind.HubHeightSeries.Row;

/**
 * Uniform or hub-height wind files as text: AeroDyn's and InflowWind's {@code .wnd} and {@code .hh}
 * with 8 or 9 columns (time, speed, direction, vertical speed, horizontal shear, power-law
 * exponent, vertical shear, gust, upflow; degrees), and QBlade's {@code .hht}, which may leave
 * trailing columns out. Blanks or commas stand between the columns, all rows are equally long.
 * Comments after {@code !} or {@code #} are passed over, and so are lines before the first row,
 * unless they look like rows themselves or name units other than s, m/s and degrees.
 */
final class HubHeightFile {

  private static final int FULL_COLUMNS = 8;
  private static final int QBLADE_COLUMNS = 2;
  private static final long LARGEST_BYTES = 64L << 20;
  private static final double FASTEST_MPS = 500;
  private static final double STEEPEST = 100;

  private static final Pattern NUMBER_LIKE = Pattern.compile("[-+]?\\.?\\d.*");
  private static final Pattern COMMA_IN_NUMBER = Pattern.compile("\\S*\\d,\\d\\S*");
  private static final Pattern OTHER_UNIT =
      Pattern.compile(
          "(?i)(?<!\\w)(ft *(/|per) *s|feet *(/|per) *s|fps|mph|mi/h|km/h|kmh|kph|knots?|kts|cm/s)"
              + "(ec|econd)?(?!\\w)|[\\[(] *(ms|min|h|hr|hours?|kt|kn|rad|radians?) *[])]");

  private HubHeightFile() {}

  static HubHeightSeries read(Path file) {
    int needed =
        file.toString().toLowerCase(Locale.ROOT).endsWith(".hht") ? QBLADE_COLUMNS : FULL_COLUMNS;
    try {
      if (Files.isDirectory(file)) {
        throw new IOException("it is a directory");
      }
      return new HubHeightSeries(new Table(needed).read(TextLines.read(file, LARGEST_BYTES)));
    } catch (NoSuchFileException e) {
      throw new WindException("%s: there is no such file".formatted(file), e);
    } catch (IOException e) {
      throw new WindException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Rows as they are read, and what they must have in common. */
  private static final class Table {

    private final int needed;
    private final List<Row> rows = new ArrayList<>();
    private int columns;
    private int firstLine;
    private boolean hasDecimalPoint;
    private int doubtfulLine;

    Table(int needed) {
      this.needed = needed;
    }

    List<Row> read(List<String> lines) throws IOException {
      for (int i = 0; i < lines.size(); i++) {
        String text = lines.get(i).split("[!#]", 2)[0].strip();
        if (rows.isEmpty()) {
          refuseOtherUnits(lines.get(i), i + 1);
        }
        if (!text.isEmpty() && !(rows.isEmpty() && isHeading(text, i + 1))) {
          add(text, i + 1);
        }
      }
      if (rows.isEmpty()) {
        throw new IOException("it holds no row of numbers");
      }
      if (doubtfulLine > 0 && !hasDecimalPoint) {
        throw new IOException(
            ("line %d has commas without blanks, and the file has no decimal point: write 0.2 for"
                    + " 0,2, or a blank after each comma that separates columns")
                .formatted(doubtfulLine));
      }
      return rows;
    }

    private static void refuseOtherUnits(String text, int line) throws IOException {
      Matcher unit = OTHER_UNIT.matcher(text);
      if (unit.find()) {
        throw new IOException(
            ("line %d has the unit '%s', but s, m/s and degrees are read: convert numbers and"
                    + " heading")
                .formatted(line, unit.group()));
      }
    }

    /** Whether a line starts with no number; one that has as many numbers as words is a slip. */
    private static boolean isHeading(String text, int line) throws IOException {
      String[] words = text.split("[\\s,]+");
      if (Decimal.parse(words[0]).isPresent()) {
        return false;
      }
      long numbers = Arrays.stream(words).filter(w -> NUMBER_LIKE.matcher(w).matches()).count();
      if (2 * numbers >= words.length) {
        throw new IOException(
            ("line %d looks like a row, but '%s' is no number; if it is a heading, put ! before"
                    + " it")
                .formatted(line, words[0]));
      }
      return true;
    }

    private void add(String text, int line) throws IOException {
      String[] cells = cells(text, line);
      if (cells.length < needed) {
        throw new IOException(
            "line %d has %d numbers, %d are needed".formatted(line, cells.length, needed));
      }
      if (cells.length > FULL_COLUMNS + 1) {
        throw new IOException(
            "line %d has %d numbers, at most %d have a meaning"
                .formatted(line, cells.length, FULL_COLUMNS + 1));
      }
      if (!rows.isEmpty() && cells.length != columns) {
        throw new IOException(
            "line %d has %d numbers, but line %d has %d: all rows need the same columns"
                .formatted(line, cells.length, firstLine, columns));
      }
      if (rows.isEmpty()) {
        firstLine = line;
        columns = cells.length;
      }
      hasDecimalPoint |= text.contains(".");
      if (doubtfulLine == 0 && cells.length > needed && COMMA_IN_NUMBER.matcher(text).find()) {
        doubtfulLine = line;
      }
      rows.add(row(cells, line, rows));
    }

    /** Commas separate all columns or none, so that none is taken for a decimal one. */
    private static String[] cells(String text, int line) throws IOException {
      if (!text.contains(",")) {
        return text.split("\\s+");
      }
      String[] cells = text.replaceFirst(",$", "").split("\\s*,\\s*", -1);
      for (String cell : cells) {
        if (cell.isEmpty() || !cell.matches("\\S+")) {
          Matcher comma = COMMA_IN_NUMBER.matcher(text);
          throw new IOException(
              ("line %d has '%s': numbers need decimal points, and columns either commas or blanks"
                      + " between all of them")
                  .formatted(line, comma.find() ? comma.group() : text));
        }
      }
      return cells;
    }
  }

  private static Row row(String[] cells, int line, List<Row> before) throws IOException {
    double[] values = new double[HubHeightSeries.COLUMNS];
    for (int i = 0; i < cells.length - 1; i++) {
      double value = number(cells[i + 1], line);
      values[i] = isAngle(i) ? Math.toRadians(value) : value;
      refuseImplausible(i, value, line);
    }
    double time = number(cells[0], line);
    if (!before.isEmpty() && time < before.get(before.size() - 1).timeS()) {
      throw new IOException("line %d goes back in time, to %s s".formatted(line, time));
    }
    return new Row(time, values);
  }

  private static boolean isAngle(int column) {
    return column == HubHeightSeries.DIRECTION || column == HubHeightSeries.UPFLOW;
  }

  private static void refuseImplausible(int column, double value, int line) throws IOException {
    boolean isSpeed =
        column == HubHeightSeries.SPEED
            || column == HubHeightSeries.VERTICAL
            || column == HubHeightSeries.GUST;
    double most = isSpeed ? FASTEST_MPS : isAngle(column) ? 1e5 : STEEPEST;
    if (Math.abs(value) > most) {
      throw new IOException("line %d has an implausible value, %s".formatted(line, value));
    }
  }

  private static double number(String cell, int line) throws IOException {
    return Decimal.parse(cell)
        .orElseThrow(
            () -> new IOException("line %d has '%s' instead of a number".formatted(line, cell)));
  }

  /**
   * Writes nine columns, or eight for QBlade's {@code .hht}, which knows no upflow. A jump becomes
   * a millisecond's ramp, because other readers divide by the time between rows.
   */
  static void write(Path file, HubHeightSeries series, String description) {
    boolean qblade = file.toString().toLowerCase(Locale.ROOT).endsWith(".hht");
    StringBuilder text = new StringBuilder("! ").append(description.replace('\n', ' '));
    text.append("\n! time speed direction vertical hor_shear power_exponent ver_shear gust")
        .append(qblade ? "\n" : " upflow\n")
        .append("! s m/s deg m/s - - - m/s")
        .append(qblade ? "\n" : " deg\n");
    double previous = Double.NEGATIVE_INFINITY;
    for (Row row : series.rows()) {
      previous = row.timeS() > previous ? row.timeS() : previous + 0.001;
      text.append(String.format(Locale.ROOT, "%.4f", previous));
      int columns = qblade ? FULL_COLUMNS - 1 : FULL_COLUMNS;
      for (int i = 0; i < columns; i++) {
        double value = isAngle(i) ? Math.toDegrees(row.value(i)) : row.value(i);
        text.append(String.format(Locale.ROOT, "\t%.6f", value));
      }
      text.append('\n');
    }
    try (LittleEndianWriter out = new LittleEndianWriter(file)) {
      out.bytes(text.toString().getBytes(StandardCharsets.US_ASCII));
      out.finish();
    } catch (IOException e) {
      throw new WindException("%s cannot be written: %s".formatted(file, e.getMessage()), e);
    }
  }
}
