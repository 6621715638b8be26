package org.tipspeed.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is on disk after a process that was saving has died, or the disk was full. */
class CheckpointSurvivalTest {

  private static final int KILLS = 12;

  @TempDir Path temporary;

  private Path folder;

  @BeforeEach
  void nameFolder() {
    folder = temporary.resolve("checkpoints");
  }

  @Test
  void after_a_kill_at_any_moment_the_newest_checkpoint_is_intact() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    long next = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      long reported = killedSaver(next, random.nextInt(80));
      List<String> warnings = new ArrayList<>();
      var newest = new CheckpointFolder(folder, 2).newestIntact(warnings::add).orElseThrow();
      assertEquals(List.of(), warnings, "seed " + seed);
      assertTrue(newest.number() >= reported, "a reported checkpoint is there, seed " + seed);
      float[] values = newest.file().floats("values");
      assertEquals(newest.number(), values[values.length - 1], "seed " + seed);
      next = newest.number() + 1;
    }
  }

  @Test
  @DisabledOnOs(
      value = OS.WINDOWS,
      disabledReason = "a limit on file size is set with a Unix shell")
  void a_disk_that_is_full_costs_the_new_checkpoint_only() throws Exception {
    new CheckpointFolder(folder, 2)
        .save(7, new ArrayFile.Builder().array("values", new float[] {7}).build());
    Process process = new ProcessBuilder(withFileSizeLimit(1000, saver(8, 2_000_000))).start();
    String output = new String(process.getInputStream().readAllBytes());
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    assertTrue(
        output.startsWith(folder.resolve("000008.safetensors") + " cannot be written: "), output);
    assertEquals(List.of("000007.safetensors"), names());
    assertEquals(
        7, new CheckpointFolder(folder, 2).newestIntact(warning -> {}).orElseThrow().number());
  }

  /** Runs a saver, kills it some time after its first save, and returns its last report. */
  private long killedSaver(long first, int delayMs) throws Exception {
    // A file, because Process closes its pipes when it is killed.
    Path log = temporary.resolve("log");
    ProcessBuilder saver = new ProcessBuilder(saver(first, 2_000_000));
    Process process = saver.redirectOutput(log.toFile()).start();
    while (Files.size(log) == 0 && process.isAlive()) {
      Thread.sleep(1);
    }
    Thread.sleep(delayMs);
    process.destroyForcibly().waitFor();
    List<String> reports = Files.readAllLines(log);
    return Long.parseLong(reports.get(reports.size() - 1));
  }

  private List<String> saver(long first, int floats) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx64m",
        "-XX:TieredStopAtLevel=1",
        "-XX:-UsePerfData",
        "-cp",
        System.getProperty("java.class.path"),
        EndlessSaver.class.getName(),
        folder.toString(),
        Long.toString(first),
        Integer.toString(floats));
  }

  /** Any write beyond the limit fails, as on a full disk. */
  private static List<String> withFileSizeLimit(int blocks, List<String> command) {
    List<String> limited =
        new ArrayList<>(List.of("sh", "-c", "ulimit -f " + blocks + "; exec \"$@\"", "sh"));
    limited.addAll(command);
    return limited;
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
