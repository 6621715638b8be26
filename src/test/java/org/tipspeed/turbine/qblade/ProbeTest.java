package org.tipspeed.turbine.qblade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.support.LookalikeLibrary;
import org.tipspeed.support.LookalikeLibrary.Release;
import org.tipspeed.support.LookalikeProject;
import org.tipspeed.support.OwnTemporaryFolder;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.turbine.qblade.ProbeResult.Verdict;
import org.tipspeed.turbine.qblade.QBladeProfile.Shaft;

class ProbeTest {

  private static final ProbeSettings PATIENT = new ProbeSettings(20, 20, 3);

  @TempDir Path folder;

  private OwnTemporaryFolder temporary;

  @BeforeEach
  void watchTemporaryFiles() throws IOException {
    temporary = new OwnTemporaryFolder(folder.resolve("tmp"));
  }

  @AfterEach
  void nothingIsLeftBehind() throws IOException {
    temporary.close();
    assertEquals(List.of(), temporary.leftOver());
    assertEquals(List.of(), ProcessHandle.current().children().filter(this::isProbe).toList());
  }

  private boolean isProbe(ProcessHandle child) {
    return child.info().commandLine().orElse("").contains("ProbeChild");
  }

  private QBladeSettings lookalike(Release release, LookalikeProject project) {
    return Lookalike.settings(folder, release, project);
  }

  private static ProbeReport probe(QBladeSettings settings) {
    return Probe.run(settings, PATIENT, result -> {}, System::nanoTime);
  }

  private static QBladeProfile profile(ProbeReport report) {
    return report.profile().orElseThrow(() -> new AssertionError(report));
  }

  @Test
  void probe_ofTheNewestRelease_answersEveryQuestion_andItsProfileFlies() {
    QBladeSettings settings =
        lookalike(
            Release.V2_0_9_7, LookalikeProject.steady().misbehaving("leak=3000000", "garbage=1"));
    ProbeReport report = probe(settings);
    report.results().forEach(r -> assertEquals(Verdict.PASS, r.verdict(), r.toString()));
    assertTrue(profile(report).visibleBeforeReset());
    QBladeProfile profile = profile(report);
    assertEquals("2.0.9", profile.release());
    assertEquals(43, profile.operationValues());
    assertTrue(profile.stepAnswers());
    assertEquals(Shaft.HIGH_SPEED, profile.torqueShaft());
    assertEquals(1, profile.powerUnitW());
    assertEquals(1, profile.pitchSign());
    assertEquals(1, profile.pitchLagSteps());
    assertEquals(1, profile.generatorEfficiency(), 1e-6);
    assertEquals("Aerodynamic Thrust [N]", profile.thrustChannel());
    assertEquals(0.5, profile.windShift().perWidth(), 0.01);
    assertEquals(0, profile.windShift().lengthM(), 1);
    assertEquals(-0.05, profile.windShift().timeS(), 0.02);
    assertEquals(3, profile.memoryPerResetMb(), 1.5);
    Path file = folder.resolve("profile.json");
    profile.write(file);
    assertEquals(profile, QBladeProfile.read(file));
    try (QBladeTurbine turbine = QBladeTurbine.open(settings, profile, folder)) {
      TurbineReading first = turbine.start(Lookalike.episode("steady:10", 10));
      assertEquals(10, first.hubWindMps(), 1e-9);
    }
  }

  private void assertNoProfile(ProbeReport report, String question, String saying) {
    assertTrue(report.profile().isEmpty(), "a profile in spite of " + report.results());
    ProbeResult failure = report.firstFailure().orElseThrow();
    assertEquals(question, failure.name(), failure.toString());
    assertTrue(failure.detail().contains(saying), failure.detail());
    ProbeResult last = report.results().get(report.results().size() - 1);
    assertEquals(Verdict.UNKNOWN, last.verdict());
  }

  private ProbeReport misbehaving(String... items) {
    return probe(lookalike(Release.V2_0_9_7, LookalikeProject.steady().misbehaving(items)));
  }

