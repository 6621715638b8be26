package org.tipspeed.environment;

import java.util.Map;

/**
 * What an agent learns in, with the meaning that Gymnasium gives to the word.
 *
 * <pre>{@code
 * float[] observation = environment.reset(episode);
 * Step step;
 * do {
 *   step = environment.step(agent.act(observation));
 *   observation = step.observation();
 * } while (step.standing().isRunning());
 * }</pre>
 */
public interface Environment extends AutoCloseable {

  /** Bounds of the observation; infinite where there are none. */
  Box observationSpace();

  /** Bounds of the action: always finite. */
  Box actionSpace();

  /**
   * Starts an episode. The same episode number gives the same episode.
   *
   * @param episode which episode of the run, from 0
   * @return the first observation, a fresh array
   * @throws AbortedException if the simulator could not be started
   */
  float[] reset(long episode);

  /**
   * Applies an action until the next decision. Never throws for a failing simulator: that is a
   * standing of its own.
   *
   * @param action one number per dimension of the action space; values outside are clipped
   */
  Step step(float[] action);

  /** Named physical quantities of the episode so far, for the log; the keys end in their unit. */
  default Map<String, Double> metrics() {
    return Map.of();
  }

  @Override
  void close();
}
