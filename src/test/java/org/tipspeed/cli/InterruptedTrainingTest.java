package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.rundir.EpisodeLog;
import org.tipspeed.rundir.Manifest;
import org.tipspeed.support.Interruptible;

/** A training that is killed or interrupted comes to the same end as one that is not. */
@Timeout(240)
class InterruptedTrainingTest {

  private static final int KILLS = 3;

  @TempDir static Path shared;

  private static Path settings;
  private static Path whole;

  @TempDir Path folder;

  private Path run;
  private Process process;

  @BeforeAll
  static void trainUninterrupted() throws IOException {
    settings = ShortTraining.settings(shared, "s.yaml", "steps: 200", "steps: 600");
    whole = shared.resolve("whole");
    assertEquals(0, Tipspeed.run("train", settings, "--out", whole).exitCode());
  }

  @BeforeEach
  void chooseDirectory() {
    run = folder.resolve("run");
  }

  @AfterEach
  void leaveNoProcess() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  @Test
  void killedAtAnyMoment_andResumed_givesTheSameBytes() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int kill = 0; kill < KILLS; kill++) {
      start();
      waitForProgress();
      Thread.sleep(random.nextInt(150));
      process.destroyForcibly().waitFor();
    }
    Tipspeed last = Tipspeed.run("train", settings, "--out", run, "--resume");
    assertEquals(0, last.exitCode(), last.err());
    assertSameAsUninterrupted("kills by seed " + seed);
  }

  @Test
  void killedBeforeTheFirstCheckpoint_startsAgain() throws Exception {
    start();
    while (!Files.exists(run.resolve("manifest.json"))) {
      Thread.sleep(1);
    }
    process.destroyForcibly().waitFor();
    Tipspeed again = Tipspeed.run("train", settings, "--out", run, "--resume");
    assertEquals(0, again.exitCode(), again.err());
    assertSameAsUninterrupted("killed at the manifest");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void interrupted_savesExitsWith130AndGoesOn() throws Exception {
    start();
    waitForProgress();
    Interruptible.interrupt(process);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(130, process.exitValue());
    assertEquals(Manifest.Status.INTERRUPTED, Manifest.status(run.resolve("manifest.json")));
    assertTrue(Files.readString(log()).contains("state saved; go on with --resume --out " + run));
    Tipspeed last = Tipspeed.run("train", settings, "--out", run, "--resume");
    assertEquals(0, last.exitCode(), last.err());
    assertSameAsUninterrupted("interrupted");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void interruptedInTheFinalFlights_exitsWith130AndFliesThemLater() throws Exception {
    Path longFlights = folder.resolve("long.yaml");
    Files.writeString(
        longFlights,
        Files.readString(settings)
            .replace("steps: 600", "steps: 40")
            .replace("duration_s: 12", "duration_s: 3000")
            .replace("\"eog:12\"", "\"steady:11\", \"steady:12\", \"steady:14\", \"steady:16\""));
    process = Tipspeed.start(log(), "train", longFlights, "--out", run);
    while (!Files.exists(run.resolve("flights"))) {
      assertTrue(process.isAlive(), "the flights are long");
      Thread.sleep(2);
    }
    Interruptible.interrupt(process);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(130, process.exitValue());
    assertEquals(Manifest.Status.INTERRUPTED, Manifest.status(run.resolve("manifest.json")));
    assertFalse(Files.exists(run.resolve("evaluation.json")));
    assertEquals(0, Tipspeed.run("train", longFlights, "--out", run, "--resume").exitCode());
    assertTrue(Files.exists(run.resolve("evaluation.json")));
  }

  @Test
  void endOfInput_stopsAChildOfAnotherProcessAsCtrlCDoes() throws Exception {
    start("--until-input-ends");
    waitForProgress();
    process.getOutputStream().close();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(130, process.exitValue());
    assertEquals(Manifest.Status.INTERRUPTED, Manifest.status(run.resolve("manifest.json")));
  }

  @Test
  void resumeWithMoreSteps_trainsOn() throws IOException {
    Path shorter = ShortTraining.settings(folder, "shorter.yaml", "steps: 200", "steps: 60");
    assertEquals(0, Tipspeed.run("train", shorter, "--out", run).exitCode());
    Tipspeed more = Tipspeed.run("train", shorter, "--out", run, "--resume", "--steps", 100);
    assertEquals(0, more.exitCode(), more.err());
    assertEquals(5, EpisodeLog.read(run.resolve("episodes.csv")).size());
  }

  private void start(Object... more) throws IOException {
    List<Object> resumed =
        Files.exists(run.resolve("manifest.json")) ? List.of("--resume") : List.of();
    process = Tipspeed.start(log(), "train", settings, "--out", run, resumed, List.of(more));
  }

  /** Until there is a checkpoint more than there was. */
  private void waitForProgress() throws IOException, InterruptedException {
    List<Path> before = ShortTraining.checkpoints(run);
    while (ShortTraining.checkpoints(run).equals(before)) {
      assertTrue(process.isAlive(), () -> "the training has ended too soon: see its log " + log());
      Thread.sleep(2);
    }
  }

  private void assertSameAsUninterrupted(String what) throws IOException {
    assertArrayEquals(ShortTraining.lastCheckpoint(whole), ShortTraining.lastCheckpoint(run), what);
    Path policy = Path.of("best", "policy.safetensors");
    assertArrayEquals(
        Files.readAllBytes(whole.resolve(policy)), Files.readAllBytes(run.resolve(policy)), what);
    assertEquals(
        Files.readString(whole.resolve("episodes.csv")),
        Files.readString(run.resolve("episodes.csv")),
        what);
  }

  private Path log() {
    return folder.resolve("log");
  }
}
