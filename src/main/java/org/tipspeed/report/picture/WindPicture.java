package org.tipspeed.report.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import org.tipspeed.loads.Spectrum;
import org.tipspeed.wind.Site;
import org.tipspeed.wind.WindField;
import org.tipspeed.wind.WindSummary;

/**
 * A picture of a wind: downwind speed at the hub over time, over the rotor at half time, and its
 * spectrum.
 */
public final class WindPicture {

  private static final int WIDTH = 1200;
  private static final int HEIGHT = 800;
  private static final int CELLS = 80;
  private static final Color INK = new Color(0x1f4e79);

  private final WindSummary summary;
  private final WindField field;
  private final Site site;
  private final Graphics2D graphics;

  private WindPicture(WindSummary summary, WindField field, Site site, Graphics2D graphics) {
    this.summary = summary;
    this.field = field;
    this.site = site;
    this.graphics = graphics;
  }

  /**
   * Writes the picture as PNG, replacing what is there.
   *
   * @param summary of the field
   * @throws org.tipspeed.rundir.ReportException if it cannot be written
   */
  public static void write(Path png, WindSummary summary, WindField field, Site site) {
    Picture.write(
        png,
        new Picture(WIDTH, HEIGHT)
            .png(graphics -> new WindPicture(summary, field, site, graphics).draw()));
  }

  private void draw() {
    drawSeries(new Rectangle(80, 50, WIDTH - 110, 270));
    drawRotor(new Rectangle(80, 420, 300, 300));
    summary.spectrum().ifPresent(s -> drawSpectrum(s, new Rectangle(600, 420, WIDTH - 630, 300)));
  }

  private void drawSeries(Rectangle area) {
    double[] speeds = summary.hubMps()[0];
    double[] times = new double[speeds.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = i * summary.stepS();
    }
    Axis time = Axis.linear(0, Math.max(summary.sampledS(), summary.stepS()));
    Axis speed = Axis.linear(summary.leastMps(), summary.greatestMps());
    Chart chart = new Chart(graphics, area, time, speed);
    chart.frame("downwind speed at the hub [m/s] over time [s]");
    graphics.setColor(INK);
    chart.line(times, speeds);
  }

  private void drawSpectrum(Spectrum spectrum, Rectangle area) {
    Axis frequency = Axis.logarithmic(spectrum.frequencyHz());
    Axis density = Axis.logarithmic(spectrum.density());
    Chart chart = new Chart(graphics, area, frequency, density);
    chart.frame("spectrum [m²/s²/Hz] over frequency [Hz]");
    graphics.setColor(INK);
    chart.line(spectrum.frequencyHz(), spectrum.density());
  }

  private void drawRotor(Rectangle area) {
    double timeS = summary.sampledS() / 2;
    double[][] speeds = overRotor(timeS);
    DoubleSummaryStatistics range =
        Arrays.stream(speeds).flatMapToDouble(Arrays::stream).summaryStatistics();
    Shape rotor = new Ellipse2D.Double(area.x, area.y, area.width, area.height);
    graphics.setClip(rotor);
    paint(speeds, range, area);
    graphics.setClip(null);
    graphics.setColor(Color.DARK_GRAY);
    graphics.draw(rotor);
    graphics.setColor(Color.BLACK);
    graphics.drawString(
        "over the rotor at %.1f s, looking downwind: %.2f to %.2f m/s"
            .formatted(timeS, range.getMin(), range.getMax()),
        area.x,
        area.y - 10);
  }

  /** Downwind speeds on a square around the rotor; outside it those of the nearest point on it. */
  private double[][] overRotor(double timeS) {
    double radius = site.rotorDiameterM() / 2;
    double[][] speeds = new double[CELLS][CELLS];
    double[] uvw = new double[3];
    for (int row = 0; row < CELLS; row++) {
      for (int column = 0; column < CELLS; column++) {
        double y = radius * (1 - 2 * (column + 0.5) / CELLS);
        double z = radius * (1 - 2 * (row + 0.5) / CELLS);
        double inwards = Math.min(1, radius / Math.hypot(y, z));
        field.velocityAt(timeS, 0, y * inwards, site.hubHeightM() + z * inwards, uvw);
        speeds[row][column] = uvw[0];
      }
    }
    return speeds;
  }

  private void paint(double[][] speeds, DoubleSummaryStatistics range, Rectangle area) {
    double span = Math.max(range.getMax() - range.getMin(), 1e-9);
    int size = area.width / CELLS + 1;
    for (int row = 0; row < CELLS; row++) {
      for (int column = 0; column < CELLS; column++) {
        graphics.setColor(shade((speeds[row][column] - range.getMin()) / span));
        graphics.fillRect(
            area.x + column * area.width / CELLS, area.y + row * area.height / CELLS, size, size);
      }
    }
  }

  /** From dark blue over green to yellow: also readable in grey and by the colour-blind. */
  private static Color shade(double share) {
    float value = (float) Math.max(0, Math.min(share, 1));
    return Color.getHSBColor(0.72f - 0.57f * value, 0.85f - 0.15f * value, 0.35f + 0.6f * value);
  }
}
