package org.tipspeed.turbine.qblade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.support.LookalikeLibrary;
import org.tipspeed.support.LookalikeLibrary.Release;
import org.tipspeed.support.LookalikeProject;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.TurbineException.Kind;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.turbine.qblade.QBladeProfile.Shaft;
import org.tipspeed.wind.Site;
import org.tipspeed.wind.TurbSimFile;
import org.tipspeed.wind.TurbulenceBox;
import org.tipspeed.wind.TurbulenceBox.Grid;
import org.tipspeed.wind.WindCases;
import org.tipspeed.wind.WindField;
import org.tipspeed.wind.WindFields;

class QBladeTurbineTest {

  private static final TurbineCommand HOLD = TurbineCommand.collective(31_455, 0);

  /** Torque over generator speed squared below rated [N m s^2], NREL/TP-500-38060. */
  private static final double OPTIMAL = 2.332287;

  @TempDir Path folder;

  private List<TurbineReading> run(QBladeTurbine turbine, EpisodeStart episode, int intervals) {
    List<TurbineReading> readings = new ArrayList<>();
    readings.add(turbine.start(episode));
    for (int i = 0; i < intervals; i++) {
      readings.add(turbine.advance(HOLD));
    }
    return readings;
  }

  private static TurbineException failure(
      Kind kind, org.junit.jupiter.api.function.Executable run) {
    TurbineException e = assertThrows(TurbineException.class, run);
    assertEquals(kind, e.kind(), e.getMessage());
    return e;
  }

  @Test
  void steadyOperationAtTenMetresPerSecondIsThatOfThePublicSampleRun() {
    try (QBladeTurbine turbine = Lookalike.turbine(folder, LookalikeProject.steady())) {
      TurbineReading last = turbine.start(Lookalike.episode("steady:10", 100));
      for (int i = 0; i < 300; i++) {
        double speed = last.generatorSpeedRadPerS();
        last = turbine.advance(TurbineCommand.collective(OPTIMAL * speed * speed, 0));
      }
      assertEquals(30, last.timeS(), 1e-9);
      assertEquals(10, last.hubWindMps(), 1e-9);
      assertEquals(11.43, last.rotorSpeedRadPerS() / Lookalike.RPM, 0.5);
      assertEquals(31_419, last.generatorTorqueNm(), 2000);
      assertEquals(3.805e6, last.electricalPowerW(), 0.3e6);
      assertEquals(8.9e6, last.get(Channel.ROOT_OOP_MOMENT_1), 1e6);
      assertEquals(5.6e7, last.get(Channel.TOWER_BASE_MOMENT_FA), 0.5e7);
      assertEquals(0.35, last.get(Channel.TOWER_TOP_DISPLACEMENT_FA), 0.03);
      assertEquals(6.1e5, last.get(Channel.AERO_THRUST), 0.4e5);
      assertEquals(turbine.description().channels(), last.channels());
    }
  }

  @Test
  void episodeStartsSettledAtItsInitialOperation() {
    try (QBladeTurbine turbine = Lookalike.turbine(folder, LookalikeProject.steady())) {
      TurbineReading first = turbine.start(Lookalike.episode("steady:10", 10));
      assertEquals(0, first.timeS());
      assertEquals(11.43, first.rotorSpeedRadPerS() / Lookalike.RPM, 0.3);
      TurbineReading strong =
          turbine.start(
              new EpisodeStart(
                  WindCases.parse("steady:18"),
                  new OperatingPoint(12.1 * Lookalike.RPM, Math.toRadians(14.92), 43_094),
                  0.1,
                  10));
      assertEquals(12.1, strong.rotorSpeedRadPerS() / Lookalike.RPM, 0.6);
    }
  }

  @Test
  void sameEpisodeAgainIsTheSameToTheBit() {
    try (QBladeTurbine turbine = Lookalike.turbine(folder, LookalikeProject.steady())) {
      EpisodeStart episode = Lookalike.episode("step:8-10@2", 20);
      List<TurbineReading> first = run(turbine, episode, 50);
      run(turbine, Lookalike.episode("steady:13", 20), 20);
      assertEquals(first, run(turbine, episode, 50));
    }
  }

  @Test
  void libraryIsCalledInItsOrder_withControlsBeforeTheFirstStep() throws IOException {
    Path calls = folder.resolve("calls");
    LookalikeProject project = LookalikeProject.steady().misbehaving("calls=" + calls);
    try (QBladeTurbine turbine = Lookalike.turbine(folder, project)) {
      turbine.start(Lookalike.episode("steady:10", 10));
      turbine.start(Lookalike.episode("steady:9", 10));
    }
    List<String> lines = Files.readAllLines(calls);
    assertEquals(
        List.of(
            "setTimestepSize",
            "setRampupTime",
            "setRPMPrescribeType_at_num",
            "setInitialConditions_at_num",
            "setPowerLawWind",
            "initializeSimulation",
            "setPowerLawWind",
            "setControlVars_at_num",
            "advanceTurbineSimulation"),
        lines.subList(0, 9));
    assertEquals(2, lines.stream().filter("initializeSimulation"::equals).count());
    assertEquals(0, lines.stream().filter("loadSimDefinition"::equals).count(), "reloaded");
    assertEquals("closeInstance", lines.get(lines.size() - 1));
    assertTrue(lines.stream().noneMatch(line -> line.startsWith("VIOLATION")), lines::toString);
  }

