package org.tipspeed.turbine.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tipspeed.turbine.PlausibilitySettings;

class ProcessSettingsTest {

  @Test
  void badValue_isNamedByItsKeyAndShown() {
    assertMessage(
        "load_limit_s must be above 0 and at most 1000000, was 0.0", 0, 1, 0, 1, List.of());
    assertMessage(
        "step_limit_s must be above 0 and at most 1000000, was NaN",
        1,
        Double.NaN,
        0,
        1,
        List.of());
    assertMessage(
        "back_off_maximum_s must be finite and at least back_off_initial_s (2.0), was 1.0",
        1,
        1,
        2,
        1,
        List.of());
    assertMessage(
        "environment must list variables as NAME=value, was 'QT_QPA_PLATFORM'",
        1,
        1,
        0,
        1,
        List.of("QT_QPA_PLATFORM"));
  }

  private static void assertMessage(
      String message,
      double loadLimitS,
      double stepLimitS,
      double backOffInitialS,
      double backOffMaximumS,
      List<String> environment) {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new ProcessSettings(
                    loadLimitS,
                    1,
                    stepLimitS,
                    0,
                    0,
                    backOffInitialS,
                    backOffMaximumS,
                    1,
                    List.of(),
                    environment,
                    PlausibilitySettings.DEFAULTS));
    assertEquals(message, refusal.getMessage());
  }
}
