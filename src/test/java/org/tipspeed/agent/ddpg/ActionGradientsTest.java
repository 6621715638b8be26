package org.tipspeed.agent.ddpg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

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
  void limit_clipsEachDerivative() {
    double[] slopes = {-3, 0.2, 3};
    ActionGradients.limit(slopes, 0.5);
    assertArrayEquals(new double[] {-0.5, 0.2, 0.5}, slopes);
  }
}