  @Test
  void crashInAReset_isAnAnswer() {
    assertNoProfile(misbehaving("crash@1:0"), "reset", "died when asked to answer (signal 11)");
  }

  @Test
  void truncatedProject_isGivenUpAfterTheLimit() throws IOException {
    Path project = folder.resolve("cut.qpr");
    Files.writeString(project, "LOOKALIKE PROJECT\n" + LookalikeProject.steady().text());
    Path library = LookalikeLibrary.in(folder, Release.V2_0_9_7);
    QBladeSettings settings = Lookalike.quick().at(library, project);
    ProbeReport report =
        Probe.run(settings, new ProbeSettings(6, 10, 2), result -> {}, System::nanoTime);
    assertNoProfile(report, "load", "waits for a click");
  }

  /** A library that waits for a click, and a parent that is killed meanwhile. */
  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void killedParent_leavesNeitherProcessNorFolder() throws Exception {
    Path project = folder.resolve("cut.qpr");
    Files.writeString(project, "LOOKALIKE PROJECT\n" + LookalikeProject.steady().text());
    Path library = LookalikeLibrary.in(folder, Release.V2_0_9_7);
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                "-cp",
                System.getProperty("java.class.path"),
                "org.tipspeed.cli.Main",
                "probe",
                library.toString(),
                "--project",
                project.toString())
            .start();
    try (BufferedReader answers = parent.inputReader()) {
      assertTrue(answers.readLine().startsWith("exports "));
      await("the second child", () -> parent.descendants().findAny().isPresent());
      List<ProcessHandle> children = parent.descendants().toList();
      parent.destroyForcibly();
      await("its end", () -> children.stream().noneMatch(ProcessHandle::isAlive));
    }
    Probe.ofLibrary(
        Lookalike.quick().at(library, Path.of("")), PATIENT, result -> {}, System::nanoTime);
  }

  @Test
  void projectWithOnlyATurbine_isToldByTheDeathOfItsReset() throws IOException {
    Path project = folder.resolve("turbine-only.qpr");
    Files.writeString(project, "LOOKALIKE PROJECT\nT5MW OBJECTNAME\nEND OF PROJECT\n");
    Path library = LookalikeLibrary.in(folder, Release.V2_0_9_7);
    QBladeSettings settings = Lookalike.quick().at(library, project);
    assertNoProfile(probe(settings), "reset", "does the project hold a simulation");
  }

  /** The library says why in its own log alone, and dies later. */
  @Test
  void definitionThatTheLibraryDoesNotTake_isToldInTheLibrarysWords() {
    ProbeReport report =
        probe(lookalike(Release.V2_0_9_7, LookalikeProject.steady().without("RAMPUP")));
    assertNoProfile(report, "reset", "its library's log ends: ");
    assertNoProfile(report, "reset", "keyword RAMPUP not found");
  }

  @Test
  void libraryWithoutTheStepFunction_isNoQBladeLibrary() {
    Path library = LookalikeLibrary.withoutAdvance(folder);
    Path project = LookalikeProject.steady().writeTo(folder);
    QBladeSettings settings = Lookalike.quick().at(library, project);
    assertNoProfile(probe(settings), "exports", "lacks advanceTurbineSimulation");
  }

  @Test
  void missingLibrary_isRefusedWithoutAnyProcess() {
    QBladeSettings settings =
        Lookalike.quick()
            .at(
                folder.resolve("libQBladeCE_2.0.9.7.so.1.0.0"),
                LookalikeProject.steady().writeTo(folder));
    assertThrows(org.tipspeed.turbine.TurbineException.class, () -> probe(settings));
  }

  private static void await(String what, BooleanSupplier condition) throws InterruptedException {
    for (int left = 2000; !condition.getAsBoolean(); left--) {
      assertTrue(left > 0, "waited in vain for " + what);
      Thread.sleep(20);
    }
  }
}
