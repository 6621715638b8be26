package org.tipspeed.turbine.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.tipspeed.config.SettingsContract;

final class MockSettingsTest {

  @Test
  void defaults_areTheDocumentedOnes() {
    SettingsContract.assertDefaults(
        MockSettings.class,
        """
        parameter_file: ""
        time_step_s: 0.05
        air_density_kg_per_m3: 1.225
        step_cost_ms: 0
        dynamic_inflow: false
        """);
  }

  @Test
  void everyKey_isReadByName() {
    SettingsContract.assertEveryKeyChangesOneValue(MockSettings.class);
  }

  @Test
  void valuesOutOfRange_areRefusedByName() {
    assertRefused("time_step_s", () -> new MockSettings(Path.of(""), 0, 1.2, 0, false));
    assertRefused(
        "air_density_kg_per_m3", () -> new MockSettings(Path.of(""), 0.05, Double.NaN, 0, false));
    assertRefused("step_cost_ms", () -> new MockSettings(Path.of(""), 0.05, 1.2, -1, false));
  }

  @Test
  void otherAir_changesNothingElse() {
    MockSettings settings = new MockSettings(Path.of("a.yaml"), 0.02, 1.2, 3, false);
    assertEquals(new MockSettings(Path.of("a.yaml"), 0.02, 1.1, 3, false), settings.inAirOf(1.1));
  }

  private static void assertRefused(String key, Executable mistake) {
    String message = assertThrows(IllegalArgumentException.class, mistake).getMessage();
    assertTrue(message.contains(key), message);
  }
}
