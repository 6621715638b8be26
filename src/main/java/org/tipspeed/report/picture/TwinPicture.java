package org.tipspeed.report.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.tipspeed.evaluation.ChannelTwin;
import org.tipspeed.evaluation.Twin;
import org.tipspeed.flight.FlightRecord;
import org.tipspeed.loads.Spectrum;
import org.tipspeed.rundir.TimeSeries;

/**
 * Two simulators over each other, a row for each of the channels that tell most: to the left a
 * stretch of one wind, to the right the spectrum over all winds.
 */
public final class TwinPicture {

  private static final List<Panel> PANELS =
      List.of(
          Panel.HUB_WIND, Panel.GENERATOR_SPEED, Panel.PITCH, Panel.TOWER_BASE, Panel.BLADE_ROOT);

  private static final int WIDTH = 1400;
  private static final int HEAD = 60;
  private static final int PANEL = 250;
  private static final int CURVE = 180;
  private static final int LEFT = 90;
  private static final int SERIES = 720;
  private static final int SPECTRUM = WIDTH - LEFT - SERIES - 130;

  /** So long that waves of the blades are still seen [s]. */
  private static final double STRETCH_S = 60;

  /** What is a million times weaker than the strongest is rounding. */
  private static final double WEAKEST = 1e-6;

  private static final Color REFERENCE = new Color(0x7a828a);
  private static final Color OWN = Picture.colour(1);

  private final Twin twin;
  private final FlightRecord own;
  private final FlightRecord reference;
  private final List<Panel> panels;
  private final Graphics2D graphics;

  private TwinPicture(
      Twin twin,
      FlightRecord own,
      FlightRecord reference,
      List<Panel> panels,
      Graphics2D graphics) {
    this.twin = twin;
    this.own = own;
    this.reference = reference;
    this.panels = panels;
    this.graphics = graphics;
  }

  /**
   * Writes the picture as PNG, replacing what is there.
   *
   * @param twin of at least one wind
   * @param own its flight in one of them
   * @param reference the other flight in that wind
   * @throws org.tipspeed.rundir.ReportException if it cannot be written
   */
  public static void write(Path file, Twin twin, FlightRecord own, FlightRecord reference) {
    List<Panel> panels =
        PANELS.stream().filter(panel -> twin.channels().containsKey(panel.channel())).toList();
    Picture.write(
        file,
        new Picture(WIDTH, HEAD + PANEL * panels.size())
            .png(graphics -> new TwinPicture(twin, own, reference, panels, graphics).draw()));
  }

  private void draw() {
    legend();
    for (int i = 0; i < panels.size(); i++) {
      int y = HEAD + PANEL * i + 24;
      series(panels.get(i), new Rectangle(LEFT, y, SERIES, CURVE));
      spectra(panels.get(i), new Rectangle(WIDTH - SPECTRUM - 30, y, SPECTRUM, CURVE));
    }
  }

  private void legend() {
    int x = LEFT;
    for (String name : List.of(twin.reference(), twin.own())) {
      graphics.setColor(name.equals(twin.own()) ? OWN : REFERENCE);
      graphics.fillRect(x, 23, 24, 4);
      graphics.drawString(name, x + 32, 30);
      x += 64 + graphics.getFontMetrics().stringWidth(name);
    }
    graphics.setColor(Color.BLACK);
    graphics.drawString("left: " + own.wind().spec(), x, 30);
    graphics.drawString(
        "right: over %d wind%s".formatted(twin.winds().size(), twin.winds().size() == 1 ? "" : "s"),
        WIDTH - SPECTRUM - 30,
        30);
  }

  /** The stretch begins where metrics begin to count. */
  private void series(Panel panel, Rectangle area) {
    int from = (int) Math.ceil(twin.suite().metrics().skippedTransientS() / own.controlIntervalS());
    int to = Math.min(own.samples(), from + (int) (STRETCH_S / own.controlIntervalS()) + 1);
    double[] times = new double[to - from];
    Arrays.setAll(times, i -> (from + i) * own.controlIntervalS());
    List<double[]> both =
        Stream.of(reference, own)
            .map(flight -> TimeSeries.of(flight, panel.channel()).values())
            .map(values -> Arrays.copyOfRange(values, from, to))
            .toList();
    double[] all = both.stream().flatMapToDouble(DoubleStream::of).sorted().toArray();
    Axis time = new Axis(times[0], times[times.length - 1], false);
    draw(
        new Chart(graphics, area, time, Axis.linear(all[0], all[all.length - 1])),
        "%s [%s] over time [s]".formatted(panel.title(), panel.unit()),
        times,
        both);
  }

  private void spectra(Panel panel, Rectangle area) {
    ChannelTwin channel = twin.channels().get(panel.channel());
    Optional<Spectrum> first = channel.reference().spectrum();
    Optional<Spectrum> second = channel.own().spectrum();
    if (first.isEmpty() || second.isEmpty()) {
      return;
    }
    List<double[]> both = List.of(first.get().density(), second.get().density());
    double most = both.stream().flatMapToDouble(DoubleStream::of).max().orElseThrow();
    double[] shown =
        both.stream()
            .flatMapToDouble(DoubleStream::of)
            .filter(density -> density > WEAKEST * most)
            .toArray();
    double[] frequencies = first.get().frequencyHz();
    Axis frequency = Axis.logarithmic(frequencies);
    draw(
        new Chart(graphics, area, frequency, Axis.logarithmic(shown)),
        "spectrum [(%s)²/Hz] over frequency [Hz]".formatted(panel.unit()),
        frequencies,
        both);
  }

  /** The reference first, so that the other lies above it. */
  private void draw(Chart chart, String title, double[] xs, List<double[]> both) {
    graphics.setColor(Color.BLACK);
    chart.frame(title);
    graphics.setClip(chart.area());
    graphics.setColor(REFERENCE);
    chart.line(xs, both.get(0), 2.2f);
    graphics.setColor(OWN);
    chart.line(xs, both.get(1), 1.3f);
    graphics.setClip(null);
  }
}