  @Test
  void everyGenerationRunsTheSameEpisode() {
    List<TurbineReading> expected = null;
    for (Release release : withALogFile()) {
      Path own = folder.resolve(release.name());
      QBladeSettings settings = Lookalike.settings(own, release, LookalikeProject.steady());
      QBladeProfile profile = Lookalike.silent(settings, 43);
      try (QBladeTurbine turbine = QBladeTurbine.open(settings, profile, own)) {
        List<TurbineReading> readings = run(turbine, Lookalike.episode("steady:10", 10), 20);
        expected = expected == null ? readings : expected;
        assertEquals(expected, readings, release.name());
      }
    }
  }

  /** 2.0.5 prints to the standard output, on which the test runner talks. */
  private static List<Release> withALogFile() {
    return Stream.of(Release.values()).filter(r -> r != Release.V2_0_5_2).toList();
  }

  @Test
  void otherShaftUnitAndPitchSense_whenInTheProfile_makeNoDifference() {
    List<TurbineReading> plain;
    try (QBladeTurbine turbine = Lookalike.turbine(folder, LookalikeProject.steady())) {
      plain = pitching(turbine);
    }
    LookalikeProject odd =
        LookalikeProject.steady().misbehaving("shaft=lss", "power=kw", "pitch_sign=-1");
    Path own = folder.resolve("odd");
    QBladeSettings settings = Lookalike.settings(own, Release.V2_0_9_7, odd);
    QBladeProfile profile = Lookalike.profile(settings, 43, Shaft.LOW_SPEED, 1000, -1);
    try (QBladeTurbine turbine = QBladeTurbine.open(settings, profile, own)) {
      List<TurbineReading> other = pitching(turbine);
      TurbineReading a = plain.get(plain.size() - 1);
      TurbineReading b = other.get(plain.size() - 1);
      for (Channel channel : a.channels()) {
        assertEquals(a.get(channel), b.get(channel), 1e-6 * Math.abs(a.get(channel)) + 1e-9);
      }
    }
  }

  private static List<TurbineReading> pitching(QBladeTurbine turbine) {
    List<TurbineReading> readings = new ArrayList<>();
    readings.add(turbine.start(Lookalike.episode("steady:10", 10)));
    for (int i = 0; i < 20; i++) {
      readings.add(turbine.advance(TurbineCommand.collective(30_000, 0.002 * i)));
    }
    return readings;
  }

  @Test
  void windThatChangesWithTime_isAtTheHubWhenItShouldBe() {
    try (QBladeTurbine turbine = Lookalike.turbine(folder, LookalikeProject.steady())) {
      List<TurbineReading> readings = run(turbine, Lookalike.episode("ramp:8-12@4", 20), 100);
      WindField field = field("ramp:8-12@4");
      for (TurbineReading reading : readings.subList(1, 101)) {
        assertEquals(hub(field, reading.timeS() - 0.05), reading.hubWindMps(), 1e-6);
      }
    }
  }

  private static WindField field(String spec) {
    return WindFields.open(WindCases.parse(spec), new Site(90, 126));
  }

  private static double hub(WindField field, double timeS) {
    double[] uvw = new double[3];
    field.velocityAt(Math.max(0, timeS), 0, 0, 90, uvw);
    return Math.sqrt(uvw[0] * uvw[0] + uvw[1] * uvw[1] + uvw[2] * uvw[2]);
  }

  private Path waves(String name, int towerPoints) {
    Grid grid = new Grid(5, 5, 400, towerPoints, 35, 35, 0.2, 20);
    float[] velocities = new float[400 * 25 * 3];
    for (int i = 0; i < velocities.length; i += 3) {
      int plane = i / 75;
      velocities[i] = (float) (10 + 2 * Math.sin(0.05 * plane));
      velocities[i + 1] = (float) Math.sin(0.03 * plane);
    }
    float[] tower = new float[400 * towerPoints * 3];
    Path file = folder.resolve(name);
    TurbSimFile.write(
        file, new TurbulenceBox(grid, 90, 10, false, velocities, tower), "made for a test");
    return file;
  }

