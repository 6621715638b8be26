package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.app.ReplayPlan;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code twin}: the built-in turbine against itself, the same or in other air. */
class TwinCommandTest {

  private static final Path SHIPPED = Path.of("results/reference/nrel5mw-quickstart");

  @TempDir Path folder;

  private Path out;
  private Path small;

  @BeforeEach
  void writeSuite() throws IOException {
    out = folder.resolve("out");
    small = BaselineReplay.small(folder);
  }

  private Path simulator(String more) throws IOException {
    return Files.writeString(folder.resolve("simulator.yaml"), "simulator: mock\n" + more);
  }

  private Tipspeed twin(Object policy, Path simulator, Object... more) {
    return Tipspeed.run(
        "twin", policy, "--simulator", simulator, "--out", out, "--suite", small, List.of(more));
  }

  /** Shorter than what metrics skip. */
  private Tipspeed shortTwin(Path simulator, Object... more) {
    return Tipspeed.run(
        "twin",
        "baseline",
        "--simulator",
        simulator,
        "--out",
        out,
        "--wind",
        "steady:9",
        "--seconds",
        4,
        List.of(more));
  }

  private static Tipspeed good(Tipspeed call) {
    assertEquals(0, call.exitCode(), call.err());
    return call;
  }

  private JsonNode suite(int index) {
    return JsonMapper.shared().readTree(out.resolve("twin.json")).path("suites").path(index);
  }

  @Test
  void sameTurbine_differsInNothing() throws IOException {
    Tipspeed twin = good(twin("baseline", simulator("")));
    JsonNode channels = suite(0).path("channels");
    assertTrue(channels.size() > 20, channels::toString);
    channels.forEachEntry(
        (channel, both) -> {
          assertEquals(0, both.path("difference_rms").asDouble(), channel);
          assertTrue(Set.of("1.0", "null").contains(both.path("std_ratio").toString()), channel);
        });
    assertEquals(1, channels.at("/gen_speed_rpm/std_ratio").asDouble());
    assertEquals(1, channels.at("/gen_speed_rpm/correlation").asDouble(), 1e-12);
    assertEquals(1, suite(0).at("/metrics/tower_base_fa_del_knm/ratio").asDouble());
    assertEquals(3, suite(0).path("winds").size());
    assertEquals(
        List.of("steady:9", "steady:15", "step:9-10@4"),
        BaselineReplay.texts(suite(0).path("winds"), "wind"));
    assertEquals(Set.of("built-in", "mock", "twin.json", "twin-small.png"), names(out), twin.out());
    assertTrue(Files.exists(out.resolve("mock/small/baseline__steady_9.csv")));
    assertTrue(twin.out().contains("3 winds flown to the end by both"), twin.out());
    assertFalse(twin.out().contains("perhaps the two did not fly the same wind"), twin.out());
  }

  @Test
  void otherAir_showsInChannelsMetricsSpectraAndPicture_alsoOfAPolicy() throws IOException {
    Tipspeed twin =
        good(
            twin(
                SHIPPED,
                simulator("mock: {air_density_kg_per_m3: 1.1}"),
                "--wind",
                "steady:8",
                "--seconds",
                40));
    JsonNode thrust = suite(0).at("/channels/aero_thrust_kN");
    assertTrue(thrust.path("difference_rms").asDouble() > 10, thrust::toString);
    assertTrue(
        thrust.path("mean").asDouble() > 1.05 * thrust.path("reference_mean").asDouble(),
        thrust::toString);
    assertEquals(
        thrust.path("mean").asDouble() - thrust.path("reference_mean").asDouble(),
        thrust.path("mean_difference").asDouble(),
        1e-9);
    assertTrue(suite(0).at("/metrics/energy_kwh/ratio").asDouble() > 1.05);
    JsonNode spectra = suite(0).at("/spectra/tower_base_fa_moment_kNm");
    assertEquals(spectra.path("frequency_hz").size(), spectra.path("reference_density").size());
    assertTrue(Files.size(out.resolve("twin.png")) > 10_000);
    assertTrue(twin.out().contains("channel "), twin.out());
    assertTrue(twin.out().contains("Tower base fore-aft DEL [kN m]"), twin.out());
  }

  @Test
  void nativeSimulator_isComparedUnderItsName_afterANoticeOfWhatItsTurbineHasOtherwise()
      throws IOException {
    Path qblade = SimulatorOptionTest.section(folder.resolve("qblade"));
    Tipspeed twin = good(twin("baseline", qblade));
    String notice = "notice: the turbine of built-in has rated power 5000 kW instead of 5296.61 kW";
    assertTrue(twin.err().contains(notice), twin.err());
    assertTrue(twin.out().contains("2 of 2: qblade"), twin.out());
    assertEquals("qblade", suite(0).path("reference").asString());
    assertTrue(suite(0).at("/channels/gen_speed_rpm/mean").asDouble() > 500);
    assertTrue(Files.exists(out.resolve("qblade/report.html")));
  }

  @Test
  void interruptedInTheFirstSimulator_isGoneOnWith() throws IOException {
    Path same = simulator("");
    Tipspeed twin = good(shortTwin(same));
    assertTrue(twin.out().contains("There is nothing to compare."), twin.out());
    String json = Files.readString(out.resolve("twin.json"));
    Tipspeed again = shortTwin(same);
    assertEquals(2, again.exitCode());
    assertTrue(again.err().contains(out.resolve("built-in").toString()), again.err());
    try (Stream<Path> files = Files.walk(out.resolve("mock"))) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
    good(shortTwin(same, "--resume"));
    assertTrue(ReplayPlan.isIn(out.resolve("mock")));
    assertEquals(json, Files.readString(out.resolve("twin.json")));
  }

  @Test
  void flightsThatFailInOneSimulator_areNamed_andNothingElseIsLost() throws IOException {
    Path lost = simulator("process: {plausibility: {max_speed_ratio: 0.01}}");
    Tipspeed twin = shortTwin(lost);
    assertEquals(3, twin.exitCode(), twin.err());
    assertTrue(twin.out().contains("nothing to compare"), twin.out());
    assertTrue(twin.out().contains("Left out: steady:9: mock ended after"), twin.out());
  }

  @Test
  void mistakes_areToldInOneSentence_beforeAnythingIsMade() throws IOException {
    Tipspeed none = Tipspeed.run("twin", "baseline", "--suite", small, "--out", out);
    assertEquals(2, none.exitCode());
    assertEquals(
        "Missing required option: '--simulator=FILE'; see tipspeed twin --help",
        none.err().strip());
    Tipspeed wrong = twin("baseline", folder.resolve("none.yaml"));
    assertEquals(2, wrong.exitCode());
    assertEquals(1, wrong.err().strip().lines().count(), wrong.err());
    Tipspeed windless =
        Tipspeed.run("twin", "baseline", "--simulator", simulator(""), "--out", out);
    assertEquals(
        "give a --wind or a --suite to fly; see tipspeed twin --help", windless.err().strip());
    Tipspeed nowhere = Tipspeed.run("twin", "baseline", "--simulator", simulator(""), "--resume");
    assertEquals(2, nowhere.exitCode());
    assertFalse(Files.exists(out));
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return new TreeSet<>(files.map(file -> file.getFileName().toString()).toList());
    }
  }
}
