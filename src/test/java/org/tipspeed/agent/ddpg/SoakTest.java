package org.tipspeed.agent.ddpg;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.tipspeed.nn.NetworkSettings;

/** Memory outside Java's heap, which no collector looks after, stays what it was. */
class SoakTest {

  private static final int UPDATES = 1_000_000;

  /** What the heap may still grow by: it is the same process. */
  private static final long SLACK_KB = 32_000;

  @Test
  @Tag("slow")
  @EnabledOnOs(OS.LINUX)
  void aMillionUpdates_leaveMemoryFlat() throws IOException {
    NetworkSettings small = DdpgSettings.DEFAULTS.actor().withHidden(List.of(24, 16));
    FilledAgent agent =
        new FilledAgent(
            3,
            1,
            DdpgSettings.DEFAULTS
                .withActor(small)
                .withCritic(small)
                .withBatchSize(16)
                .withWarmupSteps(0),
            1000);
    update(agent, UPDATES / 10);
    long before = residentKb();
    update(agent, UPDATES);
    long after = residentKb();
    assertTrue(after - before < SLACK_KB, () -> before + " kB grew to " + after + " kB");
  }

  private static void update(FilledAgent agent, int times) {
    for (int i = 0; i < times; i++) {
      agent.update();
    }
  }

  private static long residentKb() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
