package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.environment.Standing;
import org.tipspeed.rundir.EpisodeLog;
import org.tipspeed.rundir.EpisodeRow;

/** What is written first: one cost, five lines, the rest left to defaults. */
class CostOnlyTrainingTest {

  private static final String FIVE_LINES =
      """
      task:
        episode_duration_s: 10
        reward:
          terms: [{name: power, weight: -1, shape: absolute, of: {signal: gen_power_kW, center: 4000, scale: 1000}}]
      evaluation: {validation_winds: ["steady:10"], winds: ["steady:8"], duration_s: 12, metrics: {skipped_transient_s: 2}}
      """;

  @TempDir static Path folder;

  private static List<EpisodeRow> episodes;
  private static Tipspeed training;

  @BeforeAll
  static void train() throws IOException {
    Path settings = Files.writeString(folder.resolve("derated.yaml"), FIVE_LINES);
    Path run = folder.resolve("run");
    training = Tipspeed.run("train", settings, "--out", run, "--steps", 600);
    episodes = EpisodeLog.read(run.resolve("episodes.csv"));
  }

  @Test
  void returns_areNeitherZeroNorAllAlike() {
    assertEquals(0, training.exitCode(), training.err());
    assertTrue(episodes.size() >= 6);
    assertTrue(episodes.stream().allMatch(row -> row.episodeReturn() < 0));
    assertEquals(
        episodes.size(), episodes.stream().map(EpisodeRow::episodeReturn).distinct().count());
  }

  @Test
  void floor_isFarBelowWhatIsPaid() {
    for (EpisodeRow row : episodes) {
      assertEquals(0.0, row.metrics().get("reward_floor_share"), row.toString());
    }
  }

  @Test
  void floorShare_isInTheReportAndForTensorBoard() throws IOException {
    Path run = folder.resolve("run");
    String learning = "\"reward_floor_share\":[0";
    assertTrue(Files.readString(run.resolve("report.html")).contains(learning));
    try (Stream<Path> files = Files.list(run)) {
      Path events =
          files.filter(f -> f.getFileName().toString().startsWith("events.")).findAny().get();
      String text = Files.readString(events, StandardCharsets.ISO_8859_1);
      assertTrue(text.contains("episode/reward_floor_share"));
    }
  }

  /** An agent of costs would learn to end its episodes if that ended the costs. */
  @Test
  void endingEarly_isWorseThanGoingOn() {
    double worstWhole =
        episodes.stream()
            .filter(row -> row.end().equals(Standing.timeLimit()))
            .mapToDouble(EpisodeRow::episodeReturn)
            .min()
            .orElseThrow();
    episodes.stream()
        .filter(row -> row.end().kind() == Standing.Kind.TERMINATED)
        .forEach(row -> assertTrue(row.episodeReturn() < worstWhole, row.toString()));
  }

  @Test
  void length_isToldInStepsAndInSimulatedHours() {
    EpisodeRow last = episodes.get(episodes.size() - 1);
    long steps = episodes.stream().mapToLong(EpisodeRow::steps).sum();
    String told =
        "trained %d steps in %d episodes, 0.02 simulated hours"
            .formatted(steps, last.episode() + 1);
    assertTrue(training.out().contains(told), training.out());
  }
}
