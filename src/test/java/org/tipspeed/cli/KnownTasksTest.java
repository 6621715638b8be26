package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.rundir.EpisodeLog;
import org.tipspeed.rundir.EpisodeRow;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The agent learns the known tasks with the settings files that users get. */
class KnownTasksTest {

  static final String SHORT_BANDIT =
      """
      environment: bandit
      agent: {actor: {hidden: [8]}, critic: {hidden: [8]}, batch_size: 8, memory_size: 100, warmup_steps: 20}
      training: {steps: 60, checkpoint_every_episodes: 20, validate_every_episodes: 20}
      classic: {validation_episodes: 3, evaluation_episodes: 4}
      """;

  private static final Path PENDULUM = Path.of("sim-configs/pendulum.yaml");
  private static final double SOLVED = -200;

  @TempDir Path folder;

  @Test
  void bandit_isAnsweredAlmostPerfectly() {
    JsonNode evaluation = train(Path.of("sim-configs/bandit.yaml"), 1);
    assertEquals("bandit", evaluation.path("environment").asString());
    assertEquals(500, evaluation.path("runs").size());
    double mean = evaluation.path("returns").path("mean").asDouble();
    assertTrue(mean > -0.02, () -> "-0.38 is not to act at all, 0 perfect: " + mean);
  }

  @Test
  void pendulum_isSwungUpAndHeld() {
    double mean = train(PENDULUM, 1).path("returns").path("mean").asDouble();
    assertTrue(mean > SOLVED, () -> "over 50 fresh starts: " + mean);
    assertTrue(solvedAfter(1) <= 22, () -> "episodes: " + solvedAfter(1));
  }

  @Test
  @Tag("slow")
  void pendulum_isLearntQuicklyWithEverySeed() {
    int[] episodes = new int[10];
    double[] means = new double[10];
    for (int i = 0; i < 10; i++) {
      means[i] = train(PENDULUM, i + 1).path("returns").path("mean").asDouble();
      episodes[i] = solvedAfter(i + 1);
    }
    Arrays.sort(episodes);
    String what = Arrays.toString(episodes) + " episodes to returns of " + Arrays.toString(means);
    assertTrue((episodes[4] + episodes[5]) / 2.0 <= 15, what);
    assertTrue(episodes[9] <= 22, what);
    assertTrue(Arrays.stream(means).average().orElseThrow() >= -155, what);
  }

  @Test
  @Tag("slow")
  void reacher_isLearntWithinTwoHundredEpisodes() {
    for (long seed : LongStream.rangeClosed(1, 3).toArray()) {
      train(Path.of("sim-configs/reacher.yaml"), seed);
      List<EpisodeRow> episodes = episodes(seed);
      double last =
          episodes.subList(100, 200).stream()
              .mapToDouble(EpisodeRow::episodeReturn)
              .average()
              .orElseThrow();
      assertTrue(last > 30, () -> "seed %d: %s".formatted(seed, last));
    }
  }

  private JsonNode train(Path settings, long seed) {
    Path run = folder.resolve("seed-" + seed);
    Tipspeed training = Tipspeed.run("train", settings, "--seed", seed, "--out", run);
    assertEquals(0, training.exitCode(), training.err());
    return JsonMapper.shared().readTree(run.resolve("evaluation.json"));
  }

  private List<EpisodeRow> episodes(long seed) {
    return EpisodeLog.read(folder.resolve("seed-" + seed).resolve("episodes.csv"));
  }

  /** Episodes after which the mean of the last ten is good for the first time. */
  private int solvedAfter(long seed) {
    List<EpisodeRow> episodes = episodes(seed);
    for (int end = 10; end <= episodes.size(); end++) {
      double mean =
          episodes.subList(end - 10, end).stream()
              .mapToDouble(EpisodeRow::episodeReturn)
              .average()
              .orElseThrow();
      if (mean >= SOLVED) {
        return end;
      }
    }
    return Integer.MAX_VALUE;
  }
}
