package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tipspeed.environment.Standing;
import org.tipspeed.experiment.EpisodeSummary;

class ProgressDisplayTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream log = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private double timeS;

  @Test
  void lines_comeAtIntervalsWithRateAndTimeLeft() {
    try (ProgressDisplay display = lines()) {
      for (timeS = 0; timeS <= 25; timeS += 0.5) {
        long step = Math.round(1000 + 100 * timeS);
        display.show(new Progress(step, 101_000, step / 500, 12.34));
      }
      assertEquals(
          List.of(
              "step 2000 of 101000, episode 4, return 12.3, 100 steps/s, 0:16:30 left",
              "step 3000 of 101000, episode 6, return 12.3, 100 steps/s, 0:16:20 left"),
          lines(bytes));
    }
    assertEquals(3, lines(bytes).size(), "the last state is shown at the end");
  }

  @Test
  void lines_beforeTheFirstEpisodeEnds_showNoReturn() {
    try (ProgressDisplay display = lines()) {
      display.show(new Progress(0, 100, 1, Double.NaN));
    }
    assertEquals(
        List.of("step 0 of 100, episode 1, return -, 0 steps/s, unknown time left"), lines(bytes));
  }

  @Test
  void lines_withoutProgress_printNothing() {
    lines().close();
    assertEquals("", bytes.toString(StandardCharsets.UTF_8));
  }

  @Test
  void trainingThatIsResumed_goesOnCounting() {
    try (TrainingDisplay progress = new TrainingDisplay(lines(), 1000)) {
      progress.started(7, 500);
      timeS = 10;
      progress.episodeEnded(
          new EpisodeSummary(7, 100, 55.5, Standing.timeLimit(), "", 600, Map.of(), Map.of()));
      progress.stepped(600);
      progress.warned("checkpoint 3 is damaged");
    }
    assertEquals(
        List.of(
            "goes on after 7 episodes and 500 steps",
            "step 600 of 1000, episode 8, return 55.5, 10 steps/s, 0:00:40 left",
            "checkpoint 3 is damaged"),
        lines(bytes));
  }

  @Test
  void abortedEpisode_isToldWithWhatTheSimulatorSaid() {
    try (TrainingDisplay progress = new TrainingDisplay(lines(), 1000)) {
      Standing end = Standing.aborted("simulator-crashed");
      progress.episodeEnded(
          new EpisodeSummary(3, 9, 1, end, "ended by signal 11\nat 0x0", 600, Map.of(), Map.of()));
    }
    assertEquals(List.of("episode 3 aborted, simulator-crashed: ended by signal 11"), lines(bytes));
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
    try (TrainingDisplay progress = new TrainingDisplay(lines(), 1000)) {
      for (int i = 0; i < 10; i++) {
        progress.episodeEnded(
            new EpisodeSummary(i, 9, 1, Standing.timeLimit(), "", 600, Map.of(), Map.of()));
      }
    }
    assertEquals(List.of(), lines(bytes));
  }

  /** Episodes of 300 and 100 steps in turn, with a share of the rewards on the floor each. */
  private List<String> afterEpisodesOnFloor(int episodes, double longShare, double shortShare) {
    bytes.reset();
    try (TrainingDisplay progress = new TrainingDisplay(lines(), 1000)) {
      for (int i = 0; i < episodes; i++) {
        Map<String, Double> metrics =
            Map.of("reward_floor_share", i % 2 == 0 ? longShare : shortShare);
        int steps = i % 2 == 0 ? 300 : 100;
        progress.episodeEnded(
            new EpisodeSummary(i, steps, 1, Standing.timeLimit(), "", 600, metrics, Map.of()));
      }
    }
    return lines(bytes);
  }

  @Test
  void bar_showsStepsEpisodeAndReturn() {
    try (ProgressDisplay display = new BarDisplay(log)) {
      display.show(new Progress(50, 200, 3, -4.56));
    }
    String shown = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(shown.contains("25%"), shown);
    assertTrue(shown.contains("50/200"), shown);
  }

  private ProgressDisplay lines() {
    return new LineDisplay(log, () -> Math.round(timeS * 1e9));
  }

  private static List<String> lines(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
