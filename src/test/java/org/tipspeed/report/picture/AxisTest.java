package org.tipspeed.report.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AxisTest {

  @Test
  void fewFarOutliers_doNotFlattenTheRest() {
    double[] scores = IntStream.range(0, 100).mapToDouble(i -> i < 5 ? -9000 : -i / 10.0).toArray();
    Axis axis = Axis.linear(scores);
    assertTrue(axis.low() > -25, axis::toString);
    assertTrue(axis.low() < -9.9 && axis.high() > -0.5, axis::toString);
  }

  @Test
  void wideButEvenRange_isShownWhole() {
    double[] climb = IntStream.range(0, 100).mapToDouble(i -> 100 * Math.min(i, 30)).toArray();
    Axis axis = Axis.linear(climb);
    assertEquals(0, axis.low());
    assertTrue(axis.high() >= 3000, axis::toString);
  }

  @Test
  void equalValues_haveRoomAround() {
    Axis axis = Axis.linear(new double[] {7, 7, 7});
    assertTrue(axis.low() < 7 && axis.high() > 7, axis::toString);
  }
}
