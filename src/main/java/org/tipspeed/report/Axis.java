package org.tipspeed.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An axis of a chart.
 *
 * @param low value at its start
 * @param high value at its end
 * @param isLogarithmic whether equal distances are equal ratios
 */
record Axis(double low, double high, boolean isLogarithmic) {

  private static final double MARGIN = 0.05;
  private static final int TICKS = 6;

  /** With some room at both ends, except where it starts at zero. */
  static Axis linear(double least, double greatest) {
    double room = greatest > least ? MARGIN * (greatest - least) : 1;
    return new Axis(
        least == 0 ? 0 : least - room, greatest + (least == 0 && greatest > 0 ? 0 : room), false);
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
