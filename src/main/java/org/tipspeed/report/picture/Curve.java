package org.tipspeed.report.picture;

import java.util.Arrays;
import java.util.List;

/**
 * A line through points with rising x.
 *
 * @param x at least one
 * @param y as many
 */
public record Curve(double[] x, double[] y) {

  /** Where a line would have to guess outside of its points, it keeps the value at its end. */
  public double at(double where) {
    int index = Arrays.binarySearch(x, where);
    if (index >= 0) {
      return y[index];
    }
    int right = -index - 1;
    if (right == 0 || right == x.length) {
      return y[Math.max(0, right - 1)];
    }
    double share = (where - x[right - 1]) / (x[right] - x[right - 1]);
    return y[right - 1] + share * (y[right] - y[right - 1]);
  }

  /** Each point as the mean of the last few up to it; the first ones are left out. */
  public Curve trailingMean(int points) {
    int count = Math.min(points, x.length);
    double[] means = new double[x.length - count + 1];
    for (int i = 0; i < means.length; i++) {
      means[i] = Arrays.stream(y, i, i + count).average().orElseThrow();
    }
    return new Curve(Arrays.copyOfRange(x, count - 1, x.length), means);
  }

  double first() {
    return x[0];
  }

  public double last() {
    return x[x.length - 1];
  }

  /** Points at equal distances, over what all curves have in common; none if that is nothing. */
  public static double[] commonGrid(List<Curve> curves, int points) {
    double from = curves.stream().mapToDouble(Curve::first).max().orElse(0);
    double to = curves.stream().mapToDouble(Curve::last).min().orElse(0);
    double[] grid = new double[from < to ? points : 0];
    Arrays.setAll(grid, i -> from + (to - from) * i / (points - 1));
    return grid;
  }
}
