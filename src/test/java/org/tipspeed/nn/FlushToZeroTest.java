package org.tipspeed.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class FlushToZeroTest {

  private static final int OFTEN = 100_000;

  /** In a loop, so that the compiler's code is tried as well as the interpreter's. */
  private static float smallestHalved(float half) {
    float largest = 0;
    for (int i = 0; i < OFTEN; i++) {
      largest = Math.max(largest, Float.MIN_NORMAL * half);
    }
    return largest;
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void onLinuxOnX86_itIsAvailable() {
    assertTrue(Blas.flushesToZero());
  }

  @Test
  void tinyNumbers_areZeroBetweenBeginAndEnd_andOnlyThere() {
    FlushToZero flush = new FlushToZero();
    float within;
    flush.begin();
    try {
      within = smallestHalved(0.5f);
    } finally {
      flush.end();
    }
    assertEquals(Blas.flushesToZero() ? 0 : Float.MIN_NORMAL / 2, within);
    assertEquals(Float.MIN_NORMAL / 2, smallestHalved(0.5f));
  }

  @Test
  void endingTwice_orWithinAnother_isHarmless() {
    FlushToZero outer = new FlushToZero();
    FlushToZero inner = new FlushToZero();
    outer.begin();
    inner.begin();
    inner.end();
    float within = smallestHalved(0.5f);
    outer.end();
    outer.end();
    assertEquals(Blas.flushesToZero() ? 0 : Float.MIN_NORMAL / 2, within);
    assertEquals(Float.MIN_NORMAL / 2, smallestHalved(0.5f));
  }
}
