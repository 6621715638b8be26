package org.tipspeed.agent.ddpg;

/** Exploration noise of one episode. */
interface Noise {

  /**
   * Adds the noise of the next step.
   *
   * @param action changed in place and kept inside -1..1
   */
  void perturb(float[] action);
}
