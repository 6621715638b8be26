package org.tipspeed.turbine.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Fore and aft. */
class TowerBendingTest {

  private static final MockParameters.Tower TOWER =
      MockParameters.of(MockSettings.DEFAULTS).tower();
  private static final double FREQUENCY = TOWER.foreAftFrequencyRadPerS();

  private final TowerBending tower = new TowerBending(TOWER);

  @Test
  void force_isThrustAndDragAndWhatTheNoddingMomentAndTheOffsetPush() {
    double offset = TOWER.stiffnessNPerM() * TOWER.offsetM();
    assertEquals(offset, tower.foreAftForceN(0, 0), 1e-6);
    assertEquals(offset + 5e5, tower.foreAftForceN(5e5, 0), 1e-6);
    assertEquals(offset + TOWER.topSlopePerM() * 1e6, tower.foreAftForceN(0, 1e6), 1e-6);
    tower.blow(10);
    assertEquals(offset + TOWER.dragNPerMps2() * 100, tower.foreAftForceN(0, 0), 1e-6);
    tower.blow(-10);
    assertEquals(offset - TOWER.dragNPerMps2() * 100, tower.foreAftForceN(0, 0), 1e-6);
  }

  @Test
  void top_isADampedSpring() {
    double metre = TOWER.stiffnessNPerM();
    assertEquals(1, tower.restingAtM(metre), 1e-12);
    assertEquals(0, tower.foreAftNetN(metre, 1, 0), 1e-6);
    assertEquals(-metre, tower.foreAftNetN(0, 1, 0), 1e-6);
    double dampingNsPerM = 2 * TOWER.dampingRatio() * FREQUENCY * tower.foreAftMassKg();
    assertEquals(-dampingNsPerM, tower.foreAftNetN(0, 0, 1), 1e-6);
    assertEquals(metre, FREQUENCY * FREQUENCY * tower.foreAftMassKg(), 1e-6);
    assertEquals(0.3 * TOWER.topSlopePerM(), tower.rollRadPerS(0.3), 1e-15);
    assertEquals(0.3 * TOWER.topSlopePerM(), tower.noddingRadPerS(0.3), 1e-15);
  }

  @Test
  void baseMoment_takesForcesByTheirLevers_andInertiaOff() {
    double offset = TOWER.baseMomentOffsetNm();
    assertEquals(offset, tower.foreAftBaseMomentNm(0, 0, 0), 1e-3);
    assertEquals(
        offset + 5e5 * TOWER.baseMomentLeverM(), tower.foreAftBaseMomentNm(5e5, 0, 0), 1e-3);
    assertEquals(offset + 2e6, tower.foreAftBaseMomentNm(0, 2e6, 0), 1e-3);
    double massKg = TOWER.stiffnessNPerM() / (FREQUENCY * FREQUENCY);
    double inertiaNm = 0.5 * massKg * TOWER.baseInertiaLeverM();
    assertEquals(offset - inertiaNm, tower.foreAftBaseMomentNm(0, 0, 0.5), 1e-3);
    tower.blow(20);
    double dragNm = 400 * TOWER.dragNPerMps2() * TOWER.baseDragLeverM();
    assertEquals(offset + dragNm, tower.foreAftBaseMomentNm(0, 0, 0), 1e-3);
  }
}
