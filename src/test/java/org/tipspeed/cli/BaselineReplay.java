package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The baseline flown from the command line with the built-in turbine.
 *
 * @param call what came of the command
 * @param flights folder of the replay
 */
record BaselineReplay(Tipspeed call, Path flights) {

  /** A suite of three short winds. */
  static final String SMALL =
      """
      name: small
      description: For a test.
      duration_s: 8
      skipped_transient_s: 2
      winds:
        - {wind: "steady:{speed}", speeds_mps: [9, 15]}
        - {wind: "step:9-10@4"}
      """;

  /** A replay as it should be. */
  static BaselineReplay fly(Path flights, Object... arguments) {
    BaselineReplay replay = attempt(flights, arguments);
    assertEquals(0, replay.call.exitCode(), replay.call.err());
    return replay;
  }

  private static BaselineReplay attempt(Path flights, Object... arguments) {
    Object[] all =
        Stream.concat(Stream.of("replay", "baseline", "--out", flights), Stream.of(arguments))
            .toArray();
    return new BaselineReplay(Tipspeed.run(all), flights);
  }

  /** A replay that ends before it begins. */
  static void assertRefused(String sentence, Path flights, Object... arguments) {
    Tipspeed refused = attempt(flights, arguments).call;
    assertEquals(sentence + System.lineSeparator(), refused.err());
    assertEquals(2, refused.exitCode());
  }

  /** The small suite with something more at its end, as a file in a folder. */
  static Path small(Path folder, String more) throws IOException {
    return Files.writeString(folder.resolve("small.yaml"), SMALL + more);
  }

  static Path small(Path folder) throws IOException {
    return small(folder, "");
  }

  JsonNode metrics() {
    return JsonMapper.shared().readTree(flights.resolve("metrics.json"));
  }

  /** All flights without anything that depends on where they are kept. */
  JsonNode runs() {
    return metrics().path("runs");
  }

  /** Relative to the folder of the replay. */
  Set<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(flights)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> flights.relativize(file).toString())
          .collect(Collectors.toSet());
    }
  }

  /** One value of each object in an array. */
  static List<String> texts(JsonNode array, String key) {
    return array.valueStream().map(node -> node.path(key).asString()).toList();
  }
}
