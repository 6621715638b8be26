package org.tipspeed.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.rundir.RunDirectory;

/** What a child of a study prints is kept and told, whatever stands where it is kept. */
class SeedWorkTest {

  /** Prints one line and ends. */
  static final class Child {
    public static void main(String[] arguments) {
      System.out.println(String.join(" ", arguments));
    }
  }

  @TempDir private Path folder;
  private RunDirectory run;

  @BeforeEach
  void chooseDirectory() {
    run = new RunDirectory(folder.resolve("seed-1"));
  }

  private SeedWork work() {
    SeedWork.Step step =
        new SeedWork.Step() {
          @Override
          public String doing() {
            return "printing";
          }

          @Override
          public boolean isDone() {
            return false;
          }

          @Override
          public Path folder() {
            return run.path();
          }

          @Override
          public List<String> arguments() {
            return List.of("the", "last");
          }
        };
    return new SeedWork("seed 1", 1, run, List.of(step), Child.class);
  }

  @Test
  void lastLine_isReadFromTheEndOfALogOfAnySize() throws IOException {
    Files.createDirectories(run.path());
    try (RandomAccessFile log = new RandomAccessFile(run.console().toFile(), "rw")) {
      log.seek(1L << 40);
      log.write("\n\u00fcber\n\n".getBytes(StandardCharsets.UTF_8));
    }
    assertEquals("\u00fcber", work().lastLine());
  }

  @Test
  void logThatLeadsElsewhere_isReplaced() throws Exception {
    Path mine = Files.writeString(folder.resolve("mine"), "untouched");
    Files.createDirectories(run.path());
    Files.createSymbolicLink(run.console(), mine);
    assertPrints();
    assertEquals("untouched", Files.readString(mine));
  }

  @Test
  void logThatIsAPipe_isReplaced() throws Exception {
    Files.createDirectories(run.path());
    new ProcessBuilder("mkfifo", run.console().toString()).start().waitFor();
    assertPrints();
  }

  private void assertPrints() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          SeedWork work = work();
          assertTrue(work.startNext());
          work.awaitEnd(20);
          assertEquals("the last", work.lastLine());
        });
  }
}
