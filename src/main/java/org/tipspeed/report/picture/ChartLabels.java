package org.tipspeed.report.picture;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes names beside points of a chart, where they cover neither each other nor a point and, if
 * there is such a place, no line either.
 */
public final class ChartLabels {

  private static final int GAP = 5;

  private final Graphics2D graphics;
  private final Rectangle area;
  private final List<Rectangle> taken = new ArrayList<>();
  private final List<Line2D> lines = new ArrayList<>();

  /**
   * @param area that labels stay in
   */
  public ChartLabels(Graphics2D graphics, Rectangle area) {
    this.graphics = graphics;
    this.area = area;
  }

  /** Keeps labels away from a point. */
  public void keepFree(Point2D point, int radius) {
    taken.add(
        new Rectangle(
            (int) point.getX() - radius, (int) point.getY() - radius, 2 * radius, 2 * radius));
  }

  /** Keeps labels away from a line, if it can be. */
  public void keepFree(Point2D from, Point2D to) {
    lines.add(new Line2D.Double(from, to));
  }

  /**
   * Writes a name beside a point in the current colour, on the first side that has room.
   *
   * @return what it covers
   */
  public Rectangle write(String name, Point2D point, int radius) {
    FontMetrics metrics = graphics.getFontMetrics();
    List<Rectangle> places = places(point, radius, metrics.stringWidth(name), metrics.getAscent());
    List<Rectangle> free = places.stream().filter(this::isFree).toList();
    Rectangle place =
        free.stream()
            .filter(each -> lines.stream().noneMatch(each::intersectsLine))
            .findFirst()
            .orElse(free.isEmpty() ? places.get(0) : free.get(0));
    taken.add(place);
    graphics.drawString(name, place.x, place.y + place.height - 2);
    return place;
  }

  /** To the right, to the left, above, below, aslant; then the same further away. */
  private static List<Rectangle> places(Point2D point, int radius, int width, int height) {
    List<Rectangle> places = new ArrayList<>();
    int x = (int) point.getX();
    int y = (int) point.getY();
    for (int away = radius + GAP; away < 6 * radius; away += radius) {
      places.add(new Rectangle(x + away, y - height / 2, width, height));
      places.add(new Rectangle(x - away - width, y - height / 2, width, height));
      places.add(new Rectangle(x - width / 2, y - away - height, width, height));
      places.add(new Rectangle(x - width / 2, y + away, width, height));
      places.add(new Rectangle(x + away / 2, y - away - height, width, height));
      places.add(new Rectangle(x + away / 2, y + away, width, height));
      places.add(new Rectangle(x - away / 2 - width, y - away - height, width, height));
      places.add(new Rectangle(x - away / 2 - width, y + away, width, height));
    }
    return places;
  }

  private boolean isFree(Rectangle place) {
    return area.contains(place) && taken.stream().noneMatch(place::intersects);
  }
}
