package org.tipspeed.agent.replay;

import java.util.random.RandomGenerator;
import org.tipspeed.checkpoint.ArrayFile;

/**
 * The latest transitions, from which batches are drawn; a new one replaces the oldest when full.
 */
public interface ReplayMemory {

  /**
   * Stores a transition; the arrays are copied.
   *
   * @param reward discounted sum over the steps of the transition
   * @param bootstrap factor of the next observation's value: discount^steps, or 0 if terminated
   */
  void add(
      float[] observation, float[] action, float reward, float[] nextObservation, float bootstrap);

  /** How many transitions it holds. */
  int size();

  /** How many transitions it can hold. */
  int capacity();

  /**
   * Draws transitions with replacement.
   *
   * @param into receives them, as many as it has rows
   * @throws IllegalStateException if the memory is empty
   */
  void sample(RandomGenerator random, Batch into);

  /**
   * Tells how wrong the critic was about transitions of the last batch.
   *
   * @param indices as sampled
   * @param tdErrors temporal-difference errors, of either sign
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
