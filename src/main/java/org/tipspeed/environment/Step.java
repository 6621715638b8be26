package org.tipspeed.environment;

/**
 * What one action led to.
 *
 * @param observation the next observation, a fresh array; meaningless if the episode was aborted
 * @param reward reward of this step; meaningless if the episode was aborted
 * @param standing how the episode stands after the step
 * @param detail what the simulator said when the episode was aborted; else empty
 */
public record Step(float[] observation, double reward, Standing standing, String detail) {

  /** A step of a simulator that works. */
  public Step(float[] observation, double reward, Standing standing) {
    this(observation, reward, standing, "");
  }
}
