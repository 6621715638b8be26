package org.tipspeed.cli;

import java.util.Map;
import org.tipspeed.environment.Standing;
import org.tipspeed.experiment.EpisodeSummary;
import org.tipspeed.experiment.TrainingObserver;
import org.tipspeed.experiment.ValidationResult;

/** Tells a person how training gets on. */
final class TrainingDisplay implements TrainingObserver, AutoCloseable {

  private static final String SATURATION = "action_saturation";
  private static final String ACTOR_GRADIENT = "actor_gradient_norm";
  private static final String FLOOR = "reward_floor_share";
  private static final double SATURATED_SHARE = 0.9;
  private static final double MOST_ON_FLOOR = 0.5;
  private static final int EPISODES_ON_FLOOR = 10;
  private static final double VANISHED_NORM = 1e-6;

  private final ProgressDisplay display;
  private final long steps;
  private long episode;
  private double lastReturn = Double.NaN;
  private Map<String, Double> learning = Map.of();
  private int watched;
  private double watchedSteps;
  private double stepsOnFloor;

  /**
   * @param steps decisions of the whole run
   */
  TrainingDisplay(long steps) {
    this(ProgressDisplay.onStderr(), steps);
  }

  TrainingDisplay(ProgressDisplay display, long steps) {
    this.display = display;
    this.steps = steps;
  }

  @Override
  public void started(long episodes, long runSteps) {
    episode = episodes;
    if (episodes > 0) {
      display.say("goes on after %d episodes and %d steps".formatted(episodes, runSteps));
    }
    stepped(runSteps);
  }

  @Override
  public void stepped(long runSteps) {
    display.show(new Progress(Math.min(runSteps, steps), steps, episode, lastReturn));
  }

  @Override
  public void episodeEnded(EpisodeSummary summary) {
    episode = summary.episode() + 1;
    lastReturn = summary.totalReward();
    learning = summary.diagnostics();
    if (summary.end().kind() == Standing.Kind.ABORTED) {
      String detail = summary.detail().lines().findFirst().map(": "::concat).orElse("");
      display.say(
          "episode %d aborted, %s%s".formatted(summary.episode(), summary.end().reason(), detail));
    }
    watchFloor(summary);
  }

  /** Every ten episodes, so that a run which sits there is told now and then, not all the time. */
  private void watchFloor(EpisodeSummary summary) {
    watched++;
    watchedSteps += summary.steps();
    stepsOnFloor += summary.steps() * summary.metrics().getOrDefault(FLOOR, 0.0);
    if (watched == EPISODES_ON_FLOOR) {
      warnOfFloor(stepsOnFloor / Math.max(1, watchedSteps));
      watched = 0;
      watchedSteps = 0;
      stepsOnFloor = 0;
    }
  }

  private void warnOfFloor(double share) {
    if (share > MOST_ON_FLOOR) {
      display.say(
          ("warning: in the last %d episodes %.0f %% of the rewards were the floor, where all"
                  + " actions are alike; raise task.reward.offset or lower task.reward.floor")
              .formatted(EPISODES_ON_FLOOR, 100 * share));
    }
  }

  @Override
  public void validated(ValidationResult result) {
    display.say(
        "episode %d: validation score %.1f (worst %.1f, ended early %d)%s"
            .formatted(
                result.episode(),
                result.score().score(),
                result.score().worst(),
                result.score().earlyEndings(),
                result.best() ? ", best so far" : ""));
    warnOfSaturation();
    warnOfVanishingGradients();
  }

  private void warnOfSaturation() {
    double share = learning.getOrDefault(SATURATION, 0.0);
    if (share > SATURATED_SHARE) {
      display.say(
          "warning: %.0f %% of the actions are at their bounds; see observation scales and rewards"
              .formatted(100 * share));
    }
  }

  private void warnOfVanishingGradients() {
    double norm = learning.getOrDefault(ACTOR_GRADIENT, Double.POSITIVE_INFINITY);
    if (norm < VANISHED_NORM) {
      display.say("warning: the actor's gradient has all but vanished (norm %.1e)".formatted(norm));
    }
  }

  @Override
  public void warned(String message) {
    display.say(message);
  }

  @Override
  public void close() {
    display.close();
  }
}
