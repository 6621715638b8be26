package org.tipspeed.turbine.process;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** However a run ends, its simulators and their helper programs end with it. */
@Timeout(120)
@EnabledOnOs({OS.LINUX, OS.MAC})
class ParentDeathTest {

  @TempDir private Path folder;
  private Process parent;
  private List<ProcessHandle> family = List.of();

  @AfterEach
  void endSurvivors() {
    family.forEach(ProcessHandle::destroyForcibly);
    parent.destroyForcibly();
  }

  @Test
  void killedParent_leavesNeitherProcessNorFolder() throws Exception {
    startUntilHanging("stay");
    parent.destroyForcibly();
    awaitNothingIsLeft();
  }

  @Test
  void terminatedParent_leavesNeitherProcessNorFolder() throws Exception {
    startUntilHanging("stay");
    parent.destroy();
    awaitNothingIsLeft();
  }

  @Test
  void parentThatForgetsToClose_leavesNeitherProcessNorFolder() throws Exception {
    startUntilHanging("return");
    awaitNothingIsLeft();
  }

  /** A child that never came to life cannot delete its folder: that is left to the next run. */
  @Test
  void parentKilledWhileTheChildComesUp_leavesNoProcessAndNoFolderToTheNextRun() throws Exception {
    startParent("native-hang", "stay");
    awaitFamily(1);
    parent.destroyForcibly();
    awaitDeath();
    startUntilHanging("return");
    awaitNothingIsLeft();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void killedParent_leavesNoHelperThatDetachedItself() throws Exception {
    startParent("daemon-hang", "stay");
    awaitHelpers(1, parent.pid());
    parent.destroyForcibly();
    awaitHelpers(0, parent.pid());
    awaitNothingIsLeft();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void parentAndChildKilledTogether_leaveADetachedHelperToTheNextRun() throws Exception {
    startParent("daemon-hang", "stay");
    long dead = parent.pid();
    awaitHelpers(1, dead);
    String child = Long.toString(parent.children().findFirst().orElseThrow().pid());
    new ProcessBuilder("kill", "-STOP", child).start().waitFor();
    parent.destroyForcibly().waitFor();
    new ProcessBuilder("kill", "-KILL", child).start().waitFor();
    awaitHelpers(1, dead);
    startUntilHanging("return");
    awaitHelpers(0, dead);
    awaitNothingIsLeft();
  }

  /** Each parent's own ones have its number in their command line. */
  private static void awaitHelpers(int count, long pid) {
    String command = "sleep 1000." + pid;
    await(
        "%d of %s".formatted(count, command),
        () ->
            ProcessHandle.allProcesses()
                    .map(each -> each.info().commandLine().orElse(""))
                    .filter(line -> line.endsWith(command) && !line.contains("sh -c"))
                    .count()
                == count);
  }

  private void startUntilHanging(String end) throws IOException {
    startParent("native-hang", end);
    awaitFamily(2);
  }

  /** The child, and later its helper program. */
  private void awaitFamily(int size) {
    await(size + " descendants", () -> parent.descendants().count() == size);
    family = parent.descendants().toList();
  }

  private void startParent(String event, String end) throws IOException {
    Files.createDirectories(folder.resolve("tmp"));
    parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                "-cp",
                System.getProperty("java.class.path"),
                ParentProgram.class.getName(),
                "event=%s\nmoment=step1".formatted(event),
                folder.resolve("child.log").toString(),
                end)
            .inheritIO()
            .start();
  }

  private void awaitNothingIsLeft() {
    awaitDeath();
    await("end of the folders", () -> temporary().isEmpty());
  }

  private void awaitDeath() {
    await(
        "death of " + family,
        () -> !parent.isAlive() && family.stream().noneMatch(ProcessHandle::isAlive));
  }

  private static void await(String what, BooleanSupplier condition) {
    for (int left = 2000; !condition.getAsBoolean(); left--) {
      assertTrue(left > 0, "waited in vain for the " + what);
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private List<Path> temporary() {
    try (Stream<Path> files = Files.list(folder.resolve("tmp"))) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
