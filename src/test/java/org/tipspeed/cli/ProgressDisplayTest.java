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
import org.tipspeed.training.EpisodeSummary;

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
