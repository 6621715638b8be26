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
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.app.ReplayPlan;
import org.tipspeed.app.SavedPolicy;
import org.tipspeed.config.RunSettings;
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.support.LookalikeLibrary.Release;
import org.tipspeed.support.LookalikeProject;
import org.tipspeed.support.OpenFastLookalike;
import org.tipspeed.turbine.qblade.Lookalike;
import org.tipspeed.turbine.qblade.QBladeSettings;

/** {@code --simulator FILE}: a task, or a policy with its task, in another simulator. */
class SimulatorOptionTest {

  private static final String SECTION =
      """
      simulator: qblade
      qblade: {library: %s, project: lookalike.sim, ramp_up_s: 2, settle_s: 2}
      """;

  @TempDir static Path shared;

  /** Trained on the built-in turbine. */
  private static Path run;

  /** Names its files relative to itself. */
  private static Path section;

  @TempDir Path folder;

  @BeforeAll
  static void prepare() throws IOException {
    run = shared.resolve("run");
    Path settings = ShortTraining.settings(shared, "shorter.yaml", "steps: 200", "steps: 40");
    assertEquals(0, Tipspeed.run("train", settings, "--out", run).exitCode());
    section = section(shared.resolve("q"));
  }

  /** Settings of a look-alike of QBlade that flies steadily. */
  static Path section(Path folder) throws IOException {
    return section(folder, SECTION);
  }

  private static Path section(Path folder, String yaml) throws IOException {
    QBladeSettings settings =
        Lookalike.settings(folder, Release.V2_0_9_7, LookalikeProject.steady());
    Lookalike.profile(settings).write(settings.profileFile());
    return Files.writeString(
        folder.resolve("qblade.yaml"), yaml.formatted(settings.library().getFileName()));
  }

  private Tipspeed replay(Object policy, Object... more) {
    return Tipspeed.run(
        "replay",
        policy,
        "--wind",
        "steady:9",
        "--seconds",
        5,
        "--out",
        folder.resolve("out"),
        List.of(more));
  }

  private static RunSettings trained() {
    return SavedPolicy.read(run).settings();
  }

  private RunSettings flown() {
    Path plan = folder.resolve("out").resolve("replay.yaml");
    return SettingsReader.read(plan, ReplayPlan.class).settings();
  }

  @Test
  void replay_fliesThePolicysTaskInTheSimulator_saysWhatDiffers_andGoesOn() throws IOException {
    Tipspeed replay = replay(run, "--simulator", section);
    assertEquals(0, replay.exitCode(), replay.err());
    String differences = "rated power 5296.61 kW instead of 5000 kW";
    assertTrue(replay.err().contains(differences), replay.err());
    assertTrue(replay.err().contains("generator efficiency 1 instead of 0.944"), replay.err());
    assertEquals("qblade", flown().turbine().simulator());
    assertEquals(trained().task().observation(), flown().task().observation());
    assertEquals(trained().task().action(), flown().task().action());
    Path metrics = folder.resolve("out").resolve("metrics.json");
    assertTrue(Files.readString(metrics).contains("time-limit"), Files.readString(metrics));
    Path log = folder.resolve("out").resolve("flights.csv");
    String flights = Files.readString(log);
    Tipspeed again = replay(run, "--simulator", section, "--resume");
    assertEquals(0, again.exitCode(), again.err());
    assertEquals(flights, Files.readString(log));
  }

  /** From the first episode to the comparison, whose winds are a gust and a steady one. */
  @Test
  void train_inOpenFast_fliesThereToTheEnd() throws IOException {
    OpenFastLookalike.libraryIn(folder);
    OpenFastLookalike.modelIn(folder.resolve("model"), "");
    Path openFast =
        Files.writeString(
            folder.resolve("openfast.yaml"),
            """
            simulator: openfast
            openfast: {library: libopenfastlib.so, project: model/model.fst, settle_s: 1}
            """);
    Path settings = ShortTraining.settings(folder, "short.yaml", "steps: 200", "steps: 40");
    Path out = folder.resolve("out");
    Tipspeed train = Tipspeed.run("train", settings, "--simulator", openFast, "--out", out);
    assertEquals(0, train.exitCode(), train.err());
    assertEquals(
        "openfast",
        SettingsReader.read(out.resolve("config.yaml"), RunSettings.class).turbine().simulator());
    String evaluation = Files.readString(out.resolve("evaluation.json"));
    assertTrue(evaluation.contains("eog:12"), evaluation);
    assertFalse(evaluation.contains("simulator-"), evaluation);
    assertFlownInAChild(out);
    Path flown = folder.resolve("flown");
    Tipspeed replay =
        Tipspeed.run(
            List.of("replay", "baseline", "--simulator", openFast, "--wind", "steady:12"),
            List.of("--seconds", 5, "--out", flown));
    assertEquals(0, replay.exitCode(), replay.err());
    assertFlownInAChild(flown);
  }

