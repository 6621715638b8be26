package org.tipspeed.report;

/**
 * Thins out time series for drawing so that no peak is lost: of each stretch of samples the
 * smallest and the largest remain, in the order in which they came. All series thinned alike share
 * their times.
 *
 * @param samples of the longest series
 * @param stretch samples that become two points; 1 keeps every sample
 */
record Decimation(int samples, int stretch) {

  /** As few points as wanted, or all samples if they are no more. */
  static Decimation to(int points, int samples) {
    return new Decimation(samples, samples <= points ? 1 : (2 * samples + points - 1) / points);
  }

  /**
   * Time of each point [s]: those of a stretch stand at its ends, where the extremes of a curve
   * that just rises or falls belong, so that it stays smooth.
   */
  double[] times(double intervalS) {
    double[] times = new double[points()];
    for (int i = 0; i < times.length; i++) {
      times[i] = intervalS * (stretch == 1 ? i : i % 2 == 0 ? i / 2 * stretch : lastOf(i / 2));
    }
    return times;
  }

  /** Index of a stretch's last sample, or just past its only one. */
  private double lastOf(int which) {
    int from = which * stretch;
    return Math.max(from + 0.5, Math.min(from + stretch, samples) - 1);
  }

  /** The points of a series; NaN beyond its end. */
  double[] of(double[] series) {
    double[] points = new double[points()];
    for (int i = 0; i < points.length; i += stretch == 1 ? 1 : 2) {
      if (stretch == 1) {
        points[i] = i < series.length ? series[i] : Double.NaN;
      } else {
        thin(series, i / 2 * stretch, points, i);
      }
    }
    return points;
  }

  private int points() {
    return stretch == 1 ? samples : 2 * ((samples + stretch - 1) / stretch);
  }

  private void thin(double[] series, int from, double[] points, int at) {
    if (from >= series.length) {
      points[at] = Double.NaN;
      points[at + 1] = Double.NaN;
      return;
    }
    int low = from;
    int high = from;
    for (int i = from; i < Math.min(from + stretch, series.length); i++) {
      low = series[i] < series[low] ? i : low;
      high = series[i] > series[high] ? i : high;
    }
    points[at] = series[Math.min(low, high)];
    points[at + 1] = series[Math.max(low, high)];
  }
}
