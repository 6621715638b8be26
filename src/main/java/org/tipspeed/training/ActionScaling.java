package org.tipspeed.training;

import org.tipspeed.environment.Box;

/** Maps an agent's actions, -1..1 in every dimension, to the bounds of an action space. */
final class ActionScaling {

  private final float[] low;
  private final float[] high;

  ActionScaling(Box actionSpace) {
    this.low = actionSpace.low();
    this.high = actionSpace.high();
  }

  float[] toEnvironment(float[] action) {
    float[] scaled = new float[action.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = low[i] + (action[i] + 1) / 2 * (high[i] - low[i]);
    }
    return scaled;
  }
}
