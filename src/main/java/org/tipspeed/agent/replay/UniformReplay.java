package org.tipspeed.agent.replay;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.tipspeed.checkpoint.ArrayFile;

/** Replay in which every transition is as likely as any other. */
public final class UniformReplay implements ReplayMemory {

  private final TransitionRing transitions;

  public UniformReplay(int capacity, int observationDims, int actionDims) {
    transitions = new TransitionRing(capacity, observationDims, actionDims);
  }

  @Override
  public void add(
      float[] observation, float[] action, float reward, float[] nextObservation, float bootstrap) {
    transitions.add(observation, action, reward, nextObservation, bootstrap);
  }

  @Override
  public int size() {
    return transitions.size();
  }

  @Override
  public int capacity() {
    return transitions.capacity();
  }

  @Override
  public void sample(RandomGenerator random, Batch into) {
    if (size() == 0) {
      throw new IllegalStateException("an empty replay memory has nothing to sample");
    }
    for (int row = 0; row < into.size; row++) {
      into.indices[row] = random.nextInt(size());
    }
    Arrays.fill(into.weights, 1f);
    transitions.gather(into);
  }

  /** Does nothing: all transitions are equal. */
  @Override
  public void updatePriorities(int[] indices, float[] tdErrors) {}

  @Override
  public void save(ArrayFile.Builder file, String prefix) {
    transitions.save(file, prefix);
  }

  @Override
  public void load(ArrayFile file, String prefix) {
    transitions.load(file, prefix);
  }
}
