package org.tipspeed.turbine.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DynamicInflowTest {

  private static final double STEP_S = 0.05;

  private final DynamicInflow inflow =
      new DynamicInflow(LoadGrid.of(MockParameters.builtIn()), 63, STEP_S);

  @Test
  void induction_isThatOfMomentumTheory_andItsTangentAtHighThrust() {
    assertEquals(0, DynamicInflow.induction(0), 1e-12);
    assertEquals(0.25, DynamicInflow.induction(0.75), 1e-12);
    assertEquals(1.0 / 3, DynamicInflow.induction(8.0 / 9), 1e-12);
    assertEquals(1.0 / 3 + 0.075, DynamicInflow.induction(8.0 / 9 + 0.1), 1e-12);
    assertEquals(1, DynamicInflow.induction(5), 1e-12);
    assertTrue(DynamicInflow.induction(-1) < 0);
  }

  @Test
  void settledWake_staysSettled() {
    inflow.settle(10, 75, 0.05);
    for (int i = 0; i < 100; i++) {
      inflow.advance(10, 75, 0.05);
    }
    assertEquals(0, inflow.lagMps(), 1e-9);
  }

  @Test
  void pitchTowardsFeather_meetsTheOldWake_untilItIsBlownAway() {
    inflow.settle(14, 80, 0.14);
    for (int i = 0; i < 20; i++) {
      inflow.advance(14, 80, 0.16);
    }
    assertTrue(inflow.lagMps() < -0.02, "the air is still slowed down: " + inflow.lagMps());
    for (int i = 0; i < 60 / STEP_S; i++) {
      inflow.advance(14, 80, 0.16);
    }
    assertEquals(0, inflow.lagMps(), 1e-3);
  }

  @Test
  void windFromBehindAndNone_areBorne() {
    inflow.settle(0, 0, 0);
    for (double windMps : new double[] {-5, 0, 0.1, 30}) {
      inflow.advance(windMps, 20, 1);
      assertTrue(Double.isFinite(inflow.lagMps()));
    }
  }
}
