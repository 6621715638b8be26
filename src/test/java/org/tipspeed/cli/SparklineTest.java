package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SparklineTest {

  private final Sparkline digits = new Sparkline("0123456789");

  @Test
  void risingSeries_climbsAllLevels() {
    double[] series = new double[100];
    for (int i = 0; i < series.length; i++) {
      series[i] = i;
    }
    assertEquals("0123456789", digits.draw(series, 10));
  }

  @Test
  void shortSeries_hasOneCharacterPerValue() {
    assertEquals("090", digits.draw(new double[] {1, 2, 1}, 72));
  }

  @Test
  void constantSeries_isALineInTheMiddle() {
    assertEquals("555", digits.draw(new double[] {7, 7, 7}, 3));
  }

  @Test
  void terminalWithoutBlocks_getsAscii() {
    String drawn = Sparkline.in(StandardCharsets.US_ASCII).draw(new double[] {0, 1}, 2);
    assertEquals("_#", drawn);
  }
}
