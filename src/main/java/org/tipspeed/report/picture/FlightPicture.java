package org.tipspeed.report.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.tipspeed.flight.FlightRecord;
import org.tipspeed.rundir.ReportException;
import org.tipspeed.rundir.TimeSeries;

/** A picture of one wind: what blew and how the controllers answered, over each other. */
public final class FlightPicture {

  private static final List<Panel> PANELS =
      List.of(Panel.HUB_WIND, Panel.GENERATOR_SPEED, Panel.PITCH, Panel.POWER, Panel.TOWER_BASE);

  private static final int WIDTH = 1200;
  private static final int LEFT = 90;
  private static final int HEAD = 60;
  private static final int PANEL = 190;
  private static final int CURVE = 130;
  private static final Color REFERENCE = new Color(0x7a828a);

  private final List<FlightRecord> flights;

  /** Those that at least one flight has. */
  private final List<Panel> panels;

  private FlightPicture(List<FlightRecord> flights) {
    this.flights = flights;
    this.panels =
        PANELS.stream()
            .filter(panel -> flights.stream().anyMatch(flight -> flight.has(panel.channel())))
            .toList();
  }

  /**
   * Writes the picture as PNG, replacing what is there.
   *
   * @param flights in the same wind, the reference first
   * @throws ReportException if it cannot be written
   */
  public static void write(Path file, List<FlightRecord> flights) {
    List<FlightRecord> flown = flights.stream().filter(f -> f.samples() > 1).toList();
    if (flown.isEmpty()) {
      throw new ReportException(
          "%s cannot be drawn: nobody flew in its wind, see flights.csv".formatted(file));
    }
    Picture.write(file, new FlightPicture(flown).png());
  }

  private byte[] png() {
    return new Picture(WIDTH, HEAD + PANEL * panels.size()).png(this::draw);
  }

  private void draw(Graphics2D graphics) {
    legend(graphics);
    for (int i = 0; i < panels.size(); i++) {
      Rectangle area = new Rectangle(LEFT, HEAD + PANEL * i + 24, WIDTH - LEFT - 40, CURVE);
      draw(graphics, area, panels.get(i), i == panels.size() - 1);
    }
  }

  /** Wind, then the names of the controllers in their colours. */
  private void legend(Graphics2D graphics) {
    graphics.setColor(Color.BLACK);
    String wind = flights.get(0).wind().spec();
    graphics.drawString(wind, LEFT, 30);
    int x = LEFT + graphics.getFontMetrics().stringWidth(wind) + 40;
    for (int i = 0; i < flights.size(); i++) {
      graphics.setColor(colour(i));
      graphics.fillRect(x, 23, 24, 4);
      String name = flights.get(i).controller();
      graphics.drawString(name, x + 32, 30);
      x += 64 + graphics.getFontMetrics().stringWidth(name);
    }
  }

  private void draw(Graphics2D graphics, Rectangle area, Panel panel, boolean last) {
    List<Curve> curves = new ArrayList<>();
    List<Color> colours = new ArrayList<>();
    for (int i = 0; i < flights.size(); i++) {
      if (flights.get(i).has(panel.channel())) {
        curves.add(curve(flights.get(i), panel));
        colours.add(colour(i));
      }
    }
    Chart chart = new Chart(graphics, area, timeAxis(), axis(curves));
    graphics.setColor(Color.BLACK);
    chart.frame("%s [%s]%s".formatted(panel.title(), panel.unit(), last ? " over time [s]" : ""));
    graphics.setClip(area);
    for (int i = 0; i < curves.size(); i++) {
      graphics.setColor(colours.get(i));
      chart.line(curves.get(i).x(), curves.get(i).y(), 1.8f);
    }
    graphics.setClip(null);
  }

  private static Curve curve(FlightRecord flight, Panel panel) {
    double[] values = TimeSeries.of(flight, panel.channel()).values();
    double[] timesS = new double[values.length];
    Arrays.setAll(timesS, i -> i * flight.controlIntervalS());
    return new Curve(timesS, values);
  }

  private Axis timeAxis() {
    double longestS = flights.stream().mapToDouble(FlightRecord::durationS).max().orElseThrow();
    return Axis.linear(0, longestS);
  }

  private static Axis axis(List<Curve> curves) {
    double[] values =
        curves.stream().flatMapToDouble(curve -> DoubleStream.of(curve.y())).sorted().toArray();
    return Axis.linear(values[0], values[values.length - 1]);
  }

  /** Grey for the reference, as in the report. */
  private static Color colour(int flight) {
    return flight == 0 ? REFERENCE : Picture.colour(flight - 1);
  }
}
