package org.tipspeed.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.tipspeed.experiment.FlightMetric;

/** Variants of a study by two ratios to the baseline, one panel for each pair of ratios. */
final class FrontPicture {

  private static final int WIDTH = 1200;
  private static final int PANEL = 640;
  private static final int FOOT = 40;
  private static final int SEED_RADIUS = 4;
  private static final int MEAN_RADIUS = 9;
  private static final Color LINE = new Color(0x9aa3ab);

  private static final Tradeoff.Point BASELINE =
      new Tradeoff.Point("baseline", 1, 1, List.of(new double[] {1, 1}));

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
        "Ratios to the baseline. Small: every seed. Large: mean of a variant. Line: means that no"
            + " other one beats in both.",
        90,
        PANEL * tradeoffs.size() + FOOT - 20);
  }

  private static void panel(Graphics2D graphics, Rectangle area, Tradeoff tradeoff) {
    Chart chart =
        new Chart(graphics, area, axis(tradeoff, seed -> seed[0]), axis(tradeoff, seed -> seed[1]));
    chart.frame(title(tradeoff));
    graphics.drawString(
        axisTitle(tradeoff.x()), area.x + area.width / 2 - 100, area.y + area.height + 42);
    front(chart, tradeoff);
    ChartLabels labels = new ChartLabels(graphics, area);
    for (Tradeoff.Point point : tradeoff.points()) {
      labels.keepFree(chart.at(point.x(), point.y()), MEAN_RADIUS);
    }
    labels.keepFree(chart.at(1, 1), MEAN_RADIUS);
    for (int i = 0; i < tradeoff.points().size(); i++) {
      graphics.setColor(Picture.colour(i));
      draw(chart, tradeoff.points().get(i), labels);
    }
    graphics.setColor(Color.BLACK);
    chart.diamond(1, 1, MEAN_RADIUS);
    labels.write(BASELINE.variant(), chart.at(1, 1), MEAN_RADIUS);
  }

  private static void draw(Chart chart, Tradeoff.Point point, ChartLabels labels) {
    for (double[] seed : point.seeds()) {
      chart.dot(seed[0], seed[1], SEED_RADIUS);
      chart.line(new double[] {point.x(), seed[0]}, new double[] {point.y(), seed[1]}, 0.6f);
    }
    chart.dot(point.x(), point.y(), MEAN_RADIUS);
    Point2D place = chart.at(point.x(), point.y());
    labels.write(point.variant(), place, MEAN_RADIUS);
  }

  private static void front(Chart chart, Tradeoff tradeoff) {
    List<Tradeoff.Point> front = tradeoff.front();
    chart.graphics().setColor(LINE);
    chart.graphics().setStroke(new BasicStroke(2));
    if (front.size() > 1) {
      chart.line(
          front.stream().mapToDouble(Tradeoff.Point::x).toArray(),
          front.stream().mapToDouble(Tradeoff.Point::y).toArray(),
          2);
    }
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
