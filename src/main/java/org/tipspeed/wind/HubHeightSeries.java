package org.tipspeed.wind;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Hub-height wind over time: the columns of AeroDyn's uniform wind file, in SI units. Between rows
 * the wind changes linearly, before the first and after the last it stays. Two rows of the same
 * time are a jump.
 */
final class HubHeightSeries {

  /** Horizontal speed at the reference height [m/s]. */
  static final int SPEED = 0;

  /** Where the wind turns to; positive makes v negative [rad]. */
  static final int DIRECTION = 1;

  /** Upward speed [m/s]. */
  static final int VERTICAL = 2;

  /** Linear shear across, per reference length and speed [-]. */
  static final int LATERAL_SHEAR = 3;

  /** Exponent of the power law [-]. */
  static final int SHEAR_EXPONENT = 4;

  /** Linear shear upwards, per reference length and speed [-]. */
  static final int VERTICAL_SHEAR = 5;

  /** Added to the horizontal speed everywhere [m/s]. */
  static final int GUST = 6;

  /** Inclination of the flow [rad]. */
  static final int UPFLOW = 7;

  static final int COLUMNS = 8;

  /** One row: a time [s] and the values of the columns below. */
  static final class Row {

    private final double timeS;
    private final double[] values;

    Row(double timeS, double... values) {
      this.timeS = timeS;
      this.values = Arrays.copyOf(values, COLUMNS);
    }

    static Row of(double timeS, double speedMps, double shearExponent) {
      return new Row(timeS, speedMps).with(SHEAR_EXPONENT, shearExponent);
    }

    double timeS() {
      return timeS;
    }

    double value(int column) {
      return values[column];
    }

    Row at(double time) {
      return new Row(time, values);
    }

    Row with(int column, double value) {
      Row changed = new Row(timeS, values);
      changed.values[column] = value;
      return changed;
    }
  }

  private final List<Row> rows;
  private final double[] timesS;
  private final double[][] columns; // [column][row]

  /**
   * @param rows at least one, in order of time; directions may jump by whole turns, they are
   *     unwrapped here so that interpolation takes the short way round
   */
  HubHeightSeries(List<Row> rows) {
    this.rows = unwrapped(rows);
    this.timesS = this.rows.stream().mapToDouble(Row::timeS).toArray();
    this.columns = new double[COLUMNS][];
    for (int i = 0; i < COLUMNS; i++) {
      int column = i;
      columns[i] = this.rows.stream().mapToDouble(row -> row.value(column)).toArray();
    }
  }

  private static List<Row> unwrapped(List<Row> rows) {
    List<Row> turned = new ArrayList<>(rows.size());
    double previous = rows.get(0).value(DIRECTION);
    for (Row row : rows) {
      previous += Math.IEEEremainder(row.value(DIRECTION) - previous, 2 * Math.PI);
      turned.add(row.with(DIRECTION, previous));
    }
    return List.copyOf(turned);
  }

  List<Row> rows() {
    return rows;
  }

  /** Index of the last row at or before a time; -1 before the first. */
  int rowAt(double timeS) {
    if (timesS.length == 1) {
      return timeS >= timesS[0] ? 0 : -1;
    }
    int low = 0;
    int high = timesS.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (timesS[middle] <= timeS) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  /** Share of the way from a row (as {@link #rowAt} gives it) to the next. */
  double shareAt(int row, double timeS) {
    if (row < 0 || row == timesS.length - 1) {
      return 0;
    }
    return (timeS - timesS[row]) / (timesS[row + 1] - timesS[row]);
  }

  double value(int column, int row, double share) {
    double[] values = columns[column];
    double here = values[Math.max(row, 0)];
    return share == 0 ? here : here + share * (values[row + 1] - here);
  }

  /** The series with another zero of time; what was before is forgotten. */
  HubHeightSeries from(double startS) {
    if (startS == 0) {
      return this;
    }
    int row = rowAt(startS);
    double share = shareAt(row, startS);
    List<Row> left = new ArrayList<>();
    left.add(
        new Row(0, IntStream.range(0, COLUMNS).mapToDouble(c -> value(c, row, share)).toArray()));
    rows.stream()
        .filter(each -> each.timeS() > startS)
        .forEach(each -> left.add(each.at(each.timeS() - startS)));
    return new HubHeightSeries(left);
  }

  /** The series later by some seconds, and before that as it begins. */
  HubHeightSeries after(double leadS) {
    return new HubHeightSeries(rows.stream().map(row -> row.at(row.timeS() + leadS)).toList());
  }

  /** Whether a column is zero throughout, so that its arithmetic can be left out. */
  boolean isZero(int column) {
    return Arrays.stream(columns[column]).allMatch(value -> value == 0);
  }

  /** Time average of the downwind speed at the reference point between first and last row. */
  double meanSpeedMps() {
    double sum = 0;
    for (int i = 0; i + 1 < timesS.length; i++) {
      sum += 0.5 * (speedAtRow(i) + speedAtRow(i + 1)) * (timesS[i + 1] - timesS[i]);
    }
    double span = timesS[timesS.length - 1] - timesS[0];
    return span > 0 ? sum / span : speedAtRow(timesS.length - 1);
  }

  private double speedAtRow(int i) {
    Row row = rows.get(i);
    double along = row.value(SPEED) + row.value(GUST);
    double upflow = row.value(UPFLOW);
    return (along * Math.cos(upflow) - row.value(VERTICAL) * Math.sin(upflow))
        * Math.cos(row.value(DIRECTION));
  }
}
