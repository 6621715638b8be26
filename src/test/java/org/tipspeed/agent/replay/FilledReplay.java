package org.tipspeed.agent.replay;

import java.util.random.RandomGenerator;
import org.tipspeed.random.RandomStreams;

/** A full replay memory for benchmarks, which live in another package. */
public final class FilledReplay {

  private final RandomGenerator random = new RandomStreams(1).stream("replay", 0);
  private final ReplayMemory memory;
  private final Batch batch;
  private final float[] tdErrors;
  private final float[] observation;
  private final float[] action;

  /**
   * @param prioritised or else uniform
   */
  public FilledReplay(
      boolean prioritised, int capacity, int observationDims, int actionDims, int batchSize) {
    memory =
        prioritised
            ? ReplayMemory.prioritised(
                capacity, observationDims, actionDims, PrioritySettings.DEFAULTS)
            : ReplayMemory.uniform(capacity, observationDims, actionDims);
    batch = new Batch(batchSize, observationDims, actionDims);
    tdErrors = new float[batchSize];
    observation = new float[observationDims];
    action = new float[actionDims];
    for (int i = 0; i < capacity; i++) {
      insert();
    }
  }

  /** Stores one transition. */
  public void insert() {
    memory.add(observation, action, 1, observation, 1);
  }

  /** Draws a batch. */
  public Object sample() {
    memory.sample(random, batch);
    return batch;
  }

  /** Tells new errors of the last batch. */
  public void updatePriorities() {
    for (int row = 0; row < tdErrors.length; row++) {
      tdErrors[row] = random.nextFloat();
    }
    memory.updatePriorities(batch.indices, tdErrors);
  }
}
