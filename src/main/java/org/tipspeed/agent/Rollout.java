package org.tipspeed.agent;

/** An agent's side of one training episode: explores, and remembers what happened. */
public interface Rollout {

  /**
   * The action to explore with.
   *
   * @param observation [observation dimensions], left as it is
   * @return [action dimensions], a fresh array with values in -1..1
   */
  float[] explore(float[] observation);

  /** Stores a step, in the order of the episode. An aborted step is never given. */
  void observe(Transition transition);

  /** The episode is over, however it ended. */
  void end();
}
