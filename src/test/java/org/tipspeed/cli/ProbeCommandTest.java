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
import org.tipspeed.support.LookalikeLibrary;
import org.tipspeed.support.LookalikeLibrary.Release;
import org.tipspeed.support.LookalikeProject;
import org.tipspeed.support.OpenFastLookalike;

class ProbeCommandTest {

  @TempDir Path folder;

  @Test
  void libraryAlone_isToldByItsSymbols() {
    Tipspeed probe = Tipspeed.run("probe", LookalikeLibrary.in(folder, Release.V2_0_9_7));
    assertEquals(0, probe.exitCode(), probe.err());
    assertTrue(probe.out().matches("(?s)exports +pass .* generation 2\\.0\\.9 .*"), probe.out());
    assertTrue(probe.out().contains("give --project FILE to learn whether it runs"));
  }

  @Test
  void libraryWithoutTheStepFunction_isATableRowAndNoProfile() {
    Path project = LookalikeProject.steady().writeTo(folder);
    Tipspeed probe =
        Tipspeed.run("probe", LookalikeLibrary.withoutAdvance(folder), "--project", project);
    assertEquals(3, probe.exitCode(), probe.out());
    assertTrue(probe.out().contains("lacks advanceTurbineSimulation"), probe.out());
    assertFalse(Files.exists(folder.resolve("lookalike.sim.profile.json")));
  }

  /** A library that waits for a click is given up when its user says, who is told how. */
  @Test
  void limit_isThatOfEachQuestion() throws IOException {
    Path cut = Files.writeString(folder.resolve("cut.qpr"), "LOOKALIKE PROJECT\n");
    Path library = LookalikeLibrary.in(folder, Release.V2_0_9_7);
    Tipspeed probe = Tipspeed.run("probe", library, "--project", cut, "--limit", "5");
    assertEquals(3, probe.exitCode(), probe.out());
    assertTrue(probe.out().contains("did not answer within 5.0 s (probe --limit)"), probe.out());
    Tipspeed tooLong = Tipspeed.run("probe", library, "--project", cut, "--limit", "100000");
    assertEquals(2, tooLong.exitCode());
    assertTrue(tooLong.err().startsWith("--limit: limit_s must be above 0, at most a day"));
  }

  @Test
  void missingLibrary() {
    assertRefused("there is no simulator library", folder.resolve("none.so"));
  }

  @Test
  void textInPlaceOfALibrary() throws IOException {
    Path text = Files.writeString(folder.resolve("lib.so"), "not a library at all, really");
    assertRefused("is no shared library", text);
  }

  @Test
  void missingProject() {
    Path library = LookalikeLibrary.in(folder, Release.V2_0_9_7);
    assertRefused("none.sim", library, "--project", folder.resolve("none.sim"));
  }

  @Test
  void projectWhoseTurbineFileHasBlanks() {
    Path library = LookalikeLibrary.in(folder, Release.V2_0_9_7);
    Path project = LookalikeProject.steady().with("TURBFILE", "my turbine.trb").writeTo(folder);
    assertRefused("cannot carry file names with blanks", library, "--project", project);
  }

  @Test
  void openFast_isFlownAndRemembered() throws IOException {
    Path model = OpenFastLookalike.modelIn(folder.resolve("model"), "");
    Path library = OpenFastLookalike.libraryIn(folder);
    Tipspeed probe = Tipspeed.run("probe", library, "--project", model);
    assertEquals(0, probe.exitCode(), probe.err());
    assertTrue(
        probe.out().matches("(?s)model +a step of 0\\.05 s; hub at 90\\.0 m.*"), probe.out());
    assertTrue(probe.out().contains("the same to the last bit"), probe.out());
    assertTrue(probe.out().contains("23 of 23"), probe.out());
    assertTrue(probe.out().contains("OpenFAST-v0.0.0-lookalike"), probe.out());
    String profile = Files.readString(folder.resolve("model/model.fst.profile.json"));
    assertTrue(profile.contains("wind_hub_mps"), profile);
  }

  @Test
  void openFastModelWithoutItsFiles() throws IOException {
    Path model = OpenFastLookalike.modelIn(folder.resolve("model"), "");
    Files.delete(model.resolveSibling("model_ServoDyn.dat"));
    Path library = OpenFastLookalike.libraryIn(folder);
    assertRefused("ServoFile must be a file that is there", library, "--project", model);
  }

  private static void assertRefused(String sentence, Object... arguments) {
    Tipspeed probe = Tipspeed.run("probe", List.of(arguments));
    assertEquals(3, probe.exitCode(), probe.err());
    assertEquals(1, probe.err().lines().count(), probe.err());
    assertTrue(probe.err().contains(sentence), probe.err());
    assertEquals("", probe.out());
  }
}
