package org.tipspeed.agent.replay;

import java.util.random.RandomGenerator;
import org.tipspeed.agent.DivergenceException;
import org.tipspeed.checkpoint.ArrayFile;

/** Replay in which a transition is the likelier the more the critic erred about it. */
final class PrioritisedReplay extends TransitionRing {

  private final PrioritySettings settings;
  private final SumTree priorities;

  /** What a new transition gets, so that each is likely to be seen once. */
  private double highestPriority = 1;

  private long batches;

  PrioritisedReplay(int capacity, int observationDims, int actionDims, PrioritySettings settings) {
    super(capacity, observationDims, actionDims);
    this.settings = settings;
    priorities = new SumTree(capacity);
  }

  @Override
  public void add(
      float[] observation, float[] action, float reward, float[] nextObservation, float bootstrap) {
    int index = store(observation, action, reward, nextObservation, bootstrap);
    priorities.set(index, highestPriority);
  }

  /** Draws one transition from each of as many equal shares of the total priority as rows. */
  @Override
  void draw(RandomGenerator random, Batch into) {
    double share = priorities.sum() / into.size;
    for (int row = 0; row < into.size; row++) {
      into.indices[row] = priorities.find((row + random.nextDouble()) * share);
    }
    weigh(into);
    batches++;
  }

  /** Importance weights, scaled so that the largest of the batch is 1. */
  private void weigh(Batch batch) {
    double correction = settings.correction(batches);
    double lowest = Double.POSITIVE_INFINITY;
    for (int index : batch.indices) {
      lowest = Math.min(lowest, priorities.get(index));
    }
    for (int row = 0; row < batch.size; row++) {
      double priority = priorities.get(batch.indices[row]);
      batch.weights[row] = (float) Math.pow(lowest / priority, correction);
    }
  }

  @Override
  public void updatePriorities(int[] indices, float[] tdErrors) {
    for (int row = 0; row < indices.length; row++) {
      double priority = settings.priority(tdErrors[row]);
      if (!Double.isFinite(priority)) {
        throw new DivergenceException(
            "the temporal-difference error of row %d of the batch is %s"
                .formatted(row, tdErrors[row]));
      }
      priorities.set(indices[row], priority);
      highestPriority = Math.max(highestPriority, priority);
    }
  }

  @Override
  public void save(ArrayFile.Builder file, String prefix) {
    super.save(file, prefix);
    file.array(prefix + "priorities", priorities.first(size()));
    file.array(prefix + "highest_priority", new double[] {highestPriority});
    file.array(prefix + "batches", new long[] {batches});
  }

  @Override
  public void load(ArrayFile file, String prefix) {
    super.load(file, prefix);
    priorities.setAll(file.doubles(prefix + "priorities"));
    highestPriority = file.doubles(prefix + "highest_priority")[0];
    batches = file.longs(prefix + "batches")[0];
  }
}
