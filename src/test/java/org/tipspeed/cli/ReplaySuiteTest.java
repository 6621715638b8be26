package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.support.Interruptible;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Suites flown from the command line with the built-in turbine. */
class ReplaySuiteTest {

  private static final String SMALL =
      """
      name: small
      description: For a test.
      duration_s: 8
      skipped_transient_s: 2
      winds:
        - {wind: "steady:{speed}", speeds_mps: [9, 15]}
        - {wind: "step:9-10@4"}
      """;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void suite_leavesFiguresSeriesAndReportOfEveryFlight() throws IOException {
    Path flights = folder.resolve("flights");
    int code =
        replay(
            flights,
            "--wind",
            "steady:11",
            "--seconds",
            "8",
            "--format",
            "out",
            "--suite",
            small());
    assertEquals(0, code, err::toString);
    JsonNode metrics = metrics(flights);
    assertEquals(List.of("", "small", "small", "small"), texts(metrics.path("runs"), "suite"));
    assertEquals(List.of("", "small"), texts(metrics.path("suites"), "name"));
    assertEquals(2, metrics.at("/suites/1/settings/skipped_transient_s").asDouble());
    assertEquals(
        Set.of(
            "replay.yaml",
            "flights.csv",
            "metrics.json",
            "report.html",
            "suites.csv",
            "baseline__steady_11.csv",
            "baseline__steady_11.out",
            "small/baseline__steady_9.csv",
            "small/baseline__steady_9.out",
            "small/baseline__steady_15.csv",
            "small/baseline__steady_15.out",
            "small/baseline__step_9-10-4.csv",
            "small/baseline__step_9-10-4.out"),
        files(flights));
    assertTrue(out.toString().contains("small: For a test."), out::toString);
  }

  @Test
  void severalSuites_endWithOneTableWithARowForEach() throws IOException {
    Path flights = folder.resolve("flights");
    assertEquals(0, replay(flights, "--wind", "steady:12", "--seconds", "32", "--suite", small()));
    assertEquals(
        List.of("Winds,baseline,,1", "small,baseline,,3"),
        Files.readAllLines(flights.resolve("suites.csv")).stream()
            .skip(1)
            .map(row -> row.substring(0, row.indexOf(",,,,,,")))
            .toList());
    String text = out.toString();
    int table = text.indexOf("suite  controller  flights");
    assertTrue(table > text.indexOf("small: For a test."), text);
    assertTrue(text.lastIndexOf("metrics.json") > table, text);
  }

  @Test
  void oneSuite_hasNoTableOfSuites() throws IOException {
    Path flights = folder.resolve("flights");
    assertEquals(0, replay(flights, "--suite", small()), err::toString);
    assertFalse(Files.exists(flights.resolve("suites.csv")));
  }

  @Test
  void folder_isAllItsSuitesByName() throws IOException {
    Path suites = Files.createDirectory(folder.resolve("suites"));
    for (String name : List.of("b", "c", "a")) {
      Files.writeString(suites.resolve(name + ".yaml"), SMALL.replace("small", name));
    }
    Files.writeString(suites.resolve("notes.txt"), "no suite");
    Path flights = folder.resolve("flights");
    assertEquals(0, replay(flights, "--suite", suites.toString()), err::toString);
    assertEquals(List.of("a", "b", "c"), texts(metrics(flights).path("suites"), "name"));
  }

  @Test
  void shippedFolders_areThoseOfTheFolder() throws IOException {
    Path suites = Path.of("sim-configs", "suites");
    try (Stream<Path> folders = Files.list(suites)) {
      assertEquals(
          Suites.SHIPPED_FOLDERS.keySet(),
          folders
              .filter(Files::isDirectory)
              .map(each -> each.getFileName().toString())
              .collect(Collectors.toSet()));
    }
    for (var each : Suites.SHIPPED_FOLDERS.entrySet()) {
      assertEquals(each.getValue(), suitesIn(suites.resolve(each.getKey())));
      for (String name : each.getValue()) {
        String file = "suites/%s/%s.yaml".formatted(each.getKey(), name);
        assertTrue(Suites.class.getResource(file) != null, file);
      }
    }
  }

