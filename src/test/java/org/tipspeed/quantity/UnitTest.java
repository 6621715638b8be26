package org.tipspeed.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnitTest {

  @ParameterizedTest
  @EnumSource(Unit.class)
  void fromSi_undoesToSi(Unit unit) {
    assertEquals(12.1, unit.fromSi(unit.toSi(12.1)), 1e-14 * 12.1);
  }

  @Test
  void degrees_areTheBitsOfTheJdk() {
    for (double angle = -4; angle < 4; angle += 0.01) {
      assertEquals(Math.toDegrees(angle), Unit.DEG.fromSi(angle));
    }
  }

  @Test
  void rpm_isAMultiplicationWithOneConstant() {
    for (double speed = 0; speed < 200; speed += 0.37) {
      assertEquals(speed * (30 / Math.PI), Unit.RPM.fromSi(speed));
    }
  }

  @Test
  void clip_keepsEndsAndNaN() {
    assertEquals(-2, Limit.clip(-3, 2));
    assertEquals(3, Limit.clip(5, 1, 3));
    assertEquals(Double.NaN, Limit.clip(Double.NaN, 1, 3));
  }
}
