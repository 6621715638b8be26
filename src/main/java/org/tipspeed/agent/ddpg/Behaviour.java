package org.tipspeed.agent.ddpg;

/** What acts during one training episode, before noise is put on the actions. */
interface Behaviour {

  /**
   * @param observation as the networks see it, standardised if they are to
   * @return the action; the array may be used again by the next call
   */
  float[] act(float[] observation);

  /** The episode is over. */
  default void end() {}
}