  @Test
  void fieldFromAFile_arrivesInTimeWithAndWithoutTowerPoints() {
    try (QBladeTurbine turbine = Lookalike.turbine(folder, LookalikeProject.steady())) {
      for (int towerPoints : new int[] {0, 2}) {
        Path file = waves("waves" + towerPoints + ".bts", towerPoints);
        WindField field = field(file.toString());
        List<TurbineReading> readings = run(turbine, Lookalike.episode(file.toString(), 30), 200);
        assertEquals(field.durationS(), turbine.windEndS());
        for (TurbineReading reading : readings) {
          assertEquals(hub(field, reading.timeS()), reading.hubWindMps(), 0.02);
        }
      }
    }
  }

  @Test
  void steadyWindAfterAField_isGivenAsAFieldToo() {
    try (QBladeTurbine turbine = Lookalike.turbine(folder, LookalikeProject.steady())) {
      String file = waves("waves.bts", 0).toString();
      run(turbine, Lookalike.episode(file, 20), 5);
      List<TurbineReading> readings = run(turbine, Lookalike.episode("steady:7", 20), 50);
      assertEquals(7, readings.get(50).hubWindMps(), 1e-3);
      assertEquals(1, filesIn(folder.resolve("work"), ".bts"), "only the present wind is kept");
    }
    assertEquals(0, filesIn(folder.resolve("work"), ".bts"));
  }

  private static long filesIn(Path folder, String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).count();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void projectWithAFieldOfItsOwn_getsEveryWindAsAField() {
    waves("own.bts", 0);
    LookalikeProject project =
        LookalikeProject.steady().with("WNDTYPE", "1").with("WNDNAME", "own.bts");
    try (QBladeTurbine turbine = Lookalike.turbine(folder, project)) {
      TurbineReading first = turbine.start(Lookalike.episode("steady:6.5", 10));
      assertEquals(6.5, first.hubWindMps(), 1e-3);
    }
  }

  @Test
  void libraryThatSilentlyKeepsItsOwnWind_isRefused() {
    LookalikeProject project = LookalikeProject.steady().misbehaving("ignore_field=1");
    try (QBladeTurbine turbine = Lookalike.turbine(folder, project)) {
      String file = waves("waves.bts", 0).toString();
      TurbineException e = failure(Kind.REFUSED, () -> turbine.start(Lookalike.episode(file, 20)));
      assertTrue(e.getMessage().contains("it did not take it"), e.getMessage());
    }
  }

  @Test
  void calm_isRaisedToTheFloor() {
    try (QBladeTurbine turbine = Lookalike.turbine(folder, LookalikeProject.steady())) {
      List<TurbineReading> readings = run(turbine, Lookalike.episode("step:3-0.2@1", 20), 30);
      assertEquals(0.5, readings.get(30).hubWindMps(), 1e-9);
    }
  }

  @Test
  void windShorterThanTheEpisode_isFlownToItsEnd() {
    try (QBladeTurbine turbine = Lookalike.turbine(folder, LookalikeProject.steady())) {
      String file = waves("waves.bts", 0).toString();
      turbine.start(Lookalike.episode(file, 300));
      double endS = turbine.windEndS();
      assertTrue(endS < 300, "ends at " + endS);
    }
  }

  @Test
  void episodeLongerThanTheDefinition_isRefusedBeforeItStarts() {
    LookalikeProject project = LookalikeProject.steady().with("NUMTIMESTEPS", "400");
    try (QBladeTurbine turbine = Lookalike.turbine(folder, project)) {
      turbine.start(Lookalike.episode("steady:10", 15));
      TurbineException e =
          failure(Kind.REFUSED, () -> turbine.start(Lookalike.episode("steady:10", 15.1)));
      assertTrue(e.getMessage().contains("NUMTIMESTEPS must be at least 402"), e.getMessage());
    }
  }

  @Test
  void intervalThatIsNoMultipleOfTheStep_isRefused() {
    try (QBladeTurbine turbine = Lookalike.turbine(folder, LookalikeProject.steady())) {
      EpisodeStart good = Lookalike.episode("steady:10", 10);
      EpisodeStart bad = new EpisodeStart(good.wind(), good.initial(), 0.12, 10);
      TurbineException e = failure(Kind.REFUSED, () -> turbine.start(bad));
      assertTrue(e.getMessage().contains("was 0.12 s"), e.getMessage());
    }
  }

  @Test
  void failuresInOneEpisode_haveTheirKind_andTheNextEpisodeIsAsIfNothingWas() {
    LookalikeProject project =
        LookalikeProject.steady().misbehaving("nan@2:120", "outlier@3:120", "false@4:120");
    try (QBladeTurbine turbine = Lookalike.turbine(folder, project)) {
      EpisodeStart episode = Lookalike.episode("steady:10", 20);
      List<TurbineReading> clean = run(turbine, episode, 20);
      failure(Kind.NON_FINITE, () -> run(turbine, episode, 20));
      assertThrows(IllegalStateException.class, () -> turbine.advance(HOLD));
      failure(Kind.IMPLAUSIBLE, () -> run(turbine, episode, 20));
      failure(Kind.CRASHED, () -> run(turbine, episode, 20));
      assertEquals(clean, run(turbine, episode, 20));
    }
  }

