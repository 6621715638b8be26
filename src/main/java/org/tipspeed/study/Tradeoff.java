package org.tipspeed.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.tipspeed.evaluation.FlightMetric;

/**
 * Variants in terms of two ratios to the baseline, of which one is usually paid for with the other.
 *
 * @param x metric to the right
 * @param y metric upwards
 * @param suite on which they were measured; empty for the runs' own winds
 * @param points of the variants that have both
 */
record Tradeoff(FlightMetric x, FlightMetric y, String suite, List<Point> points) {

  /**
   * A variant.
   *
   * @param variant its name
   * @param x mean over the seeds
   * @param y mean over the seeds
   * @param seeds x and y of each seed
   */
  record Point(String variant, double x, double y, List<double[]> seeds) {}

  static Tradeoff of(FrontSettings front, String suite, List<StudyVariant> variants) {
    List<Point> points = new ArrayList<>();
    for (StudyVariant variant : variants) {
      Map<String, StudyFigure> figures = variant.study().figuresOn(suite);
      StudyFigure x = figures.get(StudyHeadline.ratio(front.x()));
      StudyFigure y = figures.get(StudyHeadline.ratio(front.y()));
      if (x != null && y != null) {
        points.add(new Point(variant.name(), x.mean(), y.mean(), seeds(x, y)));
      }
    }
    return new Tradeoff(
        FlightMetric.judging(front.x()).orElseThrow(),
        FlightMetric.judging(front.y()).orElseThrow(),
        suite,
        points);
  }

  private static List<double[]> seeds(StudyFigure x, StudyFigure y) {
    return x.values().keySet().stream()
        .filter(y.values()::containsKey)
        .map(seed -> new double[] {x.values().get(seed), y.values().get(seed)})
        .toList();
  }

  /** The points that no other one beats in both respects, from left to right. */
  List<Point> front() {
    return points.stream()
        .filter(point -> points.stream().noneMatch(other -> dominates(other, point)))
        .sorted(Comparator.comparingDouble(Point::x))
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
