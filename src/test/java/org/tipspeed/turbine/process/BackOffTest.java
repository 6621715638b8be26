package org.tipspeed.turbine.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BackOffTest {

  private long nowNanos = -5;
  private final BackOff backOff = new BackOff(0.5, 3, () -> nowNanos);

  @Test
  void firstLaunch_isAtOnce() {
    assertEquals(0, backOff.remainingNanos());
  }

  @Test
  void pause_doublesFromFailureToFailureUpToItsMaximum() {
    for (double pauseS : new double[] {0.5, 1, 2, 3, 3}) {
      backOff.failed();
      assertEquals((long) (pauseS * 1e9), backOff.remainingNanos());
    }
    for (int more = 0; more < 100; more++) {
      backOff.failed();
    }
    assertEquals(3_000_000_000L, backOff.remainingNanos());
  }

  @Test
  void pause_runsFromTheFailureOn() {
    backOff.failed();
    nowNanos += 400_000_000;
    assertEquals(100_000_000, backOff.remainingNanos());
  }

  @Test
  void success_takesThePauseBackToItsBeginning() {
    backOff.failed();
    backOff.failed();
    backOff.succeeded();
    assertEquals(0, backOff.remainingNanos());
    backOff.failed();
    assertEquals(500_000_000, backOff.remainingNanos());
  }
}
