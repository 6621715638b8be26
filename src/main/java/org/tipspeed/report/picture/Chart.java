package org.tipspeed.report.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.Locale;

/** A frame with two axes, and lines in it. */
public record Chart(Graphics2D graphics, Rectangle area, Axis xAxis, Axis yAxis) {

  private static final Color GRID = new Color(0xdddddd);

  public void frame(String title) {
    graphics.setStroke(new BasicStroke(1));
    for (double tick : xAxis.ticks()) {
      int x = (int) x(tick);
      graphics.setColor(GRID);
      graphics.drawLine(x, area.y, x, area.y + area.height);
      graphics.setColor(Color.BLACK);
      String label = label(tick);
      int half = graphics.getFontMetrics().stringWidth(label) / 2;
      graphics.drawString(label, x - half, area.y + area.height + 18);
    }
    for (double tick : yAxis.ticks()) {
      int y = (int) y(tick);
      graphics.setColor(GRID);
      graphics.drawLine(area.x, y, area.x + area.width, y);
      graphics.setColor(Color.BLACK);
      String label = label(tick);
      int width = graphics.getFontMetrics().stringWidth(label);
      graphics.drawString(label, area.x - width - 6, y + 5);
    }
    graphics.drawRect(area.x, area.y, area.width, area.height);
    graphics.drawString(title, area.x, area.y - 10);
  }

  public void line(double[] xs, double[] ys) {
    line(xs, ys, 1.5f);
  }

  /**
   * @param width of the line in pixels
   */
  public void line(double[] xs, double[] ys, float width) {
    graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(path(xs, ys));
  }

  /**
   * @param radius in points of the picture
   */
  public void dot(double x, double y, double radius) {
    Point2D at = at(x, y);
    graphics.fill(
        new Ellipse2D.Double(at.getX() - radius, at.getY() - radius, 2 * radius, 2 * radius));
  }

  /**
   * @param radius in points of the picture
   */
  public void diamond(double x, double y, double radius) {
    Point2D at = at(x, y);
    Path2D outline = new Path2D.Double();
    outline.moveTo(at.getX() - radius, at.getY());
    outline.lineTo(at.getX(), at.getY() - radius);
    outline.lineTo(at.getX() + radius, at.getY());
    outline.lineTo(at.getX(), at.getY() + radius);
    outline.closePath();
    graphics.fill(outline);
  }

  /** Where a pair of values is in the picture. */
  public Point2D at(double x, double y) {
    return new Point2D.Double(x(x), y(y));
  }

  /** Fills what is between two lines. */
  public void band(double[] xs, double[] low, double[] high) {
    Path2D outline = path(xs, high);
    for (int i = xs.length - 1; i >= 0; i--) {
      outline.lineTo(x(xs[i]), y(low[i]));
    }
    graphics.fill(outline);
  }

  private Path2D path(double[] xs, double[] ys) {
    Path2D path = new Path2D.Double();
    path.moveTo(x(xs[0]), y(ys[0]));
    for (int i = 1; i < xs.length; i++) {
      path.lineTo(x(xs[i]), y(ys[i]));
    }
    return path;
  }

  private double x(double value) {
    return area.x + xAxis.share(value) * area.width;
  }

  double y(double value) {
    return area.y + (1 - yAxis.share(value)) * area.height;
  }

  private static String label(double value) {
    boolean isLargeAndRound = Math.abs(value) >= 1e4 && Math.abs(value) < 1e7;
    // Adding zero makes a negative zero an ordinary one.
    String text = String.format(Locale.ROOT, isLargeAndRound ? "%.0f" : "%.4g", value + 0.0);
    return text.contains("e")
        ? text.replaceFirst("\\.?0+e", "e")
        : text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
  }
}