  @Test
  void oldReleaseThatStopsWithoutSayingSo_isFoundOutByItsValues() {
    QBladeSettings settings =
        Lookalike.settings(
            folder, Release.V2_0_6_4, LookalikeProject.steady().misbehaving("false@1:120"));
    QBladeProfile profile = Lookalike.silent(settings, 43);
    try (QBladeTurbine turbine = QBladeTurbine.open(settings, profile, folder)) {
      failure(Kind.NON_FINITE, () -> run(turbine, Lookalike.episode("steady:10", 20), 20));
    }
  }

  @Test
  void secondTurbineOnTheSameLibraryInOneProcess_isRefused() {
    QBladeSettings settings =
        Lookalike.settings(folder, Release.V2_0_9_7, LookalikeProject.steady());
    QBladeProfile profile = Lookalike.profile(settings);
    try (QBladeTurbine one = QBladeTurbine.open(settings, profile, folder)) {
      TurbineException e =
          failure(Kind.REFUSED, () -> QBladeTurbine.open(settings, profile, folder));
      assertTrue(e.getMessage().contains("already in use"), e.getMessage());
      one.start(Lookalike.episode("steady:10", 10));
    }
  }

  @Test
  void profileOfAnotherLibrary_isRefused() {
    QBladeSettings settings =
        Lookalike.settings(folder, Release.V2_0_9_7, LookalikeProject.steady());
    QBladeProfile profile = Lookalike.profile(settings);
    LookalikeProject.steady().with("MEANINF", "9").writeTo(folder);
    TurbineException e = failure(Kind.REFUSED, () -> QBladeTurbine.open(settings, profile, folder));
    assertTrue(e.getMessage().contains("probe them again"), e.getMessage());
  }

  @Test
  void otherNumberOfValuesThanWhenProbed_isRefused() {
    LookalikeProject project = LookalikeProject.steady().misbehaving("values=41");
    try (QBladeTurbine turbine = Lookalike.turbine(folder, project)) {
      TurbineException e =
          failure(Kind.REFUSED, () -> turbine.start(Lookalike.episode("steady:10", 10)));
      assertTrue(e.getMessage().contains("writes 41 operation values"), e.getMessage());
    }
  }

  @Test
  void projectFileWithoutASimulation_isRefused() throws IOException {
    Path project = folder.resolve("turbine-only.qpr");
    Files.writeString(project, "LOOKALIKE PROJECT\nT5MW OBJECTNAME\nEND OF PROJECT\n");
    Path library = LookalikeLibrary.in(folder, Release.V2_0_9_7);
    QBladeSettings settings = Lookalike.quick().at(library, project);
    QBladeProfile profile = Lookalike.profile(settings);
    TurbineException e = failure(Kind.REFUSED, () -> QBladeTurbine.open(settings, profile, folder));
    assertTrue(e.getMessage().endsWith("turbine-only.qpr holds no simulation"), e.getMessage());
  }

  @Test
  void wholeProject_runsLikeItsDefinition() throws IOException {
    Path project = folder.resolve("whole.qpr");
    Files.writeString(
        project, "LOOKALIKE PROJECT\n" + LookalikeProject.steady().text() + "END OF PROJECT\n");
    LookalikeProject.steady().writeTo(folder);
    Path library = LookalikeLibrary.in(folder, Release.V2_0_9_7);
    QBladeSettings settings = Lookalike.quick().at(library, project);
    try (QBladeTurbine turbine =
        QBladeTurbine.open(settings, Lookalike.profile(settings), folder)) {
      assertEquals(10, turbine.start(Lookalike.episode("steady:10", 10)).hubWindMps(), 1e-9);
    }
  }

  @Test
  void commandsBeyondTheActuators_areFollowedAsFarAsTheyCan() {
    try (QBladeTurbine turbine = Lookalike.turbine(folder, LookalikeProject.steady())) {
      TurbineReading before = turbine.start(Lookalike.episode("steady:10", 10));
      TurbineReading after = turbine.advance(TurbineCommand.collective(1e6, Math.toRadians(90)));
      double turned = Math.toDegrees(after.pitchRad().mean() - before.pitchRad().mean());
      assertTrue(turned > 0 && turned <= 0.8 + 1e-9, "8 deg/s for 0.1 s, was " + turned);
      double torque = after.generatorTorqueNm() - before.generatorTorqueNm();
      assertEquals(1500, torque, 1e-6);
    }
  }
}
