package org.tipspeed.report.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.StatUtils;

/**
 * An axis of a chart.
 *
 * @param low value at its start
 * @param high value at its end
 * @param isLogarithmic whether equal distances are equal ratios
 */
public record Axis(double low, double high, boolean isLogarithmic) {

  private static final double MARGIN = 0.05;
  private static final int TICKS = 6;

  /** Multiple of the width of the middle eight tenths from which a range is not shown whole. */
  private static final double OUTLYING = 10;

  /** With some room at both ends, except where it starts at zero. */
  public static Axis linear(double least, double greatest) {
    double room = greatest > least ? MARGIN * (greatest - least) : 1;
    return new Axis(
        least == 0 ? 0 : least - room, greatest + (least == 0 && greatest > 0 ? 0 : room), false);
  }

  /**
   * Over some values; where a few of them lie so far off that the others would be one line, over
   * the others. At the start of training a score may be a thousand times as bad as ever after.
   */
  public static Axis linear(double[] values) {
    double least = StatUtils.min(values);
    double greatest = StatUtils.max(values);
    double low = StatUtils.percentile(values, 10);
    double high = StatUtils.percentile(values, 90);
    double width = high - low;
    boolean hasOutliers = width > 0 && greatest - least > OUTLYING * width;
    return hasOutliers
        ? linear(Math.max(least, low - width), Math.min(greatest, high + width))
        : linear(least, greatest);
  }

  /** Over the positive ones among some values, whole decades. */
  static Axis logarithmic(double[] values) {
    double least = Arrays.stream(values).filter(v -> v > 0).min().orElse(0.1);
    double greatest = Arrays.stream(values).filter(v -> v > 0).max().orElse(1);
    double low = Math.floor(Math.log10(least));
    double high = Math.max(Math.ceil(Math.log10(greatest)), low + 1);
    return new Axis(Math.pow(10, low), Math.pow(10, high), true);
  }

  /** Where a value is: 0 at the start, 1 at the end. */
  double share(double value) {
    return isLogarithmic
        ? Math.log(Math.max(value, low) / low) / Math.log(high / low)
        : (value - low) / (high - low);
  }

  /** Round values along the axis. */
  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    if (isLogarithmic) {
      for (double tick = low; tick <= high * 1.001; tick *= 10) {
        ticks.add(tick);
      }
      return ticks;
    }
    double step = roundStep((high - low) / TICKS);
    for (double i = Math.ceil(low / step); i * step <= high; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** The least of 1, 2, 5, 10 times a power of ten that is not below. */
  private static double roundStep(double atLeast) {
    double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= atLeast) {
        return factor * power;
      }
    }
    return 10 * power;
  }
}
