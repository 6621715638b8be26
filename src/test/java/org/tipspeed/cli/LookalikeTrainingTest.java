package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.checkpoint.ArrayFiles;
import org.tipspeed.support.LookalikeLibrary.Release;
import org.tipspeed.support.LookalikeProject;
import org.tipspeed.support.OwnTemporaryFolder;
import org.tipspeed.turbine.qblade.Lookalike;
import org.tipspeed.turbine.qblade.QBladeSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A training on a library that crashes, hangs and lies, from the command line to its files. */
class LookalikeTrainingTest {

  /** Beyond any scaled observation, action or reward. */
  private static final float LARGEST = 1000;

  private static final String SETTINGS =
      """
      simulators: 2
      turbine:
        simulator: qblade
        qblade: {library: "%s", project: "%s", ramp_up_s: 2, settle_s: 2}
        process: {step_limit_s: 1, back_off_initial_s: 0.01, back_off_maximum_s: 0.1}
      task: {control_interval_s: 0.1, episode_duration_s: 5, winds: ["steady:9", "steady:14"]}
      agent:
        actor: {hidden: [8]}
        critic: {hidden: [8]}
        batch_size: 16
        memory_size: 5000
        warmup_steps: 100
      training: {steps: 1200, checkpoint_every_episodes: 100, validate_every_episodes: 100}
      evaluation: {validation_winds: ["steady:11"], winds: ["steady:13"], duration_s: 35}
      """;

  @TempDir Path folder;

  private String once(String fault) {
    return fault + "!" + folder.resolve("done-" + fault.substring(0, fault.indexOf('@')));
  }

  private Path settingsFile() throws IOException {
    LookalikeProject project =
        LookalikeProject.steady()
            .misbehaving(
                once("crash@2:60"), once("hang@2:65"), once("nan@2:70"), once("outlier@2:75"));
    QBladeSettings settings = Lookalike.settings(folder, Release.V2_0_9_7, project);
    Lookalike.profile(settings).write(Path.of(settings.project() + ".profile.json"));
    return Files.writeString(
        folder.resolve("train.yaml"), SETTINGS.formatted(settings.library(), settings.project()));
  }

  @Test
  void training_withACrashAHangANanAndAnOutlier_endsNormally_andLearnsFromNoneOfThem()
      throws IOException {
    Path run = folder.resolve("run");
    try (OwnTemporaryFolder temporary = new OwnTemporaryFolder(folder.resolve("tmp"))) {
      train(run);
      assertEquals(List.of(), temporary.leftOver());
    }
    assertEventsInManifest(run);
    assertMemoryIsClean(run);
    assertEquals(List.of(), simulatorProcesses());
  }

  /** Only the final flights are that long. */
  @Test
  void crashInTheFinalComparison_isCountedInTheManifest() throws IOException {
    LookalikeProject project = LookalikeProject.steady().misbehaving(once("crash@1:500"));
    QBladeSettings settings = Lookalike.settings(folder, Release.V2_0_9_7, project);
    Lookalike.profile(settings).write(Path.of(settings.project() + ".profile.json"));
    Path file =
        Files.writeString(
            folder.resolve("train.yaml"),
            SETTINGS
                .formatted(settings.library(), settings.project())
                .replace("steps: 1200", "steps: 60"));
    Path run = folder.resolve("run");
    Tipspeed call = Tipspeed.run("train", file, "--out", run);
    assertEquals(0, call.exitCode(), call.err());
    JsonNode manifest = JsonMapper.shared().readTree(run.resolve("manifest.json").toFile());
    assertEquals(1, manifest.get("simulator_events").get("crashes").asInt(), manifest::toString);
  }

  @Test
  void projectWithFewerStepsThanAnEpisode_isRefusedAtOnce() throws IOException {
    LookalikeProject project = LookalikeProject.steady().with("NUMTIMESTEPS", "100");
    QBladeSettings settings = Lookalike.settings(folder, Release.V2_0_9_7, project);
    Path file =
        Files.writeString(
            folder.resolve("train.yaml"),
            SETTINGS.formatted(settings.library(), settings.project()));
    StringWriter err = new StringWriter();
    Path run = folder.resolve("run");
    int code =
        Main.run(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            "train",
            file.toString(),
            "--out",
            run.toString());
    assertEquals(3, code);
    assertTrue(
        err.toString().contains("NUMTIMESTEPS must be at least 740 for 35.0 s"), err::toString);
    assertFalse(Files.exists(run));
  }

  @Test
  void replayWithoutAProfile_probesTheLibraryAsTrainDoesAndSaysSo() throws IOException {
    QBladeSettings settings =
        Lookalike.settings(folder, Release.V2_0_9_7, LookalikeProject.steady());
    Path file =
        Files.writeString(
            folder.resolve("q.yaml"), SETTINGS.formatted(settings.library(), settings.project()));
    Tipspeed replay =
        Tipspeed.run(
            "replay",
            "baseline",
            "--config",
            file,
            "--wind",
            "steady:9",
            "--seconds",
            5,
            "--out",
            folder.resolve("out"));
    assertEquals(0, replay.exitCode(), replay.err());
    assertTrue(replay.out().contains("has not been probed with this project yet"), replay.out());
    assertTrue(Files.exists(Path.of(settings.project() + ".profile.json")));
    Path out = folder.resolve("out");
    assertTrue(Files.exists(out.resolve("simulator-1.log")), "flown in a child process");
    String title = "QBlade, generation 2.0.9 (" + settings.library().getFileName() + ")";
    assertTrue(Files.readString(out.resolve("report.html")).contains(title), title);
  }

  private void train(Path run) throws IOException {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.run(
            new PrintWriter(out),
            new PrintWriter(err),
            "train",
            settingsFile().toString(),
            "--out",
            run.toString());
    assertEquals(0, code, () -> out + "\n" + err);
  }

  private static void assertEventsInManifest(Path run) {
    JsonNode manifest = JsonMapper.shared().readTree(run.resolve("manifest.json").toFile());
    assertEquals("done", manifest.get("status").asString());
    JsonNode events = manifest.get("simulator_events");
    for (String event : List.of("crashes", "timeouts", "non_finite", "implausible")) {
      assertEquals(1, events.get(event).asInt(), () -> event + " in " + manifest);
    }
  }

  private static void assertMemoryIsClean(Path run) throws IOException {
    Path newest;
    try (Stream<Path> checkpoints = Files.list(run.resolve("checkpoints"))) {
      newest = checkpoints.max(Comparator.naturalOrder()).orElseThrow();
    }
    Map<String, ArrayFile.Entry> arrays = ArrayFiles.read(newest).arrays();
    long transitions = 0;
    for (Map.Entry<String, ArrayFile.Entry> array : arrays.entrySet()) {
      if (array.getKey().startsWith("agent.replay.transitions")) {
        transitions += array.getValue().shape()[0];
        for (float value : (float[]) array.getValue().data()) {
          assertTrue(Math.abs(value) < LARGEST, () -> array.getKey() + " holds " + value);
        }
      }
    }
    assertEquals(stepsInEpisodes(run), transitions);
  }

  private static long stepsInEpisodes(Path run) throws IOException {
    return Files.readAllLines(run.resolve("episodes.csv")).stream()
        .skip(1)
        .mapToLong(line -> Long.parseLong(line.split(",")[1]))
        .sum();
  }

  private static List<String> simulatorProcesses() {
    return ProcessHandle.current()
        .descendants()
        .map(child -> child.info().commandLine().orElse(""))
        .filter(command -> command.contains("TurbineServer"))
        .toList();
  }
}
