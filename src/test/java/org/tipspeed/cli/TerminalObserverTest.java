package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tipspeed.environment.Standing;
import org.tipspeed.evaluation.FlightMetrics;
import org.tipspeed.evaluation.MetricsSettings;
import org.tipspeed.evaluation.Suite;
import org.tipspeed.flight.disturbance.DisturbanceSettings;
import org.tipspeed.training.EpisodeSummary;
import org.tipspeed.wind.WindCase;

class TerminalObserverTest {

  private static final WindCase WIND = new WindCase("eog", "12", Map.of());
  private static final Suite SUITE =
      new Suite(
          "eog", "", List.of(WIND), 60, MetricsSettings.DEFAULTS, DisturbanceSettings.DEFAULTS);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final TerminalObserver observer =
      new TerminalObserver(
          new PrintWriter(err, true),
          new PrintWriter(err, true),
          unit -> new ProgressDisplay(err, false, () -> this.now, unit),
          1000);
  private long now;

  @Test
  void trainingThatIsResumed_goesOnCounting() {
    observer.started(7, 500);
    wait(10);
    observer.episodeEnded(
        new EpisodeSummary(7, 100, 55.5, Standing.timeLimit(), "", 600, Map.of(), Map.of()));
    observer.stepped(600);
    observer.warned("checkpoint 3 is damaged");
    observer.close();
    assertLines(
        "goes on after 7 episodes and 500 steps",
        "600 of 1000 steps, episode 8, return 55.5, 10 steps/s, 0:00:40 left",
        "checkpoint 3 is damaged");
  }

  @Test
  void abortedEpisode_isToldWithWhatTheSimulatorSaid() {
    Standing end = Standing.aborted("simulator-crashed");
    observer.episodeEnded(
        new EpisodeSummary(3, 9, 1, end, "ended by signal 11\nat 0x0", 600, Map.of(), Map.of()));
    assertLines("episode 3 aborted, simulator-crashed: ended by signal 11");
  }

  @Test
  void flights_areCountedWithTheTimeLeft() {
    observer.flightsBegin(6, 2);
    flown(4, Standing.timeLimit(), "");
    flown(8, Standing.timeLimit(), "");
    observer.flightsEnd();
    assertLines(
        "goes on after 2 of 6 flights", "4 of 6 flights, in eog, 0.2 flights/s, 0:00:12 left");
  }

  @Test
  void flightThatFails_isToldAtOnceWithItsReason() {
    observer.flightsBegin(6, 0);
    flown(1, Standing.terminated("overspeed"), "");
    flown(1, Standing.aborted("simulator-crashed"), "signal 11\nat 0x0");
    assertLines(
        "eog, policy in eog:12: overspeed after 31.3 s",
        "eog, policy in eog:12: simulator-crashed after 31.3 s: signal 11");
  }

  @Test
  void rewardOnItsFloorMostOfTheTime_isWarnedOfEveryTenEpisodesWithTheRemedy() {
    String warning =
        "warning: in the last 10 episodes 75 % of the rewards were the floor, where all actions are"
            + " alike; raise task.reward.offset or lower task.reward.floor";
    assertEquals(List.of(), afterEpisodesOnFloor(9, 1, 1), "not yet");
    assertEquals(List.of(), afterEpisodesOnFloor(10, 0.5, 0.5), "half is tolerated");
    assertEquals(List.of(), afterEpisodesOnFloor(10, 0, 0.67), "short episodes count less");
    assertEquals(List.of(warning), afterEpisodesOnFloor(19, 0.75, 0.75));
    assertEquals(List.of(warning, warning), afterEpisodesOnFloor(20, 0.75, 0.75));
  }

  @Test
  void knownTask_knowsNoFloor() {
    for (int i = 0; i < 10; i++) {
      observer.episodeEnded(
          new EpisodeSummary(i, 9, 1, Standing.timeLimit(), "", 600, Map.of(), Map.of()));
    }
    assertLines();
  }

  /** Episodes of 300 and 100 steps in turn, with a share of the rewards on the floor each. */
  private List<String> afterEpisodesOnFloor(int episodes, double longShare, double shortShare) {
    bytes.reset();
    TerminalObserver watching =
        new TerminalObserver(
            new PrintWriter(err, true),
            new PrintWriter(err, true),
            unit -> new ProgressDisplay(err, false, () -> this.now, unit),
            1000);
    for (int i = 0; i < episodes; i++) {
      Map<String, Double> metrics =
          Map.of("reward_floor_share", i % 2 == 0 ? longShare : shortShare);
      int steps = i % 2 == 0 ? 300 : 100;
      watching.episodeEnded(
          new EpisodeSummary(i, steps, 1, Standing.timeLimit(), "", 600, metrics, Map.of()));
    }
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private void flown(int seconds, Standing end, String detail) {
    wait(seconds);
    observer.flown(SUITE, new FlightMetrics("policy", WIND, 31.26, end, detail, Map.of()));
  }

  private void wait(int seconds) {
    now += TimeUnit.SECONDS.toNanos(seconds);
  }

  private void assertLines(String... lines) {
    assertEquals(List.of(lines), bytes.toString(StandardCharsets.UTF_8).lines().toList());
  }
}
