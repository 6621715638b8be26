package org.tipspeed.report.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.tipspeed.turbine.TurbineSheet;
import org.tipspeed.turbine.TurbineSheet.State;

/** Curves of a turbine in steady wind, and its Campbell diagram. */
public final class TurbinePicture {

  private static final int WIDTH = 1400;
  private static final int LEFT = 80;
  private static final int CHART_WIDTH = 560;
  private static final int CAMPBELL_WIDTH = 430;
  private static final int CHART_HEIGHT = 210;
  private static final int ACROSS = 680;
  private static final int DOWN = 280;
  private static final int TOP = 50;

  /** Passing blades and their multiples, as a rotor excites what is around it. */
  private static final int[] ORDERS = {1, 3, 6};

  private static final Color ORDER = new Color(0x7a828a);

  private final TurbineSheet sheet;
  private final Graphics2D graphics;
  private final double[] winds;

  private TurbinePicture(TurbineSheet sheet, Graphics2D graphics) {
    this.sheet = sheet;
    this.graphics = graphics;
    winds = sheet.states().stream().mapToDouble(State::windMps).toArray();
  }

  /** The picture as the bytes of a PNG file; of a turbine with two steady states at least. */
  public static byte[] png(TurbineSheet sheet) {
    return new Picture(WIDTH, TOP + 4 * DOWN)
        .png(graphics -> new TurbinePicture(sheet, graphics).draw());
  }

  private void draw() {
    curve(0, 0, "rotor speed [rpm] over wind [m/s]", State::rotorSpeedRpm);
    curve(1, 0, "pitch [deg] over wind [m/s]", State::pitchDeg);
    curve(0, 1, "electrical power [kW] over wind [m/s]", State::powerKw);
    curve(1, 1, "thrust [kN] over wind [m/s]", State::thrustKn);
    curve(0, 2, "tower base moment [kN m] over wind [m/s]", State::towerBaseKnm);
    curve(1, 2, "blade root moment out of plane [kN m] over wind [m/s]", State::bladeRootKnm);
    curve(0, 3, "power coefficient over wind [m/s]", State::powerCoefficient);
    Rectangle last = area(1, 3);
    campbell(new Rectangle(last.x, last.y, CAMPBELL_WIDTH, last.height));
  }

  private static Rectangle area(int column, int row) {
    return new Rectangle(LEFT + column * ACROSS, TOP + row * DOWN, CHART_WIDTH, CHART_HEIGHT);
  }

  private void curve(int column, int row, String title, ToDoubleFunction<State> quantity) {
    double[] values = sheet.states().stream().mapToDouble(quantity).toArray();
    double least = Math.min(0, java.util.Arrays.stream(values).min().orElseThrow());
    double most = java.util.Arrays.stream(values).max().orElseThrow();
    Chart chart =
        new Chart(
            graphics,
            area(column, row),
            new Axis(winds[0], winds[winds.length - 1], false),
            Axis.linear(least, Math.max(most, least + 1e-9)));
    chart.frame(title);
    graphics.setColor(Picture.colour(0));
    chart.line(winds, values, 2);
    for (int i = 0; i < winds.length; i++) {
      chart.dot(winds[i], values[i], 3);
    }
    graphics.setColor(Color.BLACK);
  }

  private void campbell(Rectangle area) {
    double slowest = sheet.states().stream().mapToDouble(State::rotorSpeedRpm).min().orElseThrow();
    double fastest = sheet.states().stream().mapToDouble(State::rotorSpeedRpm).max().orElseThrow();
    double mostRpm = 1.15 * fastest;
    double mostHz = 1.1 * ORDERS[ORDERS.length - 1] * mostRpm / 60;
    Chart chart =
        new Chart(graphics, area, new Axis(0, mostRpm, false), new Axis(0, mostHz, false));
    chart.frame("frequencies [Hz] over rotor speed [rpm]; it runs between the upright lines");
    for (int order : ORDERS) {
      graphics.setColor(ORDER);
      chart.line(new double[] {0, mostRpm}, new double[] {0, order * mostRpm / 60}, 1);
      graphics.drawString(
          order + "P", area.x + area.width - 26, (int) chart.y(order * mostRpm / 60) - 4);
    }
    for (double edge : new double[] {slowest, fastest}) {
      chart.line(new double[] {edge, edge}, new double[] {0, mostHz}, 0.7f);
    }
    int index = 0;
    for (var frequency : sheet.frequenciesHz().entrySet()) {
      graphics.setColor(Picture.colour(index++));
      double hz = frequency.getValue();
      if (hz < mostHz) {
        chart.line(new double[] {0, mostRpm}, new double[] {hz, hz}, 2);
      }
      graphics.drawString(
          String.format(Locale.ROOT, "%s %.3f Hz", frequency.getKey(), hz),
          area.x + area.width + 12,
          area.y + 20 * index);
    }
    graphics.setColor(Color.BLACK);
  }
}
