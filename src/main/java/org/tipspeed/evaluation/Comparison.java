package org.tipspeed.evaluation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One controller against a reference on the same winds.
 *
 * @param controller who is judged
 * @param reference by whom
 * @param pairs winds that both flew to the end
 * @param leftOut one sentence for each wind that could not be compared, so that a crash never
 *     flatters anybody
 * @param confidence probability that an interval is to cover
 * @param stratified whether the intervals are over seeds within each wind, rather than over winds
 * @param ratios by metric; absent where there is nothing to compare
 */
public record Comparison(
    String controller,
    String reference,
    int pairs,
    List<String> leftOut,
    double confidence,
    boolean stratified,
    Map<FlightMetric, Ratio> ratios) {

  /**
   * The mean of a metric over the winds, in relation to the reference's.
   *
   * @param mean mean over the pairs for the controller
   * @param referenceMean and for the reference
   * @param value the first over the second: below 1 if the controller has less; NaN if the
   *     reference has none or a value is negative
   * @param interval where the ratio could as well have been, had the winds been other ones of their
   *     kind; null if there are too few
   * @param pairs winds on which both have the metric
   * @param verdict said only if the interval excludes 1
   * @param highest of an extreme, which people are shown instead of the means; null for others
   */
  public record Ratio(
      double mean,
      double referenceMean,
      double value,
      Interval interval,
      int pairs,
      Verdict verdict,
      Highest highest) {

    /** The ratio that people are shown; NaN if it means nothing. */
    public double shown() {
      return highest == null ? value : highest.ratio();
    }
  }

  /**
   * The highest of all flights that are compared. How much higher it could have been, these flights
   * do not tell: there is no interval.
   *
   * @param own of the controller
   * @param reference of the reference
   */
  public record Highest(double own, double reference) {

    /** NaN if the reference has none or a value is negative. */
    public double ratio() {
      return reference > 0 && own >= 0 ? own / reference : Double.NaN;
    }
  }

  /** From low to high, both included. */
  public record Interval(double low, double high) {

    boolean excludes(double value) {
      return value < low || value > high;
    }
  }

  /** What a ratio says about the controller. */
  public enum Verdict {
    BETTER,
    WORSE,
    UNDECIDED;

    static Verdict of(Interval interval, FlightMetric.Preference preference) {
      if (interval == null || !interval.excludes(1) || preference == FlightMetric.Preference.NONE) {
        return UNDECIDED;
      }
      boolean higher = interval.low() > 1;
      return higher == (preference == FlightMetric.Preference.HIGHER) ? BETTER : WORSE;
    }
  }

  public Comparison {
    leftOut = List.copyOf(leftOut);
    Map<FlightMetric, Ratio> ordered = new EnumMap<>(FlightMetric.class);
    ordered.putAll(ratios);
    ratios = Collections.unmodifiableMap(ordered);
  }

  /** The ratio of a metric's means, if there is one. */
  public OptionalDouble ratio(FlightMetric metric) {
    Ratio ratio = ratios.get(metric);
    return ratio == null || Double.isNaN(ratio.value())
        ? OptionalDouble.empty()
        : OptionalDouble.of(ratio.value());
  }
}
