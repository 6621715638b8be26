package org.tipspeed.training;

import org.tipspeed.agent.Agent;
import org.tipspeed.agent.Rollout;
import org.tipspeed.agent.Transition;
import org.tipspeed.environment.Standing;
import org.tipspeed.environment.Step;

/** One environment and the episode under way in it: begin, act and remember in turn, end. */
final class Lane {

  private final int index;
  private final Agent agent;
  private final Environments environments;
  private final ActionScaling scaling;

  private long episode;
  private int failures;

  /** Null between episodes. */
  private Rollout rollout;

  private int steps;
  private double totalReward;
  private float[] observation;

  /** What the step under way was ordered with; null during a reset. */
  private float[] action;

  /** The step that ended the episode; null before. */
  private Step last;

  /**
   * @param index of the environment among all
   */
  Lane(int index, Agent agent, Environments environments) {
    this.index = index;
    this.agent = agent;
    this.environments = environments;
    this.scaling = new ActionScaling(environments.actionSpace());
  }

  boolean isBusy() {
    return rollout != null;
  }

  /** Whether the episode has had its last step and waits for {@link #end}. */
  boolean isOver() {
    return last != null;
  }

  /** How often the simulator has failed in this episode, which is begun again then. */
  int failures() {
    return failures;
  }

  void begin(long newEpisode) {
    episode = newEpisode;
    failures = 0;
    beginAgain();
  }

  /** Begins the same episode once more, on the same wind. */
  void beginAgain() {
    steps = 0;
    totalReward = 0;
    action = null;
    rollout = agent.beginEpisode(episode);
    environments.reset(index, episode);
  }

  /**
   * Remembers what came of the last order and gives the next one, if the episode goes on.
   *
   * @return how many steps there are to learn from: an aborted step is none, nor is a reset
   */
  int take(Step step) {
    boolean isExperience = action != null && step.standing().kind() != Standing.Kind.ABORTED;
    if (isExperience) {
      remember(step);
    }
    if (step.standing().isRunning()) {
      act(step.observation());
    } else {
      last = step;
    }
    return isExperience ? 1 : 0;
  }

  private void remember(Step step) {
    Standing standing = step.standing();
    rollout.observe(
        new Transition(
            observation,
            action,
            (float) step.reward(),
            step.observation(),
            standing.kind() == Standing.Kind.TERMINATED,
            !standing.isRunning()));
    totalReward += step.reward();
    steps++;
  }

  private void act(float[] newObservation) {
    observation = newObservation;
    action = rollout.explore(observation);
    environments.step(index, scaling.toEnvironment(action));
  }

  /**
   * Ends the episode.
   *
   * @param runSteps decisions in the whole run so far
   */
  EpisodeSummary end(long runSteps) {
    rollout.end();
    Step ending = last;
    rollout = null;
    last = null;
    failures += ending.standing().kind() == Standing.Kind.ABORTED ? 1 : 0;
    return new EpisodeSummary(
        episode,
        steps,
        totalReward,
        ending.standing(),
        ending.detail(),
        runSteps,
        environments.at(index).metrics(),
        agent.diagnostics());
  }
}
