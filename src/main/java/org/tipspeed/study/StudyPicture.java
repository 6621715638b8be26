package org.tipspeed.study;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.tipspeed.report.picture.Axis;
import org.tipspeed.report.picture.Chart;
import org.tipspeed.report.picture.Curve;
import org.tipspeed.report.picture.Picture;

/** Learning curves of a study: every seed's, their mean and their spread. */
final class StudyPicture {

  private static final int WIDTH = 1200;
  private static final int HEIGHT = 860;
  private static final int POINTS = 400;
  private static final int LEAST_WINDOW = 10;
  private static final Color INK = new Color(0x1f4e79);
  private static final Color SEED = new Color(0x8a, 0xa4, 0xbd, 150);
  private static final Color BAND = new Color(0x1f, 0x4e, 0x79, 45);

  private final List<StudyRun> runs;

  StudyPicture(List<StudyRun> runs) {
    this.runs = runs;
  }

  /** As the bytes of a PNG file. */
  byte[] png() {
    return new Picture(WIDTH, HEIGHT).png(this::draw);
  }

  private void draw(Graphics2D graphics) {
    int window = window();
    String seeds = runs.size() == 1 ? "one seed" : "%d seeds".formatted(runs.size());
    panel(
        graphics,
        new Rectangle(90, 50, WIDTH - 130, 320),
        curves(run -> run.returns().map(curve -> curve.trailingMean(window))),
        "Return of training episodes with exploration, mean of the last %d, over steps: %s"
            .formatted(window, seeds));
    panel(
        graphics,
        new Rectangle(90, 460, WIDTH - 130, 320),
        curves(StudyRun::scores),
        "Validation score without exploration, over steps: " + seeds);
    graphics.setColor(Color.DARK_GRAY);
    graphics.drawString(
        "Thin: every seed. Thick: their mean. Band: one standard deviation to both sides. Far outliers are cut off.",
        90,
        HEIGHT - 22);
  }

  private List<Curve> curves(Function<StudyRun, Optional<Curve>> what) {
    return runs.stream().map(what).flatMap(Optional::stream).toList();
  }

  /** A twentieth of the shortest training, but at least ten episodes. */
  private int window() {
    int episodes = curves(StudyRun::returns).stream().mapToInt(c -> c.x().length).min().orElse(0);
    return Math.max(LEAST_WINDOW, episodes / 20);
  }

  private static void panel(Graphics2D graphics, Rectangle area, List<Curve> curves, String title) {
    if (curves.isEmpty()) {
      graphics.setColor(Color.DARK_GRAY);
      graphics.drawString(title + ": nothing to show", area.x, area.y - 10);
      return;
    }
    double lastStep = curves.stream().mapToDouble(Curve::last).max().orElseThrow();
    double[] all = curves.stream().flatMapToDouble(c -> DoubleStream.of(c.y())).toArray();
    Axis steps = Axis.linear(0, lastStep);
    Chart chart = new Chart(graphics, area, steps, Axis.linear(all));
    chart.frame(title);
    Optional<Spread> spread = curves.size() > 1 ? Spread.of(curves) : Optional.empty();
    graphics.setClip(area);
    graphics.setColor(BAND);
    spread.ifPresent(s -> chart.band(s.x(), s.low(), s.high()));
    graphics.setColor(curves.size() > 1 ? SEED : INK);
    curves.forEach(curve -> chart.line(curve.x(), curve.y()));
    graphics.setColor(INK);
    spread.ifPresent(s -> chart.line(s.x(), s.mean(), 3));
    graphics.setClip(null);
  }

  /** Mean and one standard deviation to both sides of it. */
  private record Spread(double[] x, double[] low, double[] mean, double[] high) {

    /** Empty if the curves have no range in common. */
    static Optional<Spread> of(List<Curve> curves) {
      double[] x = Curve.commonGrid(curves, POINTS);
      double[][] band = new double[3][x.length];
      for (int i = 0; i < x.length; i++) {
        double where = x[i];
        DescriptiveStatistics values =
            new DescriptiveStatistics(curves.stream().mapToDouble(c -> c.at(where)).toArray());
        band[0][i] = values.getMean() - values.getStandardDeviation();
        band[1][i] = values.getMean();
        band[2][i] = values.getMean() + values.getStandardDeviation();
      }
      return x.length == 0
          ? Optional.empty()
          : Optional.of(new Spread(x, band[0], band[1], band[2]));
    }
  }
}
