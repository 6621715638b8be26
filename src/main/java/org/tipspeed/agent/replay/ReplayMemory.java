package org.tipspeed.agent.replay;

import java.util.random.RandomGenerator;
import org.tipspeed.checkpoint.ArrayFile;

/**
 * The latest transitions, from which batches are drawn; a new one replaces the oldest when full.
 * One thread at a time.
 */
public interface ReplayMemory {

  /**
   * One in which every transition is as likely as any other.
   *
   * @param capacity how many transitions it can hold
   * @throws IllegalArgumentException if a number is below 1, or a row too long for a Java array
   */
  static ReplayMemory uniform(int capacity, int observationDims, int actionDims) {
    return new UniformReplay(capacity, observationDims, actionDims);
  }

  /**
   * One in which a transition is the likelier the more the critic erred about it.
   *
   * @param capacity how many transitions it can hold
   * @throws IllegalArgumentException if a number is below 1, or a row too long for a Java array
   */
  static ReplayMemory prioritised(
      int capacity, int observationDims, int actionDims, PrioritySettings settings) {
    return new PrioritisedReplay(capacity, observationDims, actionDims, settings);
  }

  /**
   * Stores a transition; the arrays are copied.
   *
   * @param observation [observation dimensions]
   * @param action [action dimensions]
   * @param reward discounted sum over the steps of the transition
   * @param nextObservation [observation dimensions]
   * @param bootstrap factor of the next observation's value: discount^steps, or 0 if terminated
   * @throws IllegalArgumentException if an array has another length
   * @throws IllegalStateException if Java has no memory left for it
   */
  void add(
      float[] observation, float[] action, float reward, float[] nextObservation, float bootstrap);

  /** How many transitions it holds. */
  int size();

  /**
   * Draws transitions with replacement; allocates nothing.
   *
   * @param into receives them, as many as it has rows
   * @throws IllegalStateException if the memory is empty
   */
  void sample(RandomGenerator random, Batch into);

  /**
   * Tells how wrong the critic was about transitions of the last batch.
   *
   * @param indices as sampled
   * @param tdErrors temporal-difference errors, of either sign, one per index
   * @throws org.tipspeed.agent.DivergenceException if it needs them and one is not finite
   */
  void updatePriorities(int[] indices, float[] tdErrors);

  /**
   * Adds the whole memory to a file, without copying most of it: add nothing until it is written.
   *
   * @param prefix begins the names of its arrays, such as {@code replay.}
   */
  void save(ArrayFile.Builder file, String prefix);

  /**
   * The reverse of {@link #save}; takes over the arrays of the file.
   *
   * @throws org.tipspeed.checkpoint.CheckpointException if the file's memory has other dimensions
   */
  void load(ArrayFile file, String prefix);
}
