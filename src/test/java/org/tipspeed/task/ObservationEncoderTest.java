package org.tipspeed.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tipspeed.task.SignalSettings.Filter;

/** Wind as it is and smoothed, three decisions back. */
class ObservationEncoderTest {

  private static final double TIME_CONSTANT_S = 1;

  /** What a step of 1 leaves in the smoothed wind after one interval. */
  private static final float RISE = (float) (1 - Math.exp(-0.1 / TIME_CONSTANT_S));

  private final ObservationEncoder encoder =
      new ObservationEncoder(
          new ObservationSettings(
              List.of(
                  new SignalSettings("wind_hub_mps", 0, 1, Filter.NONE, 1),
                  new SignalSettings("wind_hub_mps", 0, 1, Filter.LOW_PASS, TIME_CONSTANT_S)),
              3,
              100),
          0.1);

  @Test
  void start_isAsIfItHadLastedForEver() {
    assertArrayEquals(new float[] {8, 8, 8, 8, 8, 8}, encoder.start(ControlSteps.inWind(8)));
  }

  @Test
  void newestDecision_comesFirst() {
    encoder.start(ControlSteps.inWind(8));
    encoder.update(ControlSteps.inWind(9));
    assertArrayEquals(new float[] {9, 8 + RISE, 8, 8, 8, 8}, encoder.observe(), 1e-5f);
    encoder.update(ControlSteps.inWind(8 + RISE));
    assertArrayEquals(
        new float[] {8 + RISE, 8 + RISE, 9, 8 + RISE, 8, 8}, encoder.observe(), 1e-5f);
  }

  @Test
  void intervalsBetweenDecisions_moveTheFiltersOnly() {
    encoder.start(ControlSteps.inWind(8));
    encoder.update(ControlSteps.inWind(9));
    encoder.update(ControlSteps.inWind(8 + RISE));
    assertArrayEquals(new float[] {8 + RISE, 8 + RISE, 8, 8, 8, 8}, encoder.observe(), 1e-5f);
  }

  @Test
  void episode_knowsNothingOfTheOneBefore() {
    encoder.start(ControlSteps.inWind(8));
    encoder.update(ControlSteps.inWind(20));
    encoder.observe();
    assertArrayEquals(new float[] {5, 5, 5, 5, 5, 5}, encoder.start(ControlSteps.inWind(5)));
  }

  @Test
  void observation_isTheCallersOwn() {
    float[] first = encoder.start(ControlSteps.inWind(8));
    encoder.update(ControlSteps.inWind(9));
    encoder.observe();
    assertArrayEquals(new float[] {8, 8, 8, 8, 8, 8}, first);
  }
}
