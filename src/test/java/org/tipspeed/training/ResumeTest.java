package org.tipspeed.training;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killing a training and taking it up again changes nothing in what comes of it. */
class ResumeTest {

  private static final int KILLS = 4;
  private static final String LAST = "%06d.safetensors".formatted(PendulumTrainer.EPISODES);

  @TempDir Path folder;

  @Test
  void a_training_killed_at_any_moment_ends_with_the_bytes_of_one_that_was_not() throws Exception {
    Path whole = folder.resolve("whole");
    train(whole);
    Path killed = folder.resolve("killed");
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int kill = 0; kill < KILLS; kill++) {
      trainUntilKilled(killed, random.nextInt(80));
    }
    assertFalse(Files.exists(killed.resolve(LAST)), "there is something left to do");
    train(killed);
    assertArrayEquals(
        Files.readAllBytes(whole.resolve(LAST)),
        Files.readAllBytes(killed.resolve(LAST)),
        "networks, optimisers, replay memory and counters; seed " + seed);
  }

  private void train(Path checkpoints) throws Exception {
    Process process = start(checkpoints);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue());
  }

  /** The delay counts from the first checkpoint that the process saves. */
  private void trainUntilKilled(Path checkpoints, int delayMs) throws Exception {
    Process process = start(checkpoints);
    while (Files.size(log()) == 0 && process.isAlive()) {
      Thread.sleep(2);
    }
    Thread.sleep(delayMs);
    process.destroyForcibly().waitFor();
  }

  private Process start(Path checkpoints) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            PendulumTrainer.class.getName(),
            checkpoints.toString());
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .redirectOutput(log().toFile())
        .start();
  }

  private Path log() {
    return folder.resolve("log");
  }
}
