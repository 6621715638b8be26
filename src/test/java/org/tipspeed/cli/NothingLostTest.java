package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.rundir.FolderLock;

/** A folder that is in use, or that has lost its checkpoints, is refused and not touched. */
@Timeout(120)
class NothingLostTest {

  @TempDir Path folder;
  private Path settings;
  private Path run;

  @BeforeEach
  void chooseDirectory() throws IOException {
    settings = ShortTraining.settings(folder, "s.yaml", "steps: 200", "steps: 40");
    run = folder.resolve("run");
  }

  @Test
  void runOfAnotherProcess_isNeitherBegunNorGoneOnWith() throws Exception {
    Path longer = ShortTraining.settings(folder, "long.yaml", "steps: 200", "steps: 2000000");
    Process other = Tipspeed.start(folder.resolve("log"), "train", longer, "--out", run);
    try {
      while (ShortTraining.checkpoints(run).isEmpty()) {
        assertTrue(other.isAlive());
        Thread.sleep(5);
      }
      assertInUse(other.pid(), "train", longer, "--out", run, "--resume");
    } finally {
      other.destroyForcibly().waitFor();
    }
  }

  @Test
  void foldersOfReplaysAndStudies_areTakenOnceAtATime() throws IOException {
    long pid = ProcessHandle.current().pid();
    assertEquals(0, Tipspeed.run("train", settings, "--out", run).exitCode());
    Path replay = folder.resolve("replay");
    Object[] command = {"replay", run, "--wind", "steady:9", "--seconds", 5, "--out", replay};
    assertEquals(0, Tipspeed.run(command).exitCode());
    Path fresh = Files.createDirectory(folder.resolve("fresh"));
    try (FolderLock one = FolderLock.take(replay);
        FolderLock two = FolderLock.take(fresh)) {
      Object[] again = Arrays.copyOf(command, command.length + 1);
      again[command.length] = "--resume";
      assertInUse(pid, again);
      assertInUse(pid, "train", settings, "--out", two.folder());
      assertInUse(pid, "study", settings, "--seeds", "1-2", "--out", two.folder());
      assertInUse(pid, "replay", run, "--wind", "steady:9", "--out", two.folder());
      assertEquals(replay, one.folder());
    }
    assertEquals(Map.of(), content(fresh));
  }

  @Test
  void checkpointsThatAreAllDamaged_areNoReasonToStartOver() throws IOException {
    assertEquals(0, Tipspeed.run("train", settings, "--out", run).exitCode());
    for (Path checkpoint : ShortTraining.checkpoints(run)) {
      Files.write(checkpoint, new byte[0]);
    }
    assertRefusedUntouched("has no sound checkpoint to go on from: ");
  }

  @Test
  void checkpointsThatAreGone_areNoReasonToStartOver() throws IOException {
    assertEquals(0, Tipspeed.run("train", settings, "--out", run).exitCode());
    Files.move(
        run.resolve("checkpoints"), folder.resolve("elsewhere"), StandardCopyOption.ATOMIC_MOVE);
    assertRefusedUntouched("is empty, though the run has saved one after 2 episodes");
  }

  @Test
  void runThatNeverHadACheckpoint_startsOverAndSaysSo() throws Exception {
    Path slow =
        ShortTraining.settings(
            folder, "slow.yaml", "checkpoint_every_episodes: 1", "checkpoint_every_episodes: 9");
    Process killed = Tipspeed.start(folder.resolve("log"), "train", slow, "--out", run);
    while (!Files.exists(run.resolve("episodes.csv"))) {
      assertTrue(killed.isAlive());
      Thread.sleep(2);
    }
    killed.destroyForcibly().waitFor();
    Tipspeed again = Tipspeed.run("train", slow, "--out", run, "--resume");
    assertEquals(0, again.exitCode(), again.err());
    assertTrue(again.err().contains("no checkpoint was saved yet: the training begins anew"));
  }

  private void assertRefusedUntouched(String sentence) throws IOException {
    Map<Path, String> before = content(run);
    Tipspeed again = Tipspeed.run("train", settings, "--out", run, "--resume");
    assertEquals(2, again.exitCode(), again.err());
    assertTrue(again.err().contains(sentence), again.err());
    assertEquals(before, content(run));
  }

  private static void assertInUse(long pid, Object... command) {
    Tipspeed call = Tipspeed.run(command);
    assertEquals(2, call.exitCode(), call.err());
    assertTrue(call.err().contains("is in use by process %d on ".formatted(pid)), call.err());
  }

  private static Map<Path, String> content(Path folder) throws IOException {
    Map<Path, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        content.put(file, Arrays.toString(Files.readAllBytes(file)));
      }
    }
    return content;
  }
}