  @Test
  void sensorFaults_changeTheFlightTheSameWayEachTime() throws IOException {
    Path clean = folder.resolve("clean");
    assertEquals(0, replay(clean, "--suite", small()), err::toString);
    String noisy = "disturbance: {sensors: [{channel: gen_speed_rpm, noise_std: 5}]}\n";
    Path first = folder.resolve("first");
    assertEquals(0, replay(first, "--suite", small(noisy)), err::toString);
    Path second = folder.resolve("second");
    assertEquals(0, replay(second, "--suite", small(noisy)), err::toString);
    assertNotEquals(figures(clean), figures(first));
    assertEquals(figures(first), figures(second));
  }

  @Test
  void thinAir_yieldsLess() throws IOException {
    Path clean = folder.resolve("clean");
    assertEquals(0, replay(clean, "--suite", small()), err::toString);
    Path thin = folder.resolve("thin");
    String air = "disturbance: {air_density_kg_per_m3: 1.0}\n";
    assertEquals(0, replay(thin, "--suite", small(air)), err::toString);
    assertTrue(energyKwh(thin) < 0.95 * energyKwh(clean), energyKwh(thin) + " kWh");
    assertEquals(1.0, metrics(thin).at("/suites/0/disturbance/air_density_kg_per_m3").asDouble());
  }

