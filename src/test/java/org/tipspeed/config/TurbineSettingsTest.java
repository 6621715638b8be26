package org.tipspeed.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.support.Records;
import org.tipspeed.turbine.mock.MockSettings;

class TurbineSettingsTest {

  @Test
  void otherAir_isThatOfTheBuiltInTurbineOnly() {
    TurbineSettings thin = TurbineSettings.DEFAULTS.inAir(1.1).orElseThrow();
    assertEquals(1.1, ((MockSettings) thin.choice().settings()).airDensityKgPerM3());
    assertEquals(TurbineSettings.DEFAULTS, thin.inAir(1.225).orElseThrow());
    TurbineSettings qblade = Records.with(TurbineSettings.DEFAULTS, "simulator", "qblade");
    assertTrue(qblade.inAir(1.1).isEmpty());
  }

  @Test
  void everyKindOfSimulator_hasASectionOfItsName() {
    Simulators.ALL.forEach(
        kind ->
            assertEquals(
                kind.defaults(), TurbineSettings.DEFAULTS.simulators().named(kind.name())));
  }

  @Test
  void unknownSimulator_isRefusedWithThoseThereAre() {
    SettingsException e =
        assertThrows(
            SettingsException.class,
            () -> SettingsReader.read("simulator: bladed", "t.yaml", TurbineSettings.class));
    assertEquals(
        "t.yaml:1: simulator: must be one of mock, qblade, openfast, program, was bladed",
        e.getMessage());
  }
}
