package org.tipspeed.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.support.OwnController;

/**
 * Damaged files and impossible exchange arrays, with the compiler's address and undefined-behaviour
 * sanitizers. Longer by hand: {@code mvn -Dtest=ControllerFuzzTest -Dtipspeed.fuzz=100000 test}.
 */
@EnabledOnOs(OS.LINUX)
class ControllerFuzzTest {

  private static final int TRIES = Integer.getInteger("tipspeed.fuzz", 300);

  @TempDir private Path folder;

  @Test
  @Timeout(24 * 3600)
  void whateverComes_nothingIsReadOutsideAndEveryDemandIsANumber() throws Exception {
    Path program =
        OwnController.at(
            folder.resolve("fuzz"),
            "-O1",
            "-fsanitize=address,undefined",
            "-fno-sanitize-recover=all",
            "native/controller/tests/fuzz.c");
    Path file = ShippedPolicy.export(folder, ControllerSettings.DEFAULTS);
    Process process =
        new ProcessBuilder(
                program.toString(),
                file.toString(),
                folder.resolve("mutant").toString(),
                String.valueOf(TRIES),
                "1")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    assertTrue(said.startsWith(TRIES + " files"), said);
  }
}
