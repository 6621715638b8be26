package org.tipspeed.rundir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.environment.Standing;
import org.tipspeed.training.EpisodeSummary;

class RunRecorderTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void sessionThatEndedBetweenTwoLogs_isGoneOnFrom() throws IOException {
    RunDirectory run = new RunDirectory(folder);
    for (Path lost : List.of(run.progress(), run.episodes())) {
      session(run, 0);
      Files.delete(lost);
      session(run, 0, summary(0, 10, 10));
      assertEquals(1, EpisodeLog.read(run.episodes()).size());
      assertEquals(List.of(), ProgressLog.read(run.progress()));
    }
  }

  @Test
  void episodeWithoutAStep_isLoggedButIsNoPointOfACurve() throws IOException {
    RunDirectory run = new RunDirectory(folder);
    session(run, 0);
    long empty = eventBytes();
    session(run, 0, summary(0, 0, 0));
    assertEquals(1, EpisodeLog.read(run.episodes()).size());
    long startOfASession = 16 + 9 + 4;
    assertTrue(eventBytes() <= 2 * empty + startOfASession, "no point");
  }

  private void session(RunDirectory run, long episodes, EpisodeSummary... summaries) {
    Manifest manifest =
        RunDirectory.holdsRun(folder)
            ? Manifest.resume(run.manifest(), CLOCK)
            : Manifest.begin(run.manifest(), new Provenance(1, "", "", "", "", "", 1, ""), CLOCK);
    try (RunRecorder recorder = new RunRecorder(run, manifest, CLOCK, "host")) {
      recorder.started(episodes, 10 * episodes);
      List.of(summaries).forEach(recorder::episodeEnded);
    }
  }

  private long eventBytes() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("events"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }

  private static EpisodeSummary summary(long episode, int steps, long runSteps) {
    return new EpisodeSummary(
        episode, steps, 1, Standing.timeLimit(), "", runSteps, Map.of(), Map.of());
  }
}
