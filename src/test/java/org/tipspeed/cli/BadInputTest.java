package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be used is told in one sentence, and nothing is made or changed. */
class BadInputTest {

  private static final Path BTS =
      Path.of("src/test/resources/org/tipspeed/wind/turbsim_ntm_b_12mps_first_500_steps.bts");

  @TempDir static Path shared;

  private static Path run;

  @TempDir Path folder;

  @BeforeAll
  static void train() throws IOException {
    run = shared.resolve("run");
    Path settings = ShortTraining.settings(shared, "shorter.yaml", "steps: 200", "steps: 40");
    assertEquals(0, Tipspeed.run("train", settings, "--out", run).exitCode());
  }

  @Test
  void settingsFile_missing() {
    assertRefused("none.yaml: there is no such file", "train", folder.resolve("none.yaml"));
  }

  @Test
  void settingsFile_withAMisspeltKey() throws IOException {
    Path settings = ShortTraining.settings(folder, "s.yaml", "batch_size", "batch_sise");
    assertRefused("batch_size", "train", settings);
  }

  @Test
  void settingsFile_withAMissingWindFile() throws IOException {
    Path settings = ShortTraining.settings(folder, "s.yaml", "steady:8", "none.bts");
    assertRefused(
        "evaluation.winds: %s: there is no such file".formatted(folder.resolve("none.bts")),
        "train",
        settings);
  }

  @Test
  void settingsFile_withASpecThatAListHasSplit() throws IOException {
    String spec = "\"ntm:8..16,class=B,seed=*,duration=20\"";
    Path trained = ShortTraining.settings(folder, "s.yaml", spec, spec.replace("\"", ""));
    Tipspeed refused = Tipspeed.run("train", trained, "--out", folder.resolve("out"));
    assertEquals(2, refused.exitCode());
    assertTrue(
        refused.err().contains("s.yaml:4: task.winds[1]: wind 'class=B' is only an option"),
        refused.err());
    Path flown = ShortTraining.settings(folder, "f.yaml", "\"steady:10\"", "steady:10,shear=0.1");
    assertRefused("evaluation.validation_winds[1]: wind 'shear=0.1' is only", "train", flown);
  }

  @Test
  void settingsFile_withATruncatedWindFileToTrainOn() throws IOException {
    Path wind = truncated();
    Path settings =
        ShortTraining.settings(folder, "s.yaml", "ntm:8..16,class=B,seed=*,duration=20", "" + wind);
    assertRefused("truncated.bts", "train", settings);
  }

  @Test
  void settingsFile_withNoiseForTooManyActions() throws IOException {
    Path settings =
        ShortTraining.settings(
            folder, "s.yaml", "batch_size:", "exploration: {std: [0.1, 0.1, 0.1]}\n  batch_size:");
    assertRefused("agent.exploration.std", "train", settings);
  }

  /** Looked for beside the settings file, as everything that a settings file names. */
  @Test
  void settingsFile_withAMissingTurbine() throws IOException {
    Path settings =
        ShortTraining.settings(
            folder, "s.yaml", "agent:", "turbine: {mock: {parameter_file: t.yaml}}\nagent:");
    assertRefused(folder.resolve("t.yaml") + ": there is no such file", "train", settings);
    assertRefused(
        folder.resolve("t.yaml") + ": there is no such file",
        "replay",
        run,
        "--config",
        settings,
        "--wind",
        "steady:9");
  }

  @Test
  void settingsFile_withATurbineThatIsNone() throws IOException {
    Files.writeString(folder.resolve("t.yaml"), "- a list");
    String settings = "turbine: {in_process: false, mock: {parameter_file: t.yaml}}\nagent:";
    assertRefused(
        "t.yaml:1: should have keys and values, is a list",
        "train",
        ShortTraining.settings(folder, "s.yaml", "agent:", settings));
  }

  @Test
  void settingsFile_withARewardThatCannotLeaveItsFloor() throws IOException {
    Path settings =
        Files.writeString(
            folder.resolve("costs.yaml"),
            """
            task:
              reward:
                floor: 0
                terms: [{name: power, weight: -1, shape: absolute, of: {signal: gen_power_kW, center: 4000, scale: 1000}}]
            """);
    assertRefused(
        "costs.yaml:3: task.reward.floor: must be below 0.0, the most that offset and terms can add up to, or every"
            + " reward is the floor; was 0.0: leave it out, lower it, or raise offset",
        "train",
        settings);
  }

