package org.tipspeed.agent.ddpg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ActionGradientsTest {

  @Test
  void invert_shrinksTowardsTheBoundAndTurnsRoundBeyond() {
    double[] actions = {-1, 0, 0.5, 1, 1.2, -1.2};
    double[] growing = {-1, -1, -1, -1, -1, -1};
    ActionGradients.invert(growing, actions);
    assertArrayEquals(new double[] {-1, -0.5, -0.25, 0, 0.1, -1.1}, growing, 1e-12);
    double[] shrinking = {1, 1, 1, 1, 1, 1};
    ActionGradients.invert(shrinking, actions);
    assertArrayEquals(new double[] {0, 0.5, 0.75, 1, 1.1, -0.1}, shrinking, 1e-12);
  }

  @Test
  void pullFromBounds_throughTheTanhIsTheSumTimesTheWeight() {
    double[] sums = {-3, -0.2, 0, 1, 4};
    double[] actions = Arrays.stream(sums).map(Math::tanh).toArray();
    double[] slopes = new double[sums.length];
    ActionGradients.pullFromBounds(slopes, actions, 0.1);
    for (int i = 0; i < sums.length; i++) {
      assertEquals(0.1 * sums[i], slopes[i] * (1 - actions[i] * actions[i]), 1e-9);
    }
  }

  @Test
  void pullFromBounds_atABoundStaysFinite() {
    double[] slopes = {0, 0};
    ActionGradients.pullFromBounds(slopes, new double[] {1, -1}, 0.01);
    assertTrue(slopes[0] > 1000 && slopes[0] < 1e6, "was " + slopes[0]);
    assertEquals(-slopes[0], slopes[1]);
  }

  @Test
  void limit_clipsEachDerivative() {
    double[] slopes = {-3, 0.2, 3};
    ActionGradients.limit(slopes, 0.5);
    assertArrayEquals(new double[] {-0.5, 0.2, 0.5}, slopes);
  }
}
