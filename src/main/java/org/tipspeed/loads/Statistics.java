package org.tipspeed.loads;

/**
 * Mean, spread and extremes of a signal, in its unit.
 *
 * @param mean arithmetic mean
 * @param std standard deviation of the samples themselves (divided by n, not n-1)
 * @param min smallest sample
 * @param max largest sample
 */
public record Statistics(double mean, double std, double min, double max) {

  /**
   * @throws IllegalArgumentException if there are no samples
   */
  public static Statistics of(double[] signal) {
    if (signal.length == 0) {
      throw new IllegalArgumentException("statistics need at least one sample");
    }
    double sum = 0;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (double sample : signal) {
      sum += sample;
      min = Math.min(min, sample);
      max = Math.max(max, sample);
    }
    double mean = sum / signal.length;
    return new Statistics(mean, std(signal, mean), min, max);
  }

  /** The value farthest from zero, without its sign. */
  public double extreme() {
    return Math.max(Math.abs(min), Math.abs(max));
  }

  public double rms() {
    return Math.hypot(mean, std);
  }

  private static double std(double[] signal, double mean) {
    double squares = 0;
    for (double sample : signal) {
      squares += (sample - mean) * (sample - mean);
    }
    return Math.sqrt(squares / signal.length);
  }
}
