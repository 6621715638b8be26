package org.tipspeed.training;

import java.util.concurrent.CancellationException;
import org.tipspeed.agent.Policy;
import org.tipspeed.environment.AbortedException;
import org.tipspeed.environment.Environment;
import org.tipspeed.environment.Standing;
import org.tipspeed.environment.Step;

/** A policy without exploration, episode by episode. */
public final class PolicyTrial {

  /**
   * What an episode brought.
   *
   * @param episode its number
   * @param steps decisions taken
   * @param totalReward sum of rewards
   * @param end how it ended; aborted if the simulator could not even be started
   */
  public record Result(long episode, int steps, double totalReward, Standing end) {}

  private final Environment environment;
  private final ActionScaling scaling;

  /**
   * @param environment closed by the caller
   */
  public PolicyTrial(Environment environment) {
    this.environment = environment;
    this.scaling = new ActionScaling(environment.actionSpace());
  }

  /**
   * Acts to the end of an episode.
   *
   * @throws CancellationException if the calling thread is interrupted
   */
  public Result run(Policy policy, long episode) {
    int steps = 0;
    double total = 0;
    Step step;
    try {
      float[] observation = environment.reset(episode);
      do {
        stopIfInterrupted();
        step = environment.step(scaling.toEnvironment(policy.act(observation)));
        observation = step.observation();
        total += step.reward();
        steps++;
      } while (step.standing().isRunning());
    } catch (AbortedException e) {
      return new Result(episode, 0, 0, Standing.aborted(e.reason()));
    }
    return new Result(episode, steps, total, step.standing());
  }

  private static void stopIfInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("episode interrupted");
    }
  }
}
