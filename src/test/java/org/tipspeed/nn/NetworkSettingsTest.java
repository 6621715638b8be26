package org.tipspeed.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkSettingsTest {

  private static NetworkSettings decaying(NetworkSettings.RateDecay decay) {
    return NetworkSettings.DEFAULTS.with(
        changed ->
            changed
                .learningRate(8e-3)
                .finalLearningRate(5e-4)
                .rateDecay(decay)
                .rateDecayUpdates(1000));
  }

  @ParameterizedTest
  @CsvSource({
    "LINEAR, 250, 6.125e-3",
    "LINEAR, 500, 4.25e-3",
    "EXPONENTIAL, 250, 4e-3",
    "EXPONENTIAL, 500, 2e-3",
    "COSINE, 250, 6.901650429449552e-3",
    "COSINE, 500, 4.25e-3",
    "COSINE, 750, 1.598349570550448e-3"
  })
  void rate_onTheWay_followsItsCourse(NetworkSettings.RateDecay decay, long steps, double rate) {
    assertEquals(rate, decaying(decay).rateAfter(steps), 1e-15);
  }

  @ParameterizedTest
  @EnumSource
  void rate_beginsAndEndsWhereItIsTold_andStaysThere(NetworkSettings.RateDecay decay) {
    NetworkSettings settings = decaying(decay);
    assertEquals(8e-3, settings.rateAfter(0), 1e-17);
    assertEquals(5e-4, settings.rateAfter(1000), 1e-17);
    assertEquals(5e-4, settings.rateAfter(1_000_000), 1e-17);
  }

  @ParameterizedTest
  @EnumSource
  void rate_withoutStepsToDecayOver_isConstant(NetworkSettings.RateDecay decay) {
    NetworkSettings settings = decaying(decay).withRateDecayUpdates(0);
    assertEquals(8e-3, settings.rateAfter(1_000_000));
  }

  @Test
  void anExponentialDecayToNothing_isRefused() {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> NetworkSettings.DEFAULTS.withRateDecay(NetworkSettings.RateDecay.EXPONENTIAL));
    assertEquals(
        "final_learning_rate must be positive where rate_decay is exponential, was 0.0",
        thrown.getMessage());
  }
}
