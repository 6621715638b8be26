package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tipspeed.support.FaultyFiles;
import org.tipspeed.support.FaultyFiles.Kind;
import org.tipspeed.support.FaultyFiles.Result;

/**
 * Work for which the disk has no room any more says so in one sentence; with room again, and gone
 * on with, it ends with the bytes of work that always had room.
 */
@EnabledOnOs(OS.LINUX)
class FullDiskTest {

  @TempDir private Path temporary;

  @ParameterizedTest
  @Timeout(240)
  @CsvSource({"TRAINING, FULL, 30", "TRAINING, ONCE, 60", "REPLAY, FULL, 30"})
  void fullAtAWrite_andGoneOnWith_givesTheSameBytes(Work work, Kind kind, long at)
      throws Exception {
    Map<String, String> lost = new HashMap<>();
    assertTrue(cutShort(work, kind).at(at, lost).isStruck(), "there are fewer calls");
    assertEquals(Map.of(), lost);
  }

  @Tag("slow")
  @Timeout(7200)
  @ParameterizedTest
  @CsvSource({
    "TRAINING, FULL", "RESUME, FULL", "REPLAY, FULL", "STUDY, FULL",
    "TRAINING, ONCE", "RESUME, ONCE", "REPLAY, ONCE", "STUDY, ONCE"
  })
  void fullAtEveryWrite_andGoneOnWith_givesTheSameBytes(Work work, Kind kind) throws Exception {
    assertEquals(Map.of(), cutShort(work, kind).everywhere());
  }

  private CutShort cutShort(Work work, Kind kind) throws Exception {
    FaultyFiles faults = FaultyFiles.builtIn(temporary);
    return new CutShort(faults, work, kind, result -> complaint(work, result), temporary);
  }

  /** What is wrong with how the program said that there was no room; a study has many voices. */
  private static String complaint(Work work, Result result) {
    List<String> lines =
        result.printed().lines().filter(line -> line.contains("No space left")).toList();
    boolean told = work == Work.STUDY ? !lines.isEmpty() : lines.size() == 1;
    boolean plain = !result.printed().contains("\tat ") && !result.printed().contains("unexpected");
    boolean needless = result.exitCode() == 0;
    return plain && (needless || told && (result.exitCode() == 2 || work == Work.STUDY))
        ? ""
        : "ended with exit code %d and %s".formatted(result.exitCode(), result.printed());
  }
}
