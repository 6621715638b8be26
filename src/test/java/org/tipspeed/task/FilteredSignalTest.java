package org.tipspeed.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tipspeed.task.SignalSettings.Filter;

class FilteredSignalTest {

  private static final double INTERVAL_S = 0.01;
  private static final double TIME_CONSTANT_S = 2;

  private static FilteredSignal signal(Filter filter) {
    FilteredSignal signal =
        new FilteredSignal(
            new SignalSettings("wind_hub_mps", 10, 2, filter, TIME_CONSTANT_S), INTERVAL_S);
    signal.start(ControlSteps.inWind(10));
    return signal;
  }

  private static void hold(FilteredSignal signal, double mps, double seconds) {
    for (int i = 0; i < Math.round(seconds / INTERVAL_S); i++) {
      signal.update(ControlSteps.inWind(mps));
    }
  }

  @ParameterizedTest
  @EnumSource(Filter.class)
  void anyFilter_constantSignalAtCenter_isZero(Filter filter) {
    FilteredSignal signal = signal(filter);
    hold(signal, 10, 5);
    assertEquals(0, signal.value(), 1e-12);
  }

  @Test
  void none_scales() {
    FilteredSignal signal = signal(Filter.NONE);
    hold(signal, 13, INTERVAL_S);
    assertEquals(1.5, signal.value(), 1e-12);
  }

  @Test
  void lowPass_afterOneTimeConstant_reaches63Percent() {
    FilteredSignal signal = signal(Filter.LOW_PASS);
    hold(signal, 12, TIME_CONSTANT_S);
    assertEquals(1 - Math.exp(-1), signal.value(), 1e-9);
  }

  @Test
  void highPass_isWhatLowPassLeaves() {
    FilteredSignal signal = signal(Filter.HIGH_PASS);
    hold(signal, 12, TIME_CONSTANT_S);
    assertEquals(Math.exp(-1), signal.value(), 1e-9);
  }

  @Test
  void rate_ofRamp_isItsSlope() {
    FilteredSignal signal = signal(Filter.RATE);
    for (int i = 1; i <= 3000; i++) {
      signal.update(ControlSteps.inWind(10 + 0.5 * i * INTERVAL_S));
    }
    assertEquals(0.25, signal.value(), 0.002);
  }

  @Test
  void leakyIntegral_ofConstant_approachesIt() {
    FilteredSignal signal = signal(Filter.LEAKY_INTEGRAL);
    hold(signal, 12, TIME_CONSTANT_S);
    assertEquals(1 - Math.exp(-1), signal.value(), 1e-9);
  }

  @Test
  void settings_unknownSignal_namesTheKnownOnes() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new SignalSettings("rotor_sped_rpm", 0, 1, Filter.NONE, 1));
    assertEquals(true, e.getMessage().contains("rotor_speed_rpm"));
  }
}
