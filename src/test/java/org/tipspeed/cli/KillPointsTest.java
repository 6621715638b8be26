package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
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

/**
 * Work that is killed when it asks the operating system to change a folder, by whichever thread or
 * process of it, and gone on with, ends with the bytes of work that was not.
 */
@EnabledOnOs(OS.LINUX)
class KillPointsTest {

  @TempDir private Path temporary;

  @ParameterizedTest
  @Timeout(240)
  @CsvSource({"TRAINING, KILL, 21", "TRAINING, TORN, 30", "REPLAY, KILL, 30", "STUDY, KILL, 40"})
  void killedAtACall_andGoneOnWith_givesTheSameBytes(Work work, Kind kind, long at)
      throws Exception {
    Map<String, String> lost = new HashMap<>();
    assertTrue(cutShort(work, kind).at(at, lost).isStruck(), "there are fewer calls");
    assertEquals(Map.of(), lost);
  }

  @Tag("slow")
  @Timeout(7200)
  @ParameterizedTest
  @CsvSource({
    "TRAINING, KILL", "RESUME, KILL", "REPLAY, KILL", "STUDY, KILL",
    "TRAINING, TORN", "RESUME, TORN", "REPLAY, TORN", "STUDY, TORN"
  })
  void killedAtEveryCall_andGoneOnWith_givesTheSameBytes(Work work, Kind kind) throws Exception {
    assertEquals(Map.of(), cutShort(work, kind).everywhere());
  }

  private CutShort cutShort(Work work, Kind kind) throws Exception {
    return new CutShort(FaultyFiles.builtIn(temporary), work, kind, result -> "", temporary);
  }
}
