package org.tipspeed.turbine.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FlapInertiaTest {

  private static final MockParameters TURBINE = MockParameters.builtIn();
  private static final MockParameters.Blades BLADES = TURBINE.blades();
  private static final double[] AZIMUTH_COSINE = {0.9, -0.1, -0.8};
  private static final double[] PITCH_RAD = {0.1, 0.3, 0.5};
  private static final double[] DEMAND_MPS2 = {2, -1, 0.5};

  private final TowerBending tower = new TowerBending(TURBINE.tower());
  private final FlapInertia flap = new FlapInertia(TURBINE, tower);

  private void aim() {
    for (int i = 0; i < 3; i++) {
      flap.aim(i, PITCH_RAD[i], AZIMUTH_COSINE[i]);
    }
  }

  @Test
  void accelerations_fulfilTheEquationsOfAllMasses() {
    aim();
    flap.solve(DEMAND_MPS2, 3e5, -1e5, 2e6);
    double slope = TURBINE.tower().topSlopePerM();
    assertEquals(
        3e5,
        tower.foreAftMassKg() * flap.foreAftMps2()
            - flap.thrustN()
            - slope * flap.noddingMomentNm(),
        1e-3);
    assertEquals(-1e5, tower.sideSideMassKg() * flap.sideSideMps2() - flap.sidewaysN(), 1e-3);
    double shaftNm = TURBINE.rotor().inertiaKgM2() * flap.rotorRadPerS2();
    for (int i = 0; i < 3; i++) {
      double angle = PITCH_RAD[i] + BLADES.flapAngleRad();
      double turn = Math.sin(angle) * BLADES.flapMomentKgM();
      shaftNm += turn * flap.tipMps2(i);
      double hub =
          Math.cos(angle)
                  * (BLADES.flapFirstMassKg() + slope * BLADES.flapMomentKgM() * AZIMUTH_COSINE[i])
                  * flap.foreAftMps2()
              - Math.sin(angle) * BLADES.flapFirstMassKg() * AZIMUTH_COSINE[i] * flap.sideSideMps2()
              + turn * flap.rotorRadPerS2();
      assertEquals(
          BLADES.flapModalMassKg() * DEMAND_MPS2[i],
          BLADES.flapModalMassKg() * flap.tipMps2(i) + hub,
          1e-6);
    }
    assertEquals(2e6, shaftNm, 1e-3);
  }

  @Test
  void bladesThatSpeedUpDownwind_pushTheTowerUpwind_andTurnTheRotorBack() {
    aim();
    flap.solve(new double[] {1, 1, 1}, 0, 0, 0);
    assertEquals(-1, Math.signum(flap.foreAftMps2()));
    assertEquals(-1, Math.signum(flap.rotorRadPerS2()));
  }
}
