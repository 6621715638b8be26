package org.tipspeed.study;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.tipspeed.evaluation.FlightMetric;
import org.tipspeed.report.picture.Axis;
import org.tipspeed.report.picture.Chart;
import org.tipspeed.report.picture.ChartLabels;
import org.tipspeed.report.picture.Picture;

/** Variants of a study by two ratios to the baseline, one panel for each pair of ratios. */
final class FrontPicture {

  private static final int WIDTH = 1200;
  private static final int PANEL = 640;
  private static final int FOOT = 46;
  private static final int SEED_RADIUS = 4;
  private static final int MEAN_RADIUS = 9;
  private static final double RING = 2.5;
  private static final float SEED_WIDTH = 0.6f;
  private static final float FRONT_WIDTH = 2;
  private static final Color LINE = new Color(0x9aa3ab);

  private static final Tradeoff.Point BASELINE =
      new Tradeoff.Point("baseline", 1, 1, List.of(new double[] {1, 1}), new Support(0, 0, 0, 0));

  private final List<Tradeoff> tradeoffs;

  FrontPicture(List<Tradeoff> tradeoffs) {
    this.tradeoffs = tradeoffs;
  }

  /** As the bytes of a PNG file. */
  byte[] png() {
    return new Picture(WIDTH, PANEL * tradeoffs.size() + FOOT).png(this::draw);
  }

  private void draw(Graphics2D graphics) {
    for (int i = 0; i < tradeoffs.size(); i++) {
      panel(
          graphics, new Rectangle(90, PANEL * i + 50, WIDTH - 130, PANEL - 130), tradeoffs.get(i));
    }
    graphics.setColor(Color.DARK_GRAY);
    graphics.drawString(
        "Ratios to the baseline. Small: every seed. Large: mean of a variant; hollow: not of all its"
            + " flights and seeds. Line: means that no other one beats in both.",
        90,
        PANEL * tradeoffs.size() + FOOT - 20);
  }

  private static void panel(Graphics2D graphics, Rectangle area, Tradeoff tradeoff) {
    Chart chart =
        new Chart(graphics, area, axis(tradeoff, seed -> seed[0]), axis(tradeoff, seed -> seed[1]));
    chart.frame(title(tradeoff));
    graphics.drawString(
        axisTitle(tradeoff.x()), area.x + area.width / 2 - 100, area.y + area.height + 42);
    if (!tradeoff.missing().isEmpty()) {
      graphics.drawString(
          "Not here, for want of flights that came to the end: "
              + String.join(", ", tradeoff.missing()),
          area.x,
          area.y + area.height + 62);
    }
    front(chart, tradeoff.front());
    for (int i = 0; i < tradeoff.points().size(); i++) {
      graphics.setColor(Picture.colour(i));
      draw(chart, tradeoff.points().get(i));
    }
    graphics.setColor(Color.BLACK);
    chart.diamond(1, 1, MEAN_RADIUS);
    label(chart, tradeoff);
  }

  private static void front(Chart chart, List<Tradeoff.Point> front) {
    chart.graphics().setColor(LINE);
    for (int i = 1; i < front.size(); i++) {
      Tradeoff.Point left = front.get(i - 1);
      Tradeoff.Point right = front.get(i);
      chart.line(
          new double[] {left.x(), right.x()}, new double[] {left.y(), right.y()}, FRONT_WIDTH);
    }
  }

  private static void draw(Chart chart, Tradeoff.Point point) {
    for (double[] seed : point.seeds()) {
      chart.dot(seed[0], seed[1], SEED_RADIUS);
      chart.line(new double[] {point.x(), seed[0]}, new double[] {point.y(), seed[1]}, SEED_WIDTH);
    }
    chart.dot(point.x(), point.y(), MEAN_RADIUS);
    if (!point.support().isWhole()) {
      chart.graphics().setColor(Color.WHITE);
      chart.dot(point.x(), point.y(), MEAN_RADIUS - RING);
    }
  }

  private static void label(Chart chart, Tradeoff tradeoff) {
    ChartLabels labels = new ChartLabels(chart.graphics(), chart.area());
    List<Tradeoff.Point> front = tradeoff.front();
    for (int i = 1; i < front.size(); i++) {
      labels.keepFree(place(chart, front.get(i - 1)), place(chart, front.get(i)));
    }
    tradeoff.points().forEach(point -> keepFree(labels, chart, point));
    keepFree(labels, chart, BASELINE);
    labels.write(BASELINE.variant(), place(chart, BASELINE), MEAN_RADIUS);
    for (int i = 0; i < tradeoff.points().size(); i++) {
      Tradeoff.Point point = tradeoff.points().get(i);
      chart.graphics().setColor(Picture.colour(i).darker());
      labels.write(name(point), place(chart, point), MEAN_RADIUS);
    }
  }

  private static String name(Tradeoff.Point point) {
    return point.support().isWhole()
        ? point.variant()
        : "%s (%s)".formatted(point.variant(), point.support());
  }

  private static void keepFree(ChartLabels labels, Chart chart, Tradeoff.Point point) {
    Point2D mean = place(chart, point);
    labels.keepFree(mean, MEAN_RADIUS);
    for (double[] each : point.seeds()) {
      Point2D seed = chart.at(each[0], each[1]);
      labels.keepFree(seed, SEED_RADIUS);
      labels.keepFree(mean, seed);
    }
  }

  private static Point2D place(Chart chart, Tradeoff.Point point) {
    return chart.at(point.x(), point.y());
  }

  /** Wide enough for every seed and the baseline. */
  private static Axis axis(Tradeoff tradeoff, ToDoubleFunction<double[]> coordinate) {
    double[] all =
        Stream.concat(tradeoff.points().stream(), Stream.of(BASELINE))
            .flatMap(point -> point.seeds().stream())
            .mapToDouble(coordinate)
            .sorted()
            .toArray();
    return Axis.linear(all[0], all[all.length - 1]);
  }

  private static String title(Tradeoff tradeoff) {
    String winds = tradeoff.suite().isEmpty() ? "the evaluation winds" : tradeoff.suite();
    String nothing = tradeoff.points().isEmpty() ? ": nothing to show" : "";
    return axisTitle(tradeoff.y()) + ", on " + winds + nothing;
  }

  private static String axisTitle(FlightMetric metric) {
    String better = metric.preference() == FlightMetric.Preference.HIGHER ? "more" : "less";
    return "%s (%s is better)".formatted(metric.label(), better);
  }
}
