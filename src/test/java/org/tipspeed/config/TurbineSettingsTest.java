package org.tipspeed.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.support.Records;
import org.tipspeed.turbine.Simulator;
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

  /** A native library that crashes takes its process with it. */
  @Test
  void onlyTheBuiltInTurbine_livesInThisProcessUnlessAskedTo() {
    for (Simulator<?> kind : Simulators.ALL) {
      String named = "simulator: " + kind.name();
      assertEquals(kind.name().equals("mock"), read(named).isInThisProcess(), named);
      assertTrue(read(named + "\nin_process: true").isInThisProcess(), named);
      assertFalse(read(named + "\nin_process: false").isInThisProcess(), named);
    }
    assertEquals(read("simulator: qblade"), read("simulator: qblade\nin_process: false"));
    assertEquals(TurbineSettings.DEFAULTS, read("in_process: true"));
    assertEquals(
        "t.yaml:1: in_process: is perhaps, should be true or false",
        assertThrows(SettingsException.class, () -> read("in_process: perhaps")).getMessage());
  }

  private static TurbineSettings read(String yaml) {
    return SettingsReader.read(yaml, "t.yaml", TurbineSettings.class);
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