  @Test
  void settingsFile_withARewardOnItsFloorAndMore_isToldOfAllAtOnce() throws IOException {
    Path settings =
        Files.writeString(
            folder.resolve("costs.yaml"),
            """
            task:
              reward:
                floor: 3
                termination_penalty: -2
              ending: {grace_s: -1}
            """);
    Tipspeed call = Tipspeed.run("train", settings, "--out", folder.resolve("out"));
    assertEquals(2, call.exitCode());
    for (String key : List.of("reward.floor", "reward.termination_penalty", "ending.grace_s")) {
      assertTrue(call.err().contains("task." + key + ": must be"), call.err());
    }
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  void resume_withoutADirectory() throws IOException {
    assertRefused("--out", "train", ShortTraining.settings(folder), "--resume");
  }

  @Test
  void resume_ofADirectoryWithoutARun() throws IOException {
    Path none = folder.resolve("none");
    assertRefused(
        "holds no run", "train", ShortTraining.settings(folder), "--resume", "--out", none);
    assertFalse(Files.exists(none));
  }

  @Test
  void resume_underOtherSettings() throws IOException {
    Path settings = ShortTraining.settings(folder, "s.yaml", "batch_size: 16", "batch_size: 32");
    Tipspeed call = Tipspeed.run("train", settings, "--out", run, "--resume");
    assertEquals(2, call.exitCode());
    assertTrue(call.err().contains("other settings"), call.err());
  }

  @Test
  void usedRunDirectory_staysAsItIs() throws IOException {
    byte[] manifest = Files.readAllBytes(run.resolve("manifest.json"));
    Tipspeed call = Tipspeed.run("train", ShortTraining.settings(folder), "--out", run);
    assertEquals(2, call.exitCode());
    assertTrue(call.err().contains("already holds a run"), call.err());
    assertArrayEquals(manifest, Files.readAllBytes(run.resolve("manifest.json")));
  }

  @Test
  void directoryWithSomethingElse_isNotUsed() throws IOException {
    Files.createDirectories(folder.resolve("out"));
    Path own = Files.writeString(folder.resolve("out/thesis.txt"), "mine");
    Tipspeed call =
        Tipspeed.run("train", ShortTraining.settings(folder), "--out", folder.resolve("out"));
    assertEquals(2, call.exitCode());
    assertTrue(call.err().contains("is not empty"), call.err());
    assertEquals("mine", Files.readString(own));
  }

  @Test
  void directoryWithoutWritePermission() throws IOException {
    Path closed = Files.createDirectories(folder.resolve("closed"));
    assertTrue(closed.toFile().setWritable(false));
    assumeFalse(Files.isWritable(closed), "the administrator may write everywhere");
    Path run = closed.resolve("run");
    Tipspeed call = Tipspeed.run("train", ShortTraining.settings(folder), "--out", run);
    assertEquals(2, call.exitCode());
    assertOneSentence(call, "permission denied");
  }

  @Test
  void fileInPlaceOfARunDirectory() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    Tipspeed call = Tipspeed.run("train", ShortTraining.settings(folder), "--out", file);
    assertEquals(2, call.exitCode());
    assertOneSentence(call, "it is a file");
  }

  @Test
  void policy_missing() {
    assertRefused("there is no policy there", "replay", folder.resolve("none"), "--wind=steady:9");
  }

  @Test
  void policy_damaged() throws IOException {
    byte[] bytes = Files.readAllBytes(run.resolve("best/policy.safetensors"));
    bytes[bytes.length / 2] ^= 1;
    Path damaged = Files.write(folder.resolve("damaged.safetensors"), bytes);
    assertRefused("damaged.safetensors", "replay", damaged, "--wind=steady:9");
  }

  @Test
  void policy_whichDoesNotFitTheSettings() throws IOException {
    Path settings =
        Files.writeString(
            folder.resolve("other.yaml"),
            "task: {observation: {signals: [{signal: gen_speed_rpm, center: 1000, scale: 100}]}}");
    assertRefused("observations", "replay", run, "--config", settings, "--wind=steady:9");
  }

  @Test
  void policy_ofAKnownTask() throws IOException {
    Path settings = Files.writeString(folder.resolve("bandit.yaml"), KnownTasksTest.SHORT_BANDIT);
    Path bandit = folder.resolve("bandit");
    assertEquals(0, Tipspeed.run("train", settings, "--out", bandit).exitCode());
    assertRefused("not trained on a turbine", "replay", bandit, "--wind=steady:9");
  }

  @Test
  void wind_missing() {
    assertRefused("none.bts", "replay", run, "--wind=" + folder.resolve("none.bts"));
  }

  @Test
  void wind_empty() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.bts"));
    assertRefused("empty.bts", "replay", run, "--wind=" + empty);
  }

  @Test
  void wind_truncated() throws IOException {
    assertRefused("truncated.bts", "replay", run, "--wind=" + truncated());
  }

  @Test
  void wind_ofNoKnownKind() {
    assertRefused("gale", "replay", "baseline", "--wind=gale:30");
  }

  @Test
  void controller_unknown() {
    assertRefused("--against", "replay", run, "--wind=steady:9", "--against=none.so");
  }

  private Path truncated() throws IOException {
    byte[] bytes = Files.readAllBytes(BTS);
    return Files.write(folder.resolve("truncated.bts"), Arrays.copyOf(bytes, bytes.length / 2));
  }

  /** Calls with an output folder that must not come into being. */
  private void assertRefused(String naming, Object... arguments) {
    Path out = folder.resolve("out");
    boolean resumes = Arrays.asList(arguments).contains("--resume");
    List<Object> where = resumes ? List.of() : List.of("--out", out);
    Tipspeed call = Tipspeed.run(Arrays.asList(arguments), where);
    assertEquals(2, call.exitCode(), call.err());
    assertOneSentence(call, naming);
    assertFalse(Files.exists(out), "nothing is made");
  }

  private static void assertOneSentence(Tipspeed call, String naming) {
    assertEquals(1, call.err().strip().lines().count(), call.err());
    assertTrue(call.err().contains(naming), call.err());
    assertEquals("", call.out());
  }
}
