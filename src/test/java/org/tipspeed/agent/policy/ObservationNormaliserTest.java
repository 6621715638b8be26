package org.tipspeed.agent.policy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.tipspeed.random.RandomStreams;

class ObservationNormaliserTest {

  private final RandomGenerator random = new RandomStreams(1).stream("observations", 0);

  @Test
  void observations_comeOutWithMeanZeroAndDeviationOne() {
    ObservationNormaliser normaliser = seen(new NormalisationSettings(true, 10, 0, false), 20_000);
    float[] points = {1000, 3, 1002, 3};
    normaliser.current().apply(points);
    assertArrayEquals(new float[] {0, 0, 1, 0}, points, 0.05f);
  }

  @Test
  void values_areClippedToTheLimit() {
    ObservationNormaliser normaliser = seen(new NormalisationSettings(true, 5, 0, false), 1000);
    float[] far = {5000, 3};
    normaliser.current().apply(far);
    assertEquals(5, far[0]);
  }

  @Test
  void afterTheFreeze_nothingChangesAnyMore() {
    ObservationNormaliser normaliser = seen(new NormalisationSettings(true, 10, 100, false), 100);
    float[] before = {1001, 3};
    normaliser.current().apply(before);
    normaliser.observe(new float[] {1e6f, 1e6f});
    float[] after = {1001, 3};
    normaliser.current().apply(after);
    assertArrayEquals(before, after);
  }

  @Test
  void perBatch_learningSeesTheBatchsOwnStatistics_andActingTheRunningOnes() {
    ObservationNormaliser normaliser = seen(new NormalisationSettings(true, 10, 0, true), 20_000);
    float[] batch = {1010, 7, 1030, 7, 1020, 7};
    normaliser.applyToBatch(batch);
    float deviation = (float) Math.sqrt(200 / 3.0);
    assertArrayEquals(new float[] {-10 / deviation, 0, 10 / deviation, 0, 0, 0}, batch, 1e-5f);
    float[] single = {1002, 3};
    normaliser.current().apply(single);
    assertArrayEquals(new float[] {1, 0}, single, 0.05f);
  }

  @Test
  void switchedOff_itLeavesObservationsAlone() {
    ObservationNormaliser normaliser = seen(NormalisationSettings.DEFAULTS, 100);
    float[] values = {1234, -5};
    normaliser.current().apply(values);
    assertArrayEquals(new float[] {1234, -5}, values);
  }

  /** First channel 1000 with standard deviation 2, second one stuck. */
  private ObservationNormaliser seen(NormalisationSettings settings, int count) {
    ObservationNormaliser normaliser = new ObservationNormaliser(settings, 2);
    for (int i = 0; i < count; i++) {
      normaliser.observe(new float[] {(float) (1000 + 2 * random.nextGaussian()), 3});
    }
    return normaliser;
  }
}
