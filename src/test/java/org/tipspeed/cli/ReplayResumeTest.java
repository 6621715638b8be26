package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.support.Interruptible;

/** Replays that are stopped and gone on with. */
class ReplayResumeTest {

  @TempDir Path folder;

  private Path flights;

  @BeforeEach
  void nameFolder() {
    flights = folder.resolve("flights");
  }

  @Test
  void resumedReplay_fliesWhatIsMissingAndEndsAsIfNeverStopped() throws IOException {
    Path small = BaselineReplay.small(folder);
    BaselineReplay.fly(flights, "--suite", small);
    String expected = Files.readString(flights.resolve("metrics.json"));
    String page = Files.readString(flights.resolve("report.html"));
    Path log = flights.resolve("flights.csv");
    List<String> rows = Files.readAllLines(log);
    Files.writeString(log, rows.get(0) + "\n" + rows.get(2) + "\n" + rows.get(3).substring(0, 20));
    Files.delete(flights.resolve("metrics.json"));
    Files.delete(flights.resolve("report.html"));
    BaselineReplay.fly(flights, "--suite", small, "--resume");
    assertEquals(expected, Files.readString(flights.resolve("metrics.json")));
    assertEquals(page, Files.readString(flights.resolve("report.html")));
    assertEquals(Set.copyOf(rows), Set.copyOf(Files.readAllLines(log)));
  }

  @Test
  void resumeOfAnotherReplay_isRefusedAndLeavesEverything() throws IOException {
    Path small = BaselineReplay.small(folder);
    BaselineReplay.fly(flights, "--suite", small);
    String log = Files.readString(flights.resolve("flights.csv"));
    String refusal =
        flights
            + " was begun with another policy, other winds or other settings, see its"
            + " replay.yaml; repeat that command line, or choose another --out";
    BaselineReplay.assertRefused(refusal, flights, "--suite", small, "--resume", "--seconds", 9);
    BaselineReplay.small(folder, "disturbance: {pitch_rate_limit_deg_per_s: 4}\n");
    BaselineReplay.assertRefused(refusal, flights, "--suite", small, "--resume");
    assertEquals(log, Files.readString(flights.resolve("flights.csv")));
  }

  @Test
  void resumeOfNothing_isRefused() {
    BaselineReplay.assertRefused(
        flights + " holds no replay to go on with: it has no replay.yaml",
        flights,
        "--suite",
        "eog",
        "--resume");
    assertFalse(Files.exists(flights));
  }

  /** The short flights come first, so that the first of them are soon at their end. */
  @Test
  @Timeout(120)
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void interruptedReplay_exitsWith130AndKeepsItsFlights() throws Exception {
    Path log = flights.resolve("flights.csv");
    Path printed = folder.resolve("printed");
    Process process =
        Tipspeed.start(
            printed, "replay", "baseline", "--out", flights, "--suite", "steady", "ramps");
    try {
      while (process.isAlive() && (!Files.exists(log) || Files.readAllLines(log).size() < 3)) {
        Thread.sleep(20);
      }
      Interruptible.interrupt(process);
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      assertEquals(ExitCode.INTERRUPTED.number(), process.exitValue());
    } finally {
      process.destroyForcibly();
    }
    int rows = Files.readAllLines(log).size();
    assertTrue(rows >= 3 && rows < 26, rows + " rows");
    assertFalse(Files.exists(flights.resolve("metrics.json")));
    assertTrue(Files.readString(printed).contains("go on with --resume --out"));
  }
}
