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
import org.tipspeed.report.ResultTable;
import org.tipspeed.rundir.EvaluationFigures.Figure;
import org.tipspeed.rundir.EvaluationFigures.Key;

/**
 * A figure of the seeds of a study.
 *
 * @param key what it is
 * @param values by seed, of those that have it
 * @param support what stands behind it
 */
record StudyFigure(Key key, Map<Long, Double> values, Support support) {

  StudyFigure {
    values = new LinkedHashMap<>(values);
  }

  /**
   * The figures of several seeds.
   *
   * @param runs of the seeds that are done
   * @param ofSeeds how many were to be trained
   * @param figuresOf what one seed has
   */
  static Map<Key, StudyFigure> of(
      List<StudyRun> runs, int ofSeeds, Function<StudyRun, Map<Key, Figure>> figuresOf) {
    Map<Key, Map<Long, Figure>> bySeed = new LinkedHashMap<>();
    int ofFlights = 0;
    for (StudyRun run : runs) {
      Map<Key, Figure> own = figuresOf.apply(run);
      own.forEach(
          (key, figure) ->
              bySeed.computeIfAbsent(key, k -> new LinkedHashMap<>()).put(run.seed(), figure));
      ofFlights += own.values().stream().mapToInt(Figure::ofFlights).max().orElse(0);
    }
    Map<Key, StudyFigure> figures = new LinkedHashMap<>();
    int flown = ofFlights;
    bySeed.forEach((key, all) -> figures.put(key, of(key, all, ofSeeds, flown)));
    return figures;
  }

  private static StudyFigure of(Key key, Map<Long, Figure> bySeed, int ofSeeds, int flown) {
    Map<Long, Double> values = new LinkedHashMap<>();
    bySeed.forEach((seed, figure) -> values.put(seed, figure.value()));
    boolean aboutFlights = bySeed.values().stream().anyMatch(figure -> figure.ofFlights() > 0);
    int flights = bySeed.values().stream().mapToInt(Figure::flights).sum();
    Support support = new Support(values.size(), ofSeeds, flights, aboutFlights ? flown : 0);
    return new StudyFigure(key, values, support);
  }

  private Optional<FlightMetric> metric() {
    return Arrays.stream(FlightMetric.values())
        .filter(each -> each.key().equals(key.name()))
        .findFirst();
  }

  /** For people. */
  String label() {
    String words = key.name().replace('_', ' ');
    String what =
        metric()
            .map(FlightMetric::label)
            .orElse(words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
    return key.ofWhom().isEmpty() ? what : what + ", " + key.ofWhom();
  }

  private boolean higherIsBetter() {
    return metric()
        .map(each -> each.preference() == FlightMetric.Preference.HIGHER)
        .orElse(!key.countsEarlyEndings());
  }

  private DescriptiveStatistics statistics() {
    return new DescriptiveStatistics(
        values.values().stream().mapToDouble(Double::doubleValue).toArray());
  }

  double mean() {
    return statistics().getMean();
  }

  /** The mean for people; early endings with the number of flights that could have ended so. */
  String meanText() {
    String mean = number(mean());
    return key.countsEarlyEndings()
        ? "%s of %s".formatted(mean, number((double) support.flights() / support.seeds()))
        : mean;
  }

  /** Of the sample: what another seed would differ by; NaN for a single one. */
  double std() {
    return values.size() > 1 ? statistics().getStandardDeviation() : Double.NaN;
  }

  double worst() {
    return higherIsBetter() ? statistics().getMin() : statistics().getMax();
  }

  long worstSeed() {
    double worst = worst();
    return values.entrySet().stream()
        .filter(each -> each.getValue() == worst)
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  static String number(double value) {
    return Double.isFinite(value) ? ResultTable.number(value) : "-";
  }
}
