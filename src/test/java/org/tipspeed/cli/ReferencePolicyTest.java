package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shipped policies still do what their evaluation says. */
class ReferencePolicyTest {

  private static final Path REFERENCE = Path.of("results", "reference");
  private static final int WINDS = 2;
  private static final double TOLERANCE = 1e-3;

  @TempDir Path folder;

  static List<Path> shippedPolicies() throws IOException {
    try (Stream<Path> runs = Files.list(REFERENCE)) {
      return runs.filter(run -> Files.exists(run.resolve("evaluation.json"))).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("shippedPolicies")
  void shippedPolicy_fliesAsItsEvaluationSays(Path run) {
    List<JsonNode> stored = flightsOfPolicy(run.resolve("evaluation.json")).subList(0, WINDS);
    List<JsonNode> flown = flightsOfPolicy(replayed(run, stored));
    for (int i = 0; i < WINDS; i++) {
      assertSame(stored.get(i), flown.get(i));
    }
  }

  private static void assertSame(JsonNode stored, JsonNode flown) {
    assertEquals(stored.path("end").asString(), flown.path("end").asString());
    for (String metric :
        List.of("energy_kwh", "generator_speed_std_rpm", "tower_base_fa_del_knm")) {
      double expected = stored.path(metric).asDouble();
      String place = metric + " in " + stored.path("wind").asString();
      assertEquals(expected, flown.path(metric).asDouble(), TOLERANCE * expected, place);
    }
  }

  private Path replayed(Path run, List<JsonNode> flights) {
    List<String> winds = new ArrayList<>();
    for (JsonNode flight : flights) {
      winds.addAll(List.of("--wind", flight.path("wind").asString()));
    }
    Path out = folder.resolve("replay");
    double seconds = flights.get(0).path("duration_s").asDouble();
    Tipspeed replay =
        Tipspeed.run("replay", run, winds, "--seconds", seconds, "--against", "none", "--out", out);
    assertEquals(0, replay.exitCode(), replay::err);
    return out.resolve("metrics.json");
  }

  private static List<JsonNode> flightsOfPolicy(Path file) {
    List<JsonNode> flights = new ArrayList<>();
    for (JsonNode flight : JsonMapper.shared().readTree(file).path("runs")) {
      if (flight.path("controller").asString().equals("policy")) {
        flights.add(flight);
      }
    }
    return flights;
  }
}
