package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a training leaves behind, and what can be done with it. */
class TrainAndReplayTest {

  private static final List<String> KEYS_OF_A_FLIGHT =
      List.of(
          "controller",
          "wind",
          "duration_s",
          "end",
          "energy_kwh",
          "mean_power_kw",
          "power_std_kw",
          "generator_speed_std_rpm",
          "generator_speed_max_rpm",
          "overspeed_count",
          "pitch_travel_deg",
          "torque_travel_knm",
          "tower_base_fa_del_knm",
          "blade_root_oop_del_knm",
          "reward");

  @TempDir static Path folder;

  private static Path run;
  private static Tipspeed training;

  @BeforeAll
  static void train() throws IOException {
    run = folder.resolve("results/run");
    training = Tipspeed.run("train", ShortTraining.settings(folder), "--out", run, "--seed", 4);
  }

  @Test
  void training_endsWithTheTableAndThePlaceOfTheRun() {
    assertEquals(0, training.exitCode(), training.err());
    assertTrue(training.out().contains("Tower base fore-aft DEL"), training.out());
    assertTrue(training.out().contains("run directory: " + run), training.out());
  }

  @Test
  void runDirectory_holdsWhatTheContractNames() throws IOException {
    Set<String> names = names(run);
    assertTrue(
        names.containsAll(
            Set.of(
                "manifest.json",
                "config.yaml",
                "episodes.csv",
                "progress.csv",
                "checkpoints",
                "best",
                "evaluation.json",
                "report.html")),
        names::toString);
    assertTrue(names.stream().anyMatch(name -> name.startsWith("events.out.tfevents.")));
    assertEquals(Set.of("policy.safetensors"), names(run.resolve("best")));
    assertEquals(2, ShortTraining.checkpoints(run).size());
    assertTrue(
        Files.readString(run.resolve("episodes.csv"))
            .startsWith("episode,steps,return,end,reason"));
  }

  @Test
  void report_saysThatTheBuiltInTurbineFlew() throws IOException {
    String report = Files.readString(run.resolve("report.html"));
    assertTrue(report.contains("\"simulator\":\"the built-in turbine\""));
    assertTrue(report.contains("built-in turbine: far too low"));
  }

  @Test
  void manifest_isClosedAndNamesTheSeed() {
    JsonNode manifest = json(run.resolve("manifest.json"));
    assertEquals("done", manifest.path("status").asString());
    assertEquals(4, manifest.path("seed").asLong());
  }

  @Test
  void evaluation_hasEveryFlightOfBothControllersWithAllFigures() {
    JsonNode runs = json(run.resolve("evaluation.json")).path("runs");
    assertEquals(
        Set.of("policy steady:8", "policy eog:12", "baseline steady:8", "baseline eog:12"),
        runs.valueStream()
            .map(r -> r.path("controller").asString() + " " + r.path("wind").asString())
            .collect(Collectors.toSet()));
    assertTrue(runs.valueStream().allMatch(r -> hasAll(r, KEYS_OF_A_FLIGHT)), runs::toString);
    assertTrue(runs.get(0).path("energy_kwh").asDouble() > 0);
  }

  @Test
  void evaluation_comparesThePolicyWithTheBaseline() {
    JsonNode comparison = json(run.resolve("evaluation.json")).path("comparisons").path(0);
    assertEquals("policy", comparison.path("controller").asString());
    assertEquals("baseline", comparison.path("reference").asString());
  }

  @Test
  void replay_fliesThePolicyAndTheBaselineOnWindsOfTheUsersChoice() throws IOException {
    Path out = folder.resolve("replay");
    Tipspeed replay =
        Tipspeed.run(
            "replay", run, "--wind", "steady:14", "ramp:8-12@5", "--seconds", 10, "--out", out);
    assertEquals(0, replay.exitCode(), replay.err());
    assertTrue(
        names(out)
            .containsAll(
                Set.of(
                    "policy__steady_14.csv",
                    "baseline__steady_14.csv",
                    "policy__ramp_8-12-5.csv",
                    "baseline__ramp_8-12-5.csv",
                    "metrics.json")),
        () -> out.toFile().list() == null ? "" : List.of(out.toFile().list()).toString());
    assertEquals(4, json(out.resolve("metrics.json")).path("runs").size());
    String head = Files.readAllLines(out.resolve("policy__steady_14.csv")).get(0);
    assertTrue(List.of(head.split(",")).contains("rotor_speed_rpm"), head);
  }

  @Test
  void replay_ofTheSamePolicy_givesTheSameBytes() throws IOException {
    Path once = folder.resolve("once");
    Path again = folder.resolve("again");
    for (Path out : List.of(once, again)) {
      Path policy = run.resolve("best/policy.safetensors");
      Tipspeed.run(
          "replay",
          policy,
          "--wind",
          "ntm:12,seed=3,duration=30",
          "--seconds",
          8,
          "--against",
          "none",
          "--out",
          out);
    }
    assertEquals(names(once), names(again));
    String series = "policy__ntm_12_seed3_duration30.csv";
    assertArrayEquals(
        Files.readAllBytes(once.resolve(series)), Files.readAllBytes(again.resolve(series)));
  }

  @Test
  void trainingTwiceWithOneSeed_givesTheSameBytes() throws IOException {
    Path again = folder.resolve("results/again");
    Tipspeed.run("train", ShortTraining.settings(folder), "--out", again, "--seed", 4);
    assertArrayEquals(ShortTraining.lastCheckpoint(run), ShortTraining.lastCheckpoint(again));
    Path other = folder.resolve("results/other");
    Tipspeed.run("train", ShortTraining.settings(folder), "--out", other, "--seed", 5);
    assertFalse(
        Arrays.equals(ShortTraining.lastCheckpoint(run), ShortTraining.lastCheckpoint(other)));
  }

  @Test
  void training_mayDrawNothingButTheSeedOfItsWinds() throws IOException {
    Path settings = ShortTraining.settings(folder, "seeds.yaml", "ntm:8..16", "ntm:12");
    Path out = folder.resolve("results/seeds");
    Tipspeed call = Tipspeed.run("train", settings, "--out", out, "--steps", 20);
    assertEquals(0, call.exitCode(), call.err());
  }

  private static boolean hasAll(JsonNode flight, Collection<String> keys) {
    return keys.stream().allMatch(flight::has);
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  private static JsonNode json(Path file) {
    return JsonMapper.shared().readTree(file);
  }
}
