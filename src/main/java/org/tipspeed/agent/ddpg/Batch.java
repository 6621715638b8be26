package org.tipspeed.agent.ddpg;

/** Transitions side by side, re-used from sample to sample; matrices are row-major. */
final class Batch {

  /** How many transitions it holds. */
  final int size;

  /** [size][observation dimensions]. */
  final float[] observations;

  /** [size][action dimensions]. */
  final float[] actions;

  /** Discounted sums over the steps of each transition [size]. */
  final float[] rewards;

  /** [size][observation dimensions]. */
  final float[] nextObservations;

  /** Factor of the next observation's value: discount^steps, or 0 if terminated [size]. */
  final float[] bootstrap;

  /** Importance weights, 1 where sampling is uniform [size]. */
  final float[] weights;

  /** Where the transitions lie in the memory [size]. */
  final int[] indices;

  Batch(int size, int observationDims, int actionDims) {
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
