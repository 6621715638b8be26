package org.tipspeed.wind;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tipspeed.wind.HubHeightSeries.Row;

/**
 * Uniform or hub-height wind files as text: AeroDyn's and InflowWind's {@code .wnd} and {@code .hh}
 * with 8 or 9 columns (time, speed, direction, vertical speed, horizontal shear, power-law
 * exponent, vertical shear, gust, upflow; degrees), and QBlade's {@code .hht}, which may leave
 * trailing columns out. Lines before the first number and comments after {@code !} or {@code #} are
 * passed over.
 */
final class HubHeightFile {

  private static final int FULL_COLUMNS = 8;
  private static final int QBLADE_COLUMNS = 2;
  private static final long LARGEST_BYTES = 64L << 20;
  private static final double FASTEST_MPS = 500;
  private static final double STEEPEST = 100;

  private HubHeightFile() {}

  static HubHeightSeries read(Path file) {
    int needed =
        file.toString().toLowerCase(Locale.ROOT).endsWith(".hht") ? QBLADE_COLUMNS : FULL_COLUMNS;
    try {
      refuseImplausibleSize(file);
      return new HubHeightSeries(rows(file, needed));
    } catch (NoSuchFileException e) {
      throw new WindException("%s: there is no such file".formatted(file), e);
    } catch (IOException e) {
      throw new WindException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static void refuseImplausibleSize(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("it is a directory");
    }
    if (Files.size(file) > LARGEST_BYTES) {
      throw new IOException("a hub-height file of more than 64 MB is not read");
    }
  }

  private static List<Row> rows(Path file, int needed) throws IOException {
    List<Row> rows = new ArrayList<>();
    int line = 0;
    try (var lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        line++;
        String[] cells = text.split("[!#]", 2)[0].strip().split("[\\s,]+");
        if (!cells[0].isEmpty() && !(rows.isEmpty() && Decimal.parse(cells[0]).isEmpty())) {
          rows.add(row(cells, needed, line, rows));
        }
      }
    }
    if (rows.isEmpty()) {
      throw new IOException("it holds no row of numbers");
    }
    return rows;
  }

  private static Row row(String[] cells, int needed, int line, List<Row> before)
      throws IOException {
    if (cells.length < needed) {
      throw new IOException(
          "line %d has %d numbers, %d are needed".formatted(line, cells.length, needed));
    }
    double[] values = new double[HubHeightSeries.COLUMNS];
    for (int i = 0; i < Math.min(cells.length - 1, values.length); i++) {
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
