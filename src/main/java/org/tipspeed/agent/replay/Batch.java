package org.tipspeed.agent.replay;

/** Transitions side by side, re-used from sample to sample; matrices are row-major. */
public final class Batch {

  /** How many transitions it holds. */
  public final int size;

  /** [size][observation dimensions]. */
  public final float[] observations;

  /** [size][action dimensions]. */
  public final float[] actions;

  /** Discounted sums over the steps of each transition [size]. */
  public final float[] rewards;

  /** [size][observation dimensions]. */
  public final float[] nextObservations;

  /** Factor of the next observation's value: discount^steps, or 0 if terminated [size]. */
  public final float[] bootstrap;

  /** Importance weights, 1 where sampling is uniform [size]. */
  public final float[] weights;

  /** Where the transitions lie in the memory [size]. */
  public final int[] indices;

  /**
   * @param size transitions, all of them zero at first
   */
  public Batch(int size, int observationDims, int actionDims) {
    this.size = size;
    observations = new float[size * observationDims];
    actions = new float[size * actionDims];
    rewards = new float[size];
    nextObservations = new float[size * observationDims];
    bootstrap = new float[size];
    weights = new float[size];
    indices = new int[size];
  }
}
