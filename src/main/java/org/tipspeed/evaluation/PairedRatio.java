package org.tipspeed.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The ratio of two means over the same winds. The ratio of the means is taken rather than the mean
 * of the ratios, as a metric may be next to nothing in some winds, such as pitch travel below
 * rated.
 */
final class PairedRatio {

  /** Per stratum the values of controller and reference: {@code [stratum][2][pair]}. */
  private final double[][][] strata;

  private PairedRatio(double[][][] strata) {
    this.strata = strata;
  }

  static PairedRatio of(FlightMetric metric, List<List<FlightPair>> strata) {
    List<double[][]> values = new ArrayList<>();
    for (List<FlightPair> stratum : strata) {
      List<FlightPair> usable = stratum.stream().filter(pair -> pair.has(metric)).toList();
      if (!usable.isEmpty()) {
        values.add(
            new double[][] {
              usable.stream().mapToDouble(p -> p.controller().values().get(metric)).toArray(),
              usable.stream().mapToDouble(p -> p.reference().values().get(metric)).toArray()
            });
      }
    }
    return new PairedRatio(values.toArray(double[][][]::new));
  }

  int pairs() {
    return Arrays.stream(strata).mapToInt(stratum -> stratum[0].length).sum();
  }

  double mean() {
    return sum(0) / pairs();
  }

  double referenceMean() {
    return sum(1) / pairs();
  }

  Comparison.Highest highest() {
    return new Comparison.Highest(highest(0), highest(1));
  }

  private double highest(int side) {
    return Arrays.stream(strata).flatMapToDouble(s -> Arrays.stream(s[side])).max().orElseThrow();
  }

  /** Not if nobody flew, or there was nothing of it on either side. */
  boolean saysSomething() {
    return pairs() > 0 && (sum(0) != 0 || sum(1) != 0);
  }

  /** NaN if a value is negative or the reference is zero throughout: then it means nothing. */
  double value() {
    double reference = sum(1);
    return reference > 0 && !anyNegative() ? sum(0) / reference : Double.NaN;
  }

  private double sum(int side) {
    return Arrays.stream(strata).flatMapToDouble(s -> Arrays.stream(s[side])).sum();
  }

  private boolean anyNegative() {
    return Arrays.stream(strata)
        .flatMap(Arrays::stream)
        .flatMapToDouble(Arrays::stream)
        .anyMatch(value -> value < 0);
  }

  /**
   * Percentile interval of Efron's bootstrap: pairs are drawn with replacement, within each
   * stratum.
   *
   * @return null if the reference is zero in so many winds that the ratio has no bounds
   */
  Comparison.Interval bootstrap(ComparisonSettings settings, RandomGenerator random) {
    double[] ratios = new double[settings.resamples()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = resampled(random);
    }
    Arrays.sort(ratios);
    double tail = (1 - settings.confidence()) / 2;
    double low = ratios[(int) Math.floor(tail * (ratios.length - 1))];
    double high = ratios[(int) Math.ceil((1 - tail) * (ratios.length - 1))];
    return Double.isFinite(high) ? new Comparison.Interval(low, high) : null;
  }

  private double resampled(RandomGenerator random) {
    double own = 0;
    double reference = 0;
    for (double[][] stratum : strata) {
      int pairs = stratum[0].length;
      for (int i = 0; i < pairs; i++) {
        int drawn = random.nextInt(pairs);
        own += stratum[0][drawn];
        reference += stratum[1][drawn];
      }
    }
    return own / reference;
  }
}
