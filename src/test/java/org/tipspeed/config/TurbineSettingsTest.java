package org.tipspeed.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.tipspeed.support.Records;

class TurbineSettingsTest {

  @Test
  void otherAir_isThatOfTheBuiltInTurbineOnly() {
    TurbineSettings thin = TurbineSettings.DEFAULTS.inAirOf(1.1);
    assertEquals(1.1, thin.mock().airDensityKgPerM3());
    assertEquals(TurbineSettings.DEFAULTS, thin.inAirOf(1.225));
    TurbineSettings qblade =
        Records.with(TurbineSettings.DEFAULTS, "simulator", TurbineSettings.Simulator.QBLADE);
    assertThrows(IllegalArgumentException.class, () -> qblade.inAirOf(1.1));
  }
}
