package org.tipspeed.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.tipspeed.app.RunObserver;
import org.tipspeed.environment.Standing;
import org.tipspeed.evaluation.FlightMetrics;
import org.tipspeed.evaluation.Suite;
import org.tipspeed.evaluation.SuiteResult;
import org.tipspeed.report.ResultTable;
import org.tipspeed.report.SuiteTable;
import org.tipspeed.rundir.TrialsJson;
import org.tipspeed.training.EpisodeSummary;
import org.tipspeed.training.PolicyTrial;
import org.tipspeed.training.TrainingResult;
import org.tipspeed.training.ValidationResult;

/** Tells a person how a run gets on, and at its end what came of it. */
class TerminalObserver implements RunObserver, AutoCloseable {

  private static final String SATURATION = "action_saturation";
  private static final String ACTOR_GRADIENT = "actor_gradient_norm";
  private static final String FLOOR = "reward_floor_share";
  private static final double SATURATED_SHARE = 0.9;
  private static final double MOST_ON_FLOOR = 0.5;
  private static final int EPISODES_ON_FLOOR = 10;
  private static final double VANISHED_NORM = 1e-6;

  /** What fits a screen or two. */
  private static final int MOST_ROWS = 40;

  private final PrintWriter out;
  private final PrintWriter err;
  private final Function<String, ProgressDisplay> displays;
  private final long steps;

  private ProgressDisplay display;
  private long episode;
  private double lastReturn = Double.NaN;
  private Map<String, Double> learning = Map.of();
  private int watched;
  private double watchedSteps;
  private double stepsOnFloor;
  private int flights;
  private int done;

  /**
   * @param out gets results
   * @param err gets what is said while nothing is shown
   * @param displays makes a display of what is counted
   * @param steps decisions of the whole training, if there is one
   */
  TerminalObserver(
      PrintWriter out, PrintWriter err, Function<String, ProgressDisplay> displays, long steps) {
    this.out = out;
    this.err = err;
    this.displays = displays;
    this.steps = steps;
  }

  @Override
  public synchronized void told(String sentence) {
    out.println(sentence);
  }

  @Override
  public synchronized void warned(String message) {
    if (display == null) {
      err.println(message);
    } else {
      display.say(message);
    }
  }

  @Override
  public synchronized void heard(String message) {
    err.println(message);
  }

  @Override
  public synchronized void started(long episodes, long runSteps) {
    episode = episodes;
    display = displays.apply("steps");
    if (episodes > 0) {
      display.say("goes on after %d episodes and %d steps".formatted(episodes, runSteps));
    }
    stepped(runSteps);
  }

  @Override
  public synchronized void stepped(long runSteps) {
    display.show(Math.min(runSteps, steps), steps, this::state);
  }

  private String state() {
    return "episode %d, return %s"
        .formatted(episode, Double.isNaN(lastReturn) ? "-" : "%.1f".formatted(lastReturn));
  }

  @Override
  public synchronized void episodeEnded(EpisodeSummary summary) {
    episode = summary.episode() + 1;
    lastReturn = summary.totalReward();
    learning = summary.diagnostics();
    if (summary.end().kind() == Standing.Kind.ABORTED) {
      warned(
          "episode %d aborted, %s%s"
              .formatted(summary.episode(), summary.end().reason(), reason(summary.detail())));
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
      warned(
          ("warning: in the last %d episodes %.0f %% of the rewards were the floor, where all"
                  + " actions are alike; raise task.reward.offset or lower task.reward.floor")
              .formatted(EPISODES_ON_FLOOR, 100 * share));
    }
  }

  private static String reason(String detail) {
    return detail.lines().findFirst().map(": "::concat).orElse("");
  }

  @Override
  public synchronized void validated(ValidationResult result) {
    warned(
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
      warned(
          "warning: %.0f %% of the actions are at their bounds; see observation scales and rewards"
              .formatted(100 * share));
    }
  }

  private void warnOfVanishingGradients() {
    double norm = learning.getOrDefault(ACTOR_GRADIENT, Double.POSITIVE_INFINITY);
    if (norm < VANISHED_NORM) {
      warned("warning: the actor's gradient has all but vanished (norm %.1e)".formatted(norm));
    }
  }

  @Override
  public synchronized void trained(TrainingResult result) {
    close();
  }

  @Override
  public synchronized void flightsBegin(int allFlights, int known) {
    display = displays.apply("flights");
    flights = allFlights;
    done = known;
    if (known > 0) {
      display.say("goes on after %d of %d flights".formatted(known, flights));
    }
    display.show(done, flights, () -> "nothing flown");
  }

  @Override
  public synchronized void flown(Suite suite, FlightMetrics flight) {
    done++;
    if (!flight.completed()) {
      warned(
          "%s, %s in %s: %s after %s s%s"
              .formatted(
                  suite.title(),
                  flight.controller(),
                  flight.wind(),
                  flight.end().reason(),
                  Math.round(10 * flight.durationS()) / 10.0,
                  reason(flight.detail())));
    }
    display.show(done, flights, () -> "in " + suite.title());
  }

  @Override
  public synchronized void flightsEnd() {
    close();
  }

  @Override
  public synchronized void evaluated(List<SuiteResult> results) {
    results.forEach(this::print);
    if (results.size() > 1) {
      out.println(new SuiteTable(results).text());
    }
  }

  private void print(SuiteResult result) {
    Suite suite = result.suite();
    if (!suite.name().isEmpty()) {
      out.printf("%s: %s%n", suite.name(), suite.description());
    }
    out.println(table(result));
    result.comparisons().forEach(comparison -> out.println(ResultTable.of(comparison)));
    out.println(ResultTable.footnote(suite.metrics()));
  }

  /** All flights or, where they are many, those that ended early. */
  private static String table(SuiteResult result) {
    List<FlightMetrics> flights = result.flights();
    if (flights.size() <= MOST_ROWS) {
      return ResultTable.of(flights);
    }
    List<FlightMetrics> early = flights.stream().filter(f -> !f.completed()).toList();
    String all = "%d flights, all in flights.csv; %d ended early%n";
    return all.formatted(flights.size(), early.size())
        + (early.isEmpty() ? "" : ResultTable.of(early));
  }

  @Override
  public synchronized void tried(String task, List<PolicyTrial.Result> trials) {
    DescriptiveStatistics returns = TrialsJson.statistics(trials);
    out.printf(
        Locale.ROOT,
        "%s, %d fresh episodes: return %.2f on average, standard deviation %.2f, worst %.2f%n",
        task,
        returns.getN(),
        returns.getMean(),
        returns.getStandardDeviation(),
        returns.getMin());
  }

  /** What was under way is shown no more. */
  @Override
  public synchronized void close() {
    if (display != null) {
      display.close();
      display = null;
    }
  }
}