  /** Only a child's words go to a file; a library in this process would print beside it. */
  private static void assertFlownInAChild(Path out) throws IOException {
    String version = "OpenFAST-v0.0.0-lookalike";
    assertTrue(Files.readString(out.resolve("simulator-1.log")).contains(version));
    String report = Files.readString(out.resolve("report.html"));
    assertTrue(report.contains("\"simulator\":\"" + version + "\""), "said in the report");
  }

  @Test
  void replay_takesTheTurbineOfAWholeConfigToo_andTheTaskOfAnother() throws IOException {
    String indented = "turbine:\n  " + SECTION.strip().replace("\n", "\n  ") + "\nseed: 9\n";
    Path whole = section(folder.resolve("whole"), indented);
    Path config =
        ShortTraining.settings(
            folder, "c.yaml", "control_interval_s: 0.1", "control_interval_s: 0.2");
    Tipspeed replay = replay("baseline", "--config", config, "--simulator", whole);
    assertEquals(0, replay.exitCode(), replay.err());
    assertEquals("qblade", flown().turbine().simulator());
    assertEquals(0.2, flown().task().controlIntervalS());
    assertEquals(1, flown().seed());
  }

  @Test
  void replay_ofAPolicyThatWasTrainedInAnotherSimulator_asksForNothing() throws IOException {
    Path trained = folder.resolve("run");
    Path config = ShortTraining.settings(folder, "c.yaml", "steps: 200", "steps: 40");
    Tipspeed train = Tipspeed.run("train", config, "--simulator", section, "--out", trained);
    assertEquals(0, train.exitCode(), train.err());
    assertEquals(
        "qblade",
        SettingsReader.read(trained.resolve("config.yaml"), RunSettings.class)
            .turbine()
            .simulator());
    Tipspeed elsewhere = Tipspeed.run("train", config, "--resume", "--out", trained);
    assertTrue(elsewhere.err().contains("was begun with other settings"), elsewhere.err());
    assertEquals(2, replay(trained).exitCode());
    Path mock = Files.writeString(folder.resolve("mock.yaml"), "simulator: mock\n");
    Tipspeed replay = replay(trained, "--simulator", mock);
    assertEquals(0, replay.exitCode(), replay.err());
    assertEquals("mock", flown().turbine().simulator());
  }

  @Test
  void replay_inASimulatorThatLacksWhatThePolicySees_isRefusedWithTheSignals() throws IOException {
    Path trained = folder.resolve("run");
    Path config =
        ShortTraining.settings(
            folder,
            "c.yaml",
            "agent:",
            "  observation: {signals: [{signal: aero_thrust_kN, scale: 500}, {signal: time_s}]}\nagent:");
    assertEquals(0, Tipspeed.run("train", config, "--steps", 40, "--out", trained).exitCode());
    Path silent = section(folder.resolve("silent"), SECTION);
    Path profile = silent.resolveSibling("lookalike.sim.profile.json");
    String known = Files.readString(profile);
    Files.writeString(profile, known.replace("Aerodynamic Thrust [N]", ""));
    Tipspeed refused = replay(trained, "--simulator", silent);
    assertEquals(
        trained
            + ": the policy sees aero_thrust_kN, which the simulator qblade does not report of NREL"
            + " 5 MW (QBlade)",
        refused.err().strip());
    assertEquals(2, refused.exitCode());
    Tipspeed train = Tipspeed.run("train", config, "--simulator", silent, "--out", folder);
    assertTrue(train.err().startsWith("task.observation asks for aero_thrust_kN, which the"));
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  void section_withAKeyOfATask_isRefusedWithItsLine() throws IOException {
    Path wrong = Files.writeString(folder.resolve("w.yaml"), "simulator: mock\ntask: {}\n");
    Tipspeed refused = replay(run, "--simulator", wrong);
    assertEquals(2, refused.exitCode());
    assertTrue(refused.err().contains("w.yaml:2: task"), refused.err());
  }

  /** Before anything is probed, which would take minutes. */
  @Test
  void windThatCannotBeUsed_isToldAtOnce_whateverFlies() throws IOException {
    QBladeSettings settings =
        Lookalike.settings(folder, Release.V2_0_9_7, LookalikeProject.steady());
    Path unprobed =
        Files.writeString(
            folder.resolve("qblade.yaml"), SECTION.formatted(settings.library().getFileName()));
    Path none = folder.resolve("none.bts");
    Tipspeed replay = replay("baseline", "--simulator", unprobed, "--wind", none);
    assertEquals(none + ": there is no such file", replay.err().strip());
    assertEquals(2, replay.exitCode());
    Path config = ShortTraining.settings(folder, "s.yaml", "steady:8", none.toString());
    Tipspeed train =
        Tipspeed.run("train", config, "--simulator", unprobed, "--out", folder.resolve("out"));
    assertEquals("evaluation.winds: " + none + ": there is no such file", train.err().strip());
    assertEquals(2, train.exitCode());
    assertEquals("", train.out());
    assertFalse(Files.exists(settings.profileFile()));
  }
}
