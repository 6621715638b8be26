package org.tipspeed.agent.policy;

/** Exploration noise of one episode. */
public interface Noise {

  /**
   * Adds the noise of the next step.
   *
   * @param action changed in place and kept inside -1..1
   */
  void perturb(float[] action);
}
