package org.tipspeed.agent.replay;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Replay in which every transition is as likely as any other. */
final class UniformReplay extends TransitionRing {

  UniformReplay(int capacity, int observationDims, int actionDims) {
    super(capacity, observationDims, actionDims);
  }

  @Override
  void draw(RandomGenerator random, Batch into) {
    for (int row = 0; row < into.size; row++) {
      into.indices[row] = random.nextInt(size());
    }
    Arrays.fill(into.weights, 1f);
  }

  /** Does nothing: all transitions are equal. */
  @Override
  public void updatePriorities(int[] indices, float[] tdErrors) {}
}
