package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.evaluation.Suites;
import tools.jackson.databind.JsonNode;

/** Which winds a suite on the command line stands for. */
class ReplaySuiteTest {

  private static final Path SUITES = Path.of("sim-configs", "suites");

  @TempDir Path folder;

  private Path flights;

  @BeforeEach
  void nameFolder() {
    flights = folder.resolve("flights");
  }

  @Test
  void folder_isAllItsSuitesByName() throws IOException {
    Path suites = Files.createDirectory(folder.resolve("suites"));
    for (String name : List.of("b", "c", "a")) {
      Files.writeString(
          suites.resolve(name + ".yaml"), BaselineReplay.SMALL.replace("small", name));
    }
    Files.writeString(suites.resolve("notes.txt"), "no suite");
    BaselineReplay replay = BaselineReplay.fly(flights, "--suite", suites);
    assertEquals(
        List.of("a", "b", "c"), BaselineReplay.texts(replay.metrics().path("suites"), "name"));
  }

  @Test
  void shippedSuite_isFlownByName() {
    BaselineReplay replay = BaselineReplay.fly(flights, "--suite", "EOG", "--seconds", 31);
    assertEquals(4, replay.runs().size());
  }

  @Test
  void shippedNames_areTheFilesOfTheFolder() throws IOException {
    assertEquals(Suites.SHIPPED, suitesIn(SUITES));
    Suites.SHIPPED.forEach(ReplaySuiteTest::assertShipped);
  }

  @Test
  void shippedFolders_areThoseOfTheFolder() throws IOException {
    try (Stream<Path> folders = Files.list(SUITES)) {
      assertEquals(
          Suites.SHIPPED_FOLDERS.keySet(),
          folders
              .filter(Files::isDirectory)
              .map(each -> each.getFileName().toString())
              .collect(Collectors.toSet()));
    }
    for (var each : Suites.SHIPPED_FOLDERS.entrySet()) {
      assertEquals(each.getValue(), suitesIn(SUITES.resolve(each.getKey())));
      each.getValue().forEach(name -> assertShipped(each.getKey() + "/" + name));
    }
  }

  private static void assertShipped(String name) {
    assertNotNull(Suites.class.getResource("suites/" + name + ".yaml"), name);
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

  @Test
  void windThatFails_isARowWithItsReasonAndNoMetrics() throws IOException {
    Path suite = smallWith("ntm:9,ny=3,nz=3,height=500,seed=1");
    JsonNode failed = BaselineReplay.fly(flights, "--suite", suite).runs().path(2);
    assertEquals("wind-unusable", failed.path("end").asString());
    assertEquals("aborted", failed.path("end_kind").asString());
    assertFalse(failed.path("detail").asString().isEmpty());
    assertTrue(failed.path("energy_kwh").isNull());
  }

  @Test
  void badSuites_areOneSentenceAndLeaveNothing() throws IOException {
    assertRefused("there is no suite 'dlc1.1'; did you mean dlc-1.1?", "dlc1.1");
    assertRefused(
        "there is no suite 'everything'; there are aep, dlc-1.1, dlc-1.3, dlc-1.4, dlc-1.6, eog,"
            + " operating-range, ramps, robustness, steady, steps, or give a file or folder",
        "everything");
    Path none = folder.resolve("none.yaml");
    assertRefused(none + ": there is no such file", none);
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertRefused(
        empty + ": is a folder without a suite; its suites should be files that end in .yaml",
        empty);
    assertRefused(
        "suite clean is given twice; see tipspeed replay --help",
        "robustness",
        SUITES.resolve("robustness/clean.yaml"));
    assertRefused("suite eog is given twice; see tipspeed replay --help", "eog", "eog");
    Path typo = smallWith("stp:9-10@4");
    assertRefused(
        typo
            + ":7: winds[1].wind: 'stp:9-10@4' is of no known kind (did you mean 'step'?); a file"
            + " of that name is file:stp:9-10@4",
        typo);
    assertRefused(
        "suite steady cannot be flown for 60.0 s: skipped_transient_s must be from 0 to below"
            + " duration_s, which is 60.0, was 60.0",
        "steady",
        "--seconds",
        60);
    BaselineReplay.assertRefused(
        "give a --wind or a --suite to fly; see tipspeed replay --help", flights);
    assertFalse(Files.exists(flights));
  }

  @Test
  void windFileShorterThanTheFlights_isRefused() throws IOException {
    Path shortWind = folder.resolve("short.bts");
    Tipspeed make = Tipspeed.run("wind", "make", "ntm:9,duration=5,ny=5,nz=5", "--out", shortWind);
    assertEquals(0, make.exitCode(), make.err());
    Tipspeed replay =
        Tipspeed.run("replay", "baseline", "--out", flights, "--suite", smallWith("short.bts"));
    assertEquals(2, replay.exitCode());
    assertTrue(
        replay.err().contains("shorter than the flights of suite small, which last 8.0 s"),
        replay.err());
    assertFalse(Files.exists(flights));
  }

  private void assertRefused(String sentence, Object... suites) {
    BaselineReplay.assertRefused(sentence, flights, "--suite", List.of(suites));
  }

  /** The small suite with another wind in place of its last. */
  private Path smallWith(String wind) throws IOException {
    return Files.writeString(
        folder.resolve("small.yaml"), BaselineReplay.SMALL.replace("step:9-10@4", wind));
  }
}
