package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a replay writes: formats of time series, tables and the picture. */
class ReplayOutputTest {

  @TempDir Path folder;

  private Path flights;
  private Path small;

  @BeforeEach
  void writeSuite() throws IOException {
    flights = folder.resolve("flights");
    small = BaselineReplay.small(folder);
  }

  @Test
  void suite_leavesFiguresSeriesAndReportOfEveryFlight() throws IOException {
    BaselineReplay replay =
        BaselineReplay.fly(
            flights, "--wind", "steady:11", "--seconds", 8, "--format", "out", "--suite", small);
    assertEquals(
        List.of("", "small", "small", "small"), BaselineReplay.texts(replay.runs(), "suite"));
    assertEquals(
        List.of("", "small"), BaselineReplay.texts(replay.metrics().path("suites"), "name"));
    assertEquals(2, replay.metrics().at("/suites/1/settings/skipped_transient_s").asDouble());
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
        replay.files());
    String out = replay.call().out();
    assertTrue(out.contains("small: For a test."), out);
  }

  @Test
  void severalSuites_endWithOneTableWithARowForEach() throws IOException {
    BaselineReplay replay =
        BaselineReplay.fly(flights, "--wind", "steady:12", "--seconds", 32, "--suite", small);
    assertEquals(
        List.of("Winds,baseline,,1", "small,baseline,,3"),
        Files.readAllLines(flights.resolve("suites.csv")).stream()
            .skip(1)
            .map(row -> row.substring(0, row.indexOf(",,,,,,")))
            .toList());
    String out = replay.call().out();
    int table = out.indexOf("suite  flights  energy");
    assertTrue(table > out.indexOf("small: For a test."), out);
    assertTrue(out.lastIndexOf("metrics.json") > table, out);
  }

  @Test
  void oneSuite_hasNoTableOfSuites() {
    BaselineReplay.fly(flights, "--suite", small);
    assertFalse(Files.exists(flights.resolve("suites.csv")));
  }

  @Test
  void noFormat_leavesFiguresAndReportWithoutASingleSeries() throws IOException {
    BaselineReplay replay = BaselineReplay.fly(flights, "--suite", small, "--format", "none");
    assertEquals(
        Set.of("replay.yaml", "flights.csv", "metrics.json", "report.html"), replay.files());
    assertEquals(3, replay.runs().size());
    assertTrue(Files.readString(flights.resolve("report.html")).contains("step:9-10@4"));
  }

  @Test
  void noFormatBesidesAnother_isRefused() {
    BaselineReplay.assertRefused(
        "--format none means no time series, so no other format can stand beside it; see tipspeed"
            + " replay --help",
        flights,
        "--suite",
        small,
        "--format",
        "none,out");
    assertFalse(Files.exists(flights));
  }

  @Test
  void picture_showsTheFirstWind_alsoOfAReplayThatGoesOn() throws IOException {
    Path png = folder.resolve("flight.png");
    String out = BaselineReplay.fly(flights, "--suite", small, "--png", png).call().out();
    assertTrue(out.contains("picture of steady:9: " + png), out);
    byte[] picture = Files.readAllBytes(png);
    Files.delete(png);
    BaselineReplay.fly(flights, "--suite", small, "--png", png, "--resume");
    assertArrayEquals(picture, Files.readAllBytes(png));
  }

  @Test
  void pictureThatCannotBe_isRefusedBeforeAnythingIsFlown() {
    BaselineReplay.assertRefused(
        "--png needs the time series, which --format none leaves out; see tipspeed replay --help",
        flights,
        "--suite",
        small,
        "--png",
        folder.resolve("a.png"),
        "--format",
        "none");
    Path nowhere = folder.resolve("no/a.png");
    BaselineReplay.assertRefused(
        "--png must be a file in a folder that exists, was %s; see tipspeed replay --help"
            .formatted(nowhere),
        flights,
        "--suite",
        small,
        "--png",
        nowhere);
    assertFalse(Files.exists(flights));
  }
}
