package org.tipspeed.study;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.tipspeed.evaluation.FlightMetric;
import org.tipspeed.rundir.EvaluationFigures;

/**
 * A figure that every seed of a study has.
 *
 * @param label for people
 * @param higherIsBetter tells which seed is the worst
 * @param values by seed
 */
record StudyFigure(String label, boolean higherIsBetter, Map<Long, Double> values) {

  StudyFigure {
    values = new LinkedHashMap<>(values);
  }

  /**
   * The figures of several seeds, by key.
   *
   * @param figuresOf what one seed has, by key
   */
  static Map<String, StudyFigure> of(
      List<StudyRun> runs, Function<StudyRun, Map<String, Double>> figuresOf) {
    Map<String, Map<Long, Double>> values = new LinkedHashMap<>();
    for (StudyRun run : runs) {
      figuresOf
          .apply(run)
          .forEach(
              (key, value) ->
                  values.computeIfAbsent(key, k -> new LinkedHashMap<>()).put(run.seed(), value));
    }
    Map<String, StudyFigure> figures = new LinkedHashMap<>();
    values.forEach((key, bySeed) -> figures.put(key, of(key, bySeed)));
    return figures;
  }

  /** A key is a metric or another word, which may follow those whom it is about. */
  private static StudyFigure of(String key, Map<Long, Double> bySeed) {
    int space = key.indexOf(' ');
    String name = key.substring(space + 1);
    String ofWhom = space < 0 ? "" : ", " + key.substring(0, space);
    Optional<FlightMetric> metric =
        Arrays.stream(FlightMetric.values()).filter(each -> each.key().equals(name)).findFirst();
    boolean higherIsBetter =
        metric
            .map(each -> each.preference() == FlightMetric.Preference.HIGHER)
            .orElse(!name.equals(EvaluationFigures.EARLY_ENDINGS));
    String label = metric.map(FlightMetric::label).orElseGet(() -> inWords(name));
    return new StudyFigure(label + ofWhom, higherIsBetter, bySeed);
  }

  private static String inWords(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1).replace('_', ' ');
  }

  private DescriptiveStatistics statistics() {
    return new DescriptiveStatistics(
        values.values().stream().mapToDouble(Double::doubleValue).toArray());
  }

  double mean() {
    return statistics().getMean();
  }

  /** Of the sample: what another seed would differ by; NaN for a single one. */
  double std() {
    return values.size() > 1 ? statistics().getStandardDeviation() : Double.NaN;
  }

  double worst() {
    return higherIsBetter ? statistics().getMin() : statistics().getMax();
  }

  long worstSeed() {
    double worst = worst();
    return values.entrySet().stream()
        .filter(each -> each.getValue() == worst)
        .findFirst()
        .orElseThrow()
        .getKey();
  }
}
