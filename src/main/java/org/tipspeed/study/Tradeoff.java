package org.tipspeed.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tipspeed.evaluation.FlightMetric;
import org.tipspeed.rundir.EvaluationFigures;
import org.tipspeed.rundir.EvaluationFigures.Key;

/**
 * Variants in terms of two ratios to the baseline, of which one is usually paid for with the other.
 *
 * @param x metric to the right
 * @param y metric upwards
 * @param suite on which they were measured; empty for the runs' own winds
 * @param points of the variants that have both
 * @param missing names of the variants that lack one: no flight came to its end
 */
record Tradeoff(
    FlightMetric x, FlightMetric y, String suite, List<Point> points, List<String> missing) {

  /**
   * A variant.
   *
   * @param variant its name
   * @param x mean over the seeds
   * @param y mean over the seeds
   * @param seeds x and y of each seed
   * @param support what stands behind it
   */
  record Point(String variant, double x, double y, List<double[]> seeds, Support support) {}

  static Tradeoff of(FrontSettings front, String suite, List<VariantsReport.Variant> variants) {
    List<Point> points = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (VariantsReport.Variant variant : variants) {
      Map<Key, StudyFigure> figures = variant.study().figuresOn(suite);
      StudyFigure x = figures.get(EvaluationFigures.ratio(front.x()));
      StudyFigure y = figures.get(EvaluationFigures.ratio(front.y()));
      if (x != null && y != null) {
        Support support = x.support().compareTo(y.support()) < 0 ? x.support() : y.support();
        points.add(new Point(variant.name(), x.mean(), y.mean(), seeds(x, y), support));
      } else {
        missing.add(variant.name());
      }
    }
    return new Tradeoff(
        FlightMetric.judging(front.x()).orElseThrow(),
        FlightMetric.judging(front.y()).orElseThrow(),
        suite,
        points,
        missing);
  }

  private static List<double[]> seeds(StudyFigure x, StudyFigure y) {
    return x.values().keySet().stream()
        .filter(y.values()::containsKey)
        .map(seed -> new double[] {x.values().get(seed), y.values().get(seed)})
        .toList();
  }

  /**
   * The points that no other one beats in both respects, from left to right. Only those with all
   * flights of all seeds behind them count: survivors flatter.
   */
  List<Point> front() {
    List<Point> whole = points.stream().filter(point -> point.support().isWhole()).toList();
    return whole.stream()
        .filter(point -> whole.stream().noneMatch(other -> dominates(other, point)))
        .sorted(Comparator.comparingDouble(Point::x))
        .toList();
  }

  /** Names of the variants that are off the front because flights or seeds are missing. */
  List<String> incomplete() {
    return Stream.concat(
            points.stream().filter(point -> !point.support().isWhole()).map(Point::variant),
            missing.stream())
        .toList();
  }

  private boolean dominates(Point other, Point point) {
    double gainX = gain(x, other.x() - point.x());
    double gainY = gain(y, other.y() - point.y());
    return gainX >= 0 && gainY >= 0 && gainX + gainY > 0;
  }

  private static double gain(FlightMetric metric, double difference) {
    return metric.preference() == FlightMetric.Preference.HIGHER ? difference : -difference;
  }
}
