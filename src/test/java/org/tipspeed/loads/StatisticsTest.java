package org.tipspeed.loads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class StatisticsTest {

  @Test
  void knownSamples_haveKnownStatistics() {
    Statistics statistics = Statistics.of(new double[] {2, -4, 4, 4, 5, 5, 7, 9});
    assertEquals(new Statistics(4, Math.sqrt(104 / 8.0), -4, 9), statistics);
    assertEquals(9, statistics.extreme());
    assertEquals(Math.sqrt(232 / 8.0), statistics.rms(), 1e-12);
  }

  @Test
  void noSamples_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> Statistics.of(new double[0]));
  }
}
