package org.tipspeed.report.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartLabelsTest {

  private static final Rectangle AREA = new Rectangle(0, 0, 400, 300);
  private static final int RADIUS = 9;

  private final ChartLabels labels =
      new ChartLabels(
          new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB).createGraphics(), AREA);

  @Test
  void labelsOfNeighbours_coverNeitherEachOtherNorAPoint() {
    List<Point2D> points = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      points.add(new Point2D.Double(180 + 12 * i, 150 + 8 * i));
    }
    points.forEach(point -> labels.keepFree(point, RADIUS));
    List<Rectangle> written =
        points.stream().map(point -> labels.write("variant", point, RADIUS)).toList();
    for (int i = 0; i < written.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertFalse(written.get(i).intersects(written.get(j)), i + " covers " + j);
      }
      for (Point2D point : points) {
        assertFalse(written.get(i).contains(point));
      }
    }
  }

  @Test
  void labelOfALonePoint_isToItsRight_exceptAtTheEdge() {
    assertTrue(labels.write("alone", new Point2D.Double(100, 100), RADIUS).x > 100);
    Rectangle atEdge = labels.write("edge", new Point2D.Double(395, 200), RADIUS);
    assertTrue(atEdge.x < 395 && AREA.contains(atEdge));
    assertEquals(atEdge.getCenterY(), 200, 2);
  }
}
