package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are found beside the settings that name them, and nothing is left by what was refused. */
class SettingsFromElsewhereTest {

  private static final String GUSTS = "0 8 0 0 0 .2 0 0\n5 9 0 0 0 .2 0 0\n100 8 0 0 0 .2 0 0\n";

  @TempDir private Path folder;

  private Path settings() throws IOException {
    Path inner = Files.createDirectories(folder.resolve("a/b"));
    Files.writeString(folder.resolve("a/w.wnd"), GUSTS);
    return ShortTraining.settings(
        inner, "t.yaml", "winds: [\"steady:8\", \"eog:12\"]", "winds: [../w.wnd]");
  }

  @Test
  void windFileOfSettings_isBesideThem_andTheRunRepeatsFromAnywhere() throws IOException {
    Path run = folder.resolve("run");
    Tipspeed trained = Tipspeed.run("train", settings(), "--steps", 40, "--out", run);
    assertEquals(0, trained.exitCode(), trained.err());
    Path moved = Files.createDirectories(folder.resolve("elsewhere")).resolve("c.yaml");
    Files.copy(run.resolve("config.yaml"), moved);
    Tipspeed repeated =
        Tipspeed.run("train", moved, "--steps", 40, "--out", folder.resolve("again"));
    assertEquals(0, repeated.exitCode(), repeated.err());
    assertEquals(-1, Files.mismatch(best(run), best(folder.resolve("again"))));
  }

  private static Path best(Path run) {
    return run.resolve("best").resolve("policy.safetensors");
  }

  @Test
  void missingWindFile_isNamedWithItsKeyAndFullPath() throws IOException {
    Path settings = settings();
    Files.delete(folder.resolve("a/w.wnd"));
    Tipspeed refused = Tipspeed.run("train", settings, "--out", folder.resolve("run"));
    assertEquals(2, refused.exitCode());
    assertEquals(
        "evaluation.winds: %s: there is no such file%n".formatted(folder.resolve("a/w.wnd")),
        refused.err());
    assertFalse(Files.exists(folder.resolve("run")));
  }

  @Test
  void missingParameterFile_isRefusedAndLeavesNothing() throws IOException {
    Path settings =
        ShortTraining.settings(
            folder, "t.yaml", "task:", "turbine: {mock: {parameter_file: none.yaml}}\ntask:");
    for (List<Object> command :
        List.<List<Object>>of(
            List.of("train", settings),
            List.of("replay", "baseline", "--config", settings, "--wind", "steady:9"))) {
      Tipspeed refused = Tipspeed.run(command, "--out", folder.resolve("out"));
      assertEquals(2, refused.exitCode(), refused.err());
      assertTrue(refused.err().contains(folder.resolve("none.yaml").toString()), refused.err());
      assertEquals(1, refused.err().lines().count(), refused.err());
      assertFalse(Files.exists(folder.resolve("out")));
    }
  }

  @Test
  void replayInWhichNothingWasFlown_isBegunAgainInTheSameFolder() throws IOException {
    Path out = folder.resolve("out");
    BaselineReplay.fly(out, "--wind", "steady:9", "--seconds", 2);
    BaselineReplay.assertRefused(
        out + " is not empty: choose another --out or an empty directory",
        out,
        "--wind",
        "steady:9");
    Files.writeString(
        out.resolve("flights.csv"),
        Files.readAllLines(out.resolve("flights.csv")).get(0) + System.lineSeparator());
    BaselineReplay.fly(out, "--wind", "steady:9", "--seconds", 2);
  }
}
