package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.support.Interruptible;

class InterruptionTest {

  @Test
  @Timeout(120)
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void interruptedProcess_savesAndExitsWith130(@TempDir Path folder) throws Exception {
    Process work = start(folder);
    try {
      while (!Files.exists(folder.resolve("started"))) {
        Thread.sleep(10);
      }
      Interruptible.interrupt(work);
      assertTrue(work.waitFor(60, TimeUnit.SECONDS));
      assertEquals(ExitCode.INTERRUPTED.number(), work.exitValue());
      assertTrue(Files.exists(folder.resolve("saved")));
    } finally {
      work.destroyForcibly();
    }
  }

  @Test
  void workThatEndsByItself_wasNotInterrupted() {
    Interruption interruption = Interruption.listen();
    interruption.close();
    assertFalse(interruption.getAsBoolean());
  }

  private static Process start(Path folder) throws Exception {
    String java =
        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
    List<String> command =
        List.of(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            InterruptedWork.class.getName(),
            folder.toString());
    return new ProcessBuilder(Interruptible.command(command)).inheritIO().start();
  }
}
