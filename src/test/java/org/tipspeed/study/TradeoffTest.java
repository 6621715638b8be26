package org.tipspeed.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.tipspeed.evaluation.FlightMetric;
import org.tipspeed.report.picture.Picture;

class TradeoffTest {

  private static final Support WHOLE = new Support(2, 2, 6, 6);

  @Test
  void front_isWhatNoOtherPointBeatsInBoth_fromLeftToRight() {
    Tradeoff less =
        tradeoff(
            FlightMetric.TOWER_BASE_FA_DEL,
            point("dear", 1.2, 0.8),
            point("cheap", 0.9, 1.0),
            point("beaten", 1.25, 0.85),
            point("between", 1.0, 0.9),
            point("beaten in one", 1.0, 0.95));
    assertEquals(List.of("cheap", "between", "dear"), names(less));
  }

  @Test
  void moreOfAMetricThatIsGood_countsForAPoint() {
    Tradeoff more =
        tradeoff(
            FlightMetric.ENERGY,
            point("much", 1.2, 1.1),
            point("little", 0.9, 1.0),
            point("beaten", 1.0, 0.9));
    assertEquals(List.of("little", "much"), names(more));
  }

  @Test
  void equalPoints_areBothOnTheFront() {
    Tradeoff equal = tradeoff(FlightMetric.ENERGY, point("one", 1, 1), point("same", 1, 1));
    assertEquals(List.of("one", "same"), names(equal));
  }

  @Test
  void survivors_areNeitherOnTheFrontNorPushAnotherOneOffIt() {
    Tradeoff some =
        tradeoff(
            FlightMetric.TOWER_BASE_FA_DEL,
            point("whole", 1.1, 1.1),
            point("survivor", 0.5, 0.5, new Support(2, 2, 5, 6)),
            point("seed that failed", 0.6, 0.6, new Support(1, 2, 3, 3)));
    assertEquals(List.of("whole"), names(some));
    assertEquals(List.of("survivor", "seed that failed"), some.incomplete());
  }

  @Test
  void survivors_areHollow() throws IOException {
    Tradeoff.Point whole = point("one", 1.1, 1);
    Tradeoff.Point survivor = point("one", 1.1, 1, new Support(1, 2, 1, 6));
    int full = count(image(tradeoff(FlightMetric.ENERGY, whole)), Picture.colour(0).getRGB());
    int hollow = count(image(tradeoff(FlightMetric.ENERGY, survivor)), Picture.colour(0).getRGB());
    assertTrue(hollow < full - 200, full + " and " + hollow);
  }

  @Test
  void picture_hasAPanelForEachTradeoff_evenWithNothingInIt() throws IOException {
    Tradeoff one = tradeoff(FlightMetric.ENERGY, point("one", 1.1, 1));
    Tradeoff none = tradeoff(FlightMetric.ENERGY);
    BufferedImage alone = image(one);
    BufferedImage both = image(one, none);
    assertEquals(2400, alone.getWidth());
    assertTrue(both.getHeight() > 1.8 * alone.getHeight());
    assertTrue(count(alone, Picture.colour(0).getRGB()) > 100, "the dots of the variant");
    assertEquals(0, count(image(none), Picture.colour(0).getRGB()));
  }

  private static BufferedImage image(Tradeoff... tradeoffs) throws IOException {
    byte[] png = new FrontPicture(List.of(tradeoffs)).png();
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static int count(BufferedImage image, int colour) {
    int count = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        count += image.getRGB(x, y) == colour ? 1 : 0;
      }
    }
    return count;
  }

  private static List<String> names(Tradeoff tradeoff) {
    return tradeoff.front().stream().map(Tradeoff.Point::variant).toList();
  }

  private static Tradeoff tradeoff(FlightMetric y, Tradeoff.Point... points) {
    return new Tradeoff(
        FlightMetric.PITCH_TRAVEL_ABOVE_RATED, y, "", new ArrayList<>(List.of(points)), List.of());
  }

  private static Tradeoff.Point point(String name, double x, double y) {
    return point(name, x, y, WHOLE);
  }

  private static Tradeoff.Point point(String name, double x, double y, Support support) {
    return new Tradeoff.Point(
        name,
        x,
        y,
        List.of(new double[] {x - 0.02, y + 0.01}, new double[] {x + 0.02, y - 0.01}),
        support);
  }
}
