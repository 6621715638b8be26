package org.tipspeed.cli;

import java.util.Map;
import org.tipspeed.environment.Standing;
import org.tipspeed.training.EpisodeSummary;
import org.tipspeed.training.TrainingObserver;
import org.tipspeed.training.ValidationResult;

/** Tells a person how training gets on. */
public final class TrainingDisplay implements TrainingObserver, AutoCloseable {

  private static final String SATURATION = "action_saturation";
  private static final String ACTOR_GRADIENT = "actor_gradient_norm";
  private static final double SATURATED_SHARE = 0.9;
  private static final double VANISHED_NORM = 1e-6;

  private final ProgressDisplay display;
  private final long steps;
  private long episode;
  private double lastReturn = Double.NaN;
  private Map<String, Double> learning = Map.of();

  /**
   * @param steps decisions of the whole run
   */
  public TrainingDisplay(long steps) {
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
