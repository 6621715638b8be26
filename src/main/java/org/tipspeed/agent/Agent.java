package org.tipspeed.agent;

import java.util.List;
import java.util.Map;
import org.tipspeed.checkpoint.ArrayFile;

/**
 * Something that learns to act. Actions are scaled to -1..1 in every dimension; whoever drives the
 * agent maps them to the environment's bounds. One thread at a time.
 *
 * <pre>{@code
 * Rollout rollout = agent.beginEpisode(episode);
 * do {
 *   float[] action = rollout.explore(observation);
 *   ...
 *   rollout.observe(transition);
 *   agent.learn(1);
 * } while (!transition.last());
 * rollout.end();
 * }</pre>
 */
public interface Agent extends AutoCloseable {

  /**
   * Begins a training episode. Several may be under way at once, one per simulator.
   *
   * @param episode number of the episode; exploration is a function of it and the run seed
   */
  Rollout beginEpisode(long episode);

  /**
   * Does the updates that are due after some environment steps.
   *
   * @param steps environment steps since the last call
   * @return how many updates were done
   * @throws DivergenceException if a loss or a weight is no longer finite
   */
  int learn(int steps);

  /**
   * A snapshot of the deterministic policy, independent of further learning.
   *
   * @throws DivergenceException if a weight is no longer finite
   */
  Policy policy();

  /** What learns here, such as one network with its layers and number of parameters a line. */
  List<String> describe();

  /** Named figures of learning since the last call, for the log; the keys are stable. */
  Map<String, Double> diagnostics();

  /**
   * Adds everything the agent needs to go on as if never stopped. Only between episodes.
   *
   * @param file receives the named arrays
   * @throws DivergenceException if a weight is no longer finite
   */
  void save(ArrayFile.Builder file);

  /**
   * The reverse of {@link #save}.
   *
   * @throws org.tipspeed.checkpoint.CheckpointException if the file holds no agent, or one of other
   *     settings
   */
  void load(ArrayFile file);

  @Override
  void close();
}
