package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tipspeed.support.FaultyFiles;
import org.tipspeed.support.FaultyFiles.Kind;
import org.tipspeed.support.FaultyFiles.Result;

/**
 * Work that is killed when it asks the operating system to change a folder, by whichever thread or
 * process of it, or for which the disk has no room any more, and that is gone on with, ends with
 * the bytes of work that was left in peace. That there is no room is said in one sentence.
 */
@EnabledOnOs(OS.LINUX)
class CutShortTest {

  private static final String NO_ROOM = ".*(No space left|the disk did not take it).*";

  @TempDir private Path temporary;

  @ParameterizedTest
  @Timeout(240)
  @CsvSource({
    "TRAINING, KILL, 21",
    "TRAINING, TORN, 30",
    "REPLAY, KILL, 30",
    "TRAINING, FULL, 30",
    "TRAINING, ONCE, 60",
    "REPLAY, FULL, 30"
  })
  void cutShortAtACall_andGoneOnWith_givesTheSameBytes(Work work, Kind kind, long at)
      throws Exception {
    Map<String, String> lost = new HashMap<>();
    assertTrue(cutShort(work, kind).at(at, lost).isStruck(), "there are fewer calls");
    assertEquals(Map.of(), lost);
  }

  static Stream<Arguments> everything() {
    return Stream.of(Work.values())
        .flatMap(work -> Stream.of(Kind.values()).map(kind -> Arguments.of(work, kind)));
  }

  @Tag("slow")
  @Timeout(7200)
  @ParameterizedTest
  @MethodSource("everything")
  void cutShortAtEveryCall_andGoneOnWith_givesTheSameBytes(Work work, Kind kind) throws Exception {
    assertEquals(Map.of(), cutShort(work, kind).everywhere());
  }

  private CutShort cutShort(Work work, Kind kind) throws Exception {
    FaultyFiles faults = FaultyFiles.builtIn(temporary);
    return new CutShort(faults, work, kind, result -> complaint(work, kind, result), temporary);
  }

  /** What is wrong with how the program said that there was no room; a study has many voices. */
  private static String complaint(Work work, Kind kind, Result result) {
    if (kind == Kind.KILL || kind == Kind.TORN) {
      return "";
    }
    List<String> lines = result.printed().lines().filter(line -> line.matches(NO_ROOM)).toList();
    boolean told = work == Work.STUDY ? !lines.isEmpty() : lines.size() == 1;
    boolean plain = !result.printed().contains("\tat ") && !result.printed().contains("unexpected");
    boolean needless = result.exitCode() == 0;
    return plain && (needless || told && (result.exitCode() == 2 || work == Work.STUDY))
        ? ""
        : "ended with exit code %d and %s".formatted(result.exitCode(), result.printed());
  }
}
