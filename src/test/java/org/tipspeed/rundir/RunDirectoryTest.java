package org.tipspeed.rundir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {

  @TempDir Path folder;

  @Test
  void newDirectory_isMadeWithItsParentsAndEmpty() throws IOException {
    RunDirectory run = RunDirectory.create(folder.resolve("results/first"));
    try (Stream<Path> content = Files.list(run.path())) {
      assertEquals(0, content.count());
    }
  }

  @Test
  void directoryThatHoldsARun_isRefused() throws IOException {
    Files.writeString(folder.resolve("manifest.json"), "{}");
    assertMessage(
        folder + " already holds a run: resume it with --resume, or choose another --out", folder);
  }

  @Test
  void directoryWithOtherThings_isRefused() throws IOException {
    Files.writeString(folder.resolve("thesis.tex"), "mine");
    assertMessage(folder + " is not empty: choose another --out or an empty directory", folder);
  }

  @Test
  void fileInPlaceOfTheDirectory_isRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertMessage("cannot use " + file + " as a run directory: it is a file", file);
  }

  @Test
  void placeThatCannotBeWrittenTo_isRefusedInOneSentence() {
    // Even root cannot write here, so this holds whoever runs the test.
    Path place = Path.of("/proc/tipspeed");
    var refusal = assertThrows(ReportException.class, () -> RunDirectory.create(place));
    assertTrue(refusal.getMessage().startsWith("cannot write to /proc/tipspeed: "));
  }

  @Test
  void openingADirectoryWithoutManifest_saysThatThereIsNoRun() {
    var refusal = assertThrows(ReportException.class, () -> RunDirectory.open(folder));
    assertEquals(folder + " holds no run: it has no manifest.json", refusal.getMessage());
  }

  private static void assertMessage(String message, Path path) {
    var refusal = assertThrows(ReportException.class, () -> RunDirectory.create(path));
    assertEquals(message, refusal.getMessage());
  }
}
