package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.support.TestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a run is measured by: the turbine's baseline, or a library that its settings name. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ReferenceTest {

  private static final Path NREL_5MW = Path.of("sim-configs/turbines/nrel5mw");

  @TempDir private static Path built;
  private static Path library;

  @TempDir private Path folder;

  @BeforeAll
  static void build() {
    library = TestController.at(built.resolve("libtest.so"));
  }

  /** A training with goals, so that all that is measured by the reference is done. */
  private Path settings(String first) throws IOException {
    return ShortTraining.settings(
        folder,
        "s.yaml",
        "evaluation:",
        first
            + "evaluation:\n  validation_goals: [{metric: energy_kwh, ratio: 1.0, tolerance: 0.1}]");
  }

  /** Rated at 8 MW by a larger torque. */
  private String otherTurbine() throws IOException {
    for (String name : List.of("nrel5mw.yaml", "ccblade.csv", "openfast.csv")) {
      Files.copy(NREL_5MW.resolve(name), folder.resolve(name));
    }
    Path file = folder.resolve("nrel5mw.yaml");
    Files.writeString(
        file,
        Files.readString(file)
            .replace("name: NREL 5 MW", "name: Other 8 MW")
            .replace("value: 43.09355", "value: 68.95")
            .replace("value: 5000, unit: kW", "value: 8000, unit: kW"));
    return "turbine: {mock: {parameter_file: nrel5mw.yaml}}\n";
  }

  @Test
  void turbineWithoutABaseline_isRefusedInOneSentenceBeforeAnythingIsMade() throws IOException {
    Path settings = settings(otherTurbine());
    for (List<Object> command :
        List.<List<Object>>of(
            List.of("train", settings),
            List.of("replay", "baseline", "--config", settings, "--wind", "steady:14"),
            List.of("study", settings, "--seeds", "1-2"))) {
      Tipspeed refused = Tipspeed.run(command, "--out", folder.resolve("out"));
      assertEquals(2, refused.exitCode(), refused.err());
      assertTrue(refused.err().startsWith("there is no baseline for Other 8 MW"), refused.err());
      assertEquals(1, refused.err().lines().count(), refused.err());
      assertFalse(Files.exists(folder.resolve("out")));
    }
  }

  @Test
  void libraryOfTheSettings_isWhatATrainingIsMeasuredBy() throws IOException {
    Path input = Files.writeString(folder.resolve("DISCON.IN"), "# sane\n");
    Files.copy(library, folder.resolve("libtest.so"));
    Path settings = settings("reference: {library: libtest.so, input: DISCON.IN}\n");
    Path run = folder.resolve("run");
    Tipspeed trained = Tipspeed.run("train", settings, "--steps", 60, "--out", run);
    assertEquals(0, trained.exitCode(), trained.err());
    JsonNode evaluation = JsonMapper.shared().readTree(run.resolve("evaluation.json"));
    assertEquals("libtest", evaluation.at("/comparisons/0/reference").asString());
    assertTrue(Files.exists(run.resolve("flights/libtest.log")), "it was flown in the comparison");
    assertTrue(Files.exists(run.resolve("libtest.log")), "and towards the goals");
    assertTrue(Files.exists(input));
  }

  @Test
  void missingLibrary_isRefusedBeforeAnythingIsMade() throws IOException {
    Path settings = settings("reference: {library: none.so}\n");
    Tipspeed refused = Tipspeed.run("train", settings, "--out", folder.resolve("out"));
    assertEquals(
        "%s: there is no such controller library to compare with%n"
            .formatted(folder.resolve("none.so")),
        refused.err());
    assertEquals(2, refused.exitCode());
    assertFalse(Files.exists(folder.resolve("out")));
  }
}