  @Test
  void airOfAnotherSimulator_isRefused() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("qblade.yaml"), "turbine: {simulator: qblade, qblade: {library: a.so}}");
    Path flights = folder.resolve("flights");
    String air = "disturbance: {air_density_kg_per_m3: 1.1}\n";
    assertRefused(
        "suite small: disturbance.air_density_kg_per_m3 must be left out, was 1.1: only"
            + " turbine.simulator mock has a density to set, not qblade",
        replay(flights, "--config", config.toString(), "--suite", small(air)));
    assertFalse(Files.exists(flights));
  }

  @Test
  void noFormat_leavesFiguresAndReportWithoutASingleSeries() throws IOException {
    Path flights = folder.resolve("flights");
    assertEquals(0, replay(flights, "--suite", small(), "--format", "none"), err::toString);
    assertEquals(
        Set.of("replay.yaml", "flights.csv", "metrics.json", "report.html"), files(flights));
    assertEquals(3, metrics(flights).path("runs").size());
    assertTrue(Files.readString(flights.resolve("report.html")).contains("step:9-10@4"));
  }

  @Test
  void noFormatBesidesAnother_isRefused() throws IOException {
    Path flights = folder.resolve("flights");
    assertRefused(
        "--format none means no time series, so no other format can stand beside it; see tipspeed"
            + " replay --help",
        replay(flights, "--suite", small(), "--format", "none,out"));
    assertFalse(Files.exists(flights));
  }

  @Test
  void resumeWithAnotherDisturbance_isRefused() throws IOException {
    Path flights = folder.resolve("flights");
    assertEquals(0, replay(flights, "--suite", small()), err::toString);
    String slow = "disturbance: {pitch_rate_limit_deg_per_s: 4}\n";
    assertEquals(2, replay(flights, "--suite", small(slow), "--resume"));
    assertTrue(err.toString().contains("was begun with another policy"), err::toString);
  }

  @Test
  void picture_showsTheFirstWind_alsoOfAReplayThatGoesOn() throws IOException {
    Path flights = folder.resolve("flights");
    Path png = folder.resolve("flight.png");
    assertEquals(0, replay(flights, "--suite", small(), "--png", png.toString()), err::toString);
    assertTrue(out.toString().contains("picture of steady:9: " + png), out::toString);
    byte[] picture = Files.readAllBytes(png);
    Files.delete(png);
    String[] again = {"--suite", small(), "--png", png.toString(), "--resume"};
    assertEquals(0, replay(flights, again), err::toString);
    assertArrayEquals(picture, Files.readAllBytes(png));
  }

  @Test
  void pictureThatCannotBe_isRefusedBeforeAnythingIsFlown() throws IOException {
    Path flights = folder.resolve("flights");
    assertRefused(
        "--png needs the time series, which --format none leaves out; see tipspeed replay --help",
        replay(flights, "--suite", small(), "--png", folder + "/a.png", "--format", "none"));
    assertRefused(
        "--png must be a file in a folder that exists, was %s/no/a.png; see tipspeed replay --help"
            .formatted(folder),
        replay(flights, "--suite", small(), "--png", folder + "/no/a.png"));
    assertFalse(Files.exists(flights));
  }

  @Test
  void shippedSuite_isFlownByName() throws IOException {
    Path flights = folder.resolve("flights");
    assertEquals(0, replay(flights, "--suite", "EOG", "--seconds", "31"), err::toString);
    assertEquals(4, metrics(flights).path("runs").size());
  }

  @Test
  void shippedNames_areTheFilesOfTheFolder() throws IOException {
    assertEquals(Suites.SHIPPED, suitesIn(Path.of("sim-configs", "suites")));
    for (String name : Suites.SHIPPED) {
      assertTrue(Suites.class.getResource("suites/" + name + ".yaml") != null, name);
    }
  }

  @Test
  void resumedReplay_fliesWhatIsMissingAndEndsAsIfNeverStopped() throws IOException {
    Path flights = folder.resolve("flights");
    assertEquals(0, replay(flights, "--suite", small()), err::toString);
    String expected = Files.readString(flights.resolve("metrics.json"));
    String page = Files.readString(flights.resolve("report.html"));
    Path log = flights.resolve("flights.csv");
    List<String> rows = Files.readAllLines(log);
    Files.writeString(log, rows.get(0) + "\n" + rows.get(2) + "\n" + rows.get(3).substring(0, 20));
    Files.delete(flights.resolve("metrics.json"));
    Files.delete(flights.resolve("report.html"));
    assertEquals(0, replay(flights, "--suite", small(), "--resume"), err::toString);
    assertEquals(expected, Files.readString(flights.resolve("metrics.json")));
    assertEquals(page, Files.readString(flights.resolve("report.html")));
    assertEquals(Set.copyOf(rows), Set.copyOf(Files.readAllLines(log)));
  }

  @Test
  void resumeWithOtherWinds_isRefusedAndLeavesEverything() throws IOException {
    Path flights = folder.resolve("flights");
    replay(flights, "--suite", small());
    String log = Files.readString(flights.resolve("flights.csv"));
    assertRefused(
        flights
            + " was begun with another policy, other winds or other settings, see its"
            + " replay.yaml; repeat that command line, or choose another --out",
        replay(flights, "--suite", small(), "--resume", "--seconds", "9"));
    assertEquals(log, Files.readString(flights.resolve("flights.csv")));
  }

  @Test
  void windThatFails_isARowWithItsReasonAndNoMetrics() throws IOException {
    Path flights = folder.resolve("flights");
    Path suite =
        write(
            SMALL
                .replace("step:9-10@4", "ntm:9,ny=3,nz=3,height=500,seed=1")
                .replace("8\n", "8\n"));
    assertEquals(0, replay(flights, "--suite", suite.toString()), err::toString);
    JsonNode failed = metrics(flights).at("/runs/2");
    assertEquals("wind-unusable", failed.path("end").asString());
    assertEquals("aborted", failed.path("end_kind").asString());
    assertFalse(failed.path("detail").asString().isEmpty());
    assertTrue(failed.path("energy_kwh").isNull());
  }

  @Test
  void badSuites_areOneSentenceAndLeaveNothing() throws IOException {
    Path flights = folder.resolve("flights");
    assertRefused(
        "there is no suite 'dlc1.1'; did you mean dlc-1.1?", replay(flights, "--suite", "dlc1.1"));
    assertRefused(
        "there is no suite 'everything'; there are aep, dlc-1.1, dlc-1.3, dlc-1.4, dlc-1.6, eog,"
            + " operating-range, ramps, robustness, steady, steps, or give a file or folder",
        replay(flights, "--suite", "everything"));
    assertRefused(
        folder + "/none.yaml: there is no such file",
        replay(flights, "--suite", folder + "/none.yaml"));
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertRefused(
        empty + ": is a folder without a suite; its suites should be files that end in .yaml",
        replay(flights, "--suite", empty.toString()));
    assertRefused(
        "suite clean is given twice; see tipspeed replay --help",
        replay(flights, "--suite", "robustness", "sim-configs/suites/robustness/clean.yaml"));
    Path typo = write(SMALL.replace("step:9", "stp:9"));
    assertRefused(
        typo
            + ":7: winds[1].wind: 'stp:9-10@4' is of no known kind (did you mean 'step'?); a file"
            + " of that name is file:stp:9-10@4",
        replay(flights, "--suite", typo.toString()));
    assertRefused(
        "suite steady cannot be flown for 60.0 s: skipped_transient_s must be from 0 to below"
            + " duration_s, which is 60.0, was 60.0",
        replay(flights, "--suite", "steady", "--seconds", "60"));
    assertRefused(
        "suite eog is given twice; see tipspeed replay --help",
        replay(flights, "--suite", "eog", "eog"));
    assertRefused("give a --wind or a --suite to fly; see tipspeed replay --help", replay(flights));
    assertRefused(
        flights + " holds no replay to go on with: it has no replay.yaml",
        replay(flights, "--suite", "eog", "--resume"));
    assertFalse(Files.exists(flights));
  }

  @Test
  void windFileShorterThanTheFlights_isRefused() throws IOException {
    assertEquals(
        0,
        run("wind", "make", "ntm:9,duration=5,ny=5,nz=5", "--out", folder + "/short.bts"),
        err::toString);
    err.getBuffer().setLength(0);
    Path suite = write(SMALL.replace("step:9-10@4", "short.bts"));
    assertEquals(2, replay(folder.resolve("flights"), "--suite", suite.toString()));
    assertTrue(
        err.toString().contains("shorter than the flights of suite small, which last 8.0 s"),
        err::toString);
    assertFalse(Files.exists(folder.resolve("flights")));
  }

  @Test
  @Timeout(120)
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void interruptedReplay_exitsWith130AndKeepsItsFlights() throws Exception {
    Path flights = folder.resolve("flights");
    Path log = flights.resolve("flights.csv");
    Process process = start(flights, "--suite", "ramps", "steady");
    try {
      while (process.isAlive() && (!Files.exists(log) || Files.readAllLines(log).size() < 3)) {
        Thread.sleep(20);
      }
      Interruptible.interrupt(process);
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      assertEquals(ExitCode.INTERRUPTED.number(), process.exitValue());
    } finally {
      process.destroyForcibly();
    }
    int rows = Files.readAllLines(log).size();
    assertTrue(rows >= 3 && rows < 26, rows + " rows");
    assertFalse(Files.exists(flights.resolve("metrics.json")));
    assertTrue(Files.readString(folder.resolve("out")).contains("go on with --resume --out"));
  }

  private Process start(Path flights, String... arguments) throws IOException {
    List<String> command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(path -> Path.of(path).toAbsolutePath().toString())
                        .collect(Collectors.joining(File.pathSeparator)),
                    Main.class.getName(),
                    "replay",
                    "baseline",
                    "--out",
                    flights.toString()),
                Stream.of(arguments))
            .toList();
    return new ProcessBuilder(Interruptible.command(command))
        .directory(folder.toFile())
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  private void assertRefused(String sentence, int code) {
    assertEquals(sentence + System.lineSeparator(), err.toString());
    assertEquals(2, code);
    err.getBuffer().setLength(0);
  }

  private String small() throws IOException {
    return write(SMALL).toString();
  }

  private String small(String disturbance) throws IOException {
    return write(SMALL + disturbance).toString();
  }

  private Path write(String suite) throws IOException {
    return Files.writeString(folder.resolve("small.yaml"), suite);
  }

  private int replay(Path flights, String... arguments) {
    return run(
        Stream.concat(
                Stream.of("replay", "baseline", "--out", flights.toString()), Stream.of(arguments))
            .toArray(String[]::new));
  }

  private int run(String... arguments) {
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  private static JsonNode metrics(Path flights) {
    return new JsonMapper().readTree(flights.resolve("metrics.json"));
  }

  /** All flights without anything that depends on where they are kept. */
  private static JsonNode figures(Path flights) {
    return metrics(flights).path("runs");
  }

  private static double energyKwh(Path flights) {
    return metrics(flights).at("/runs/0/energy_kwh").asDouble();
  }

  private static List<String> suitesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString().replace(".yaml", ""))
          .sorted()
          .toList();
    }
  }

  private static List<String> texts(JsonNode array, String key) {
    return array.valueStream().map(node -> node.path(key).asString()).toList();
  }

  private static Set<String> files(Path flights) throws IOException {
    try (Stream<Path> files = Files.walk(flights)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> flights.relativize(file).toString())
          .collect(Collectors.toSet());
    }
  }
}
