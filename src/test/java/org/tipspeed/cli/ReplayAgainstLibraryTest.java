package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.support.TestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code replay --against libdiscon.so --controller-input DISCON.IN}, with a library of ours. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ReplayAgainstLibraryTest {

  @TempDir private static Path built;
  private static Path library;

  @TempDir private Path folder;
  private Path input;
  private Path out;

  @BeforeAll
  static void build() {
    library = TestController.at(built.resolve("libDISCON.so"));
  }

  @BeforeEach
  void writeInput() throws IOException {
    input = Files.writeString(folder.resolve("DISCON.IN"), "# sane\n");
    out = folder.resolve("out");
  }

  private Tipspeed replay(Object... against) {
    return Tipspeed.run(
        "replay",
        "baseline",
        "--wind",
        "steady:9",
        "steady:14",
        "--seconds",
        60,
        "--out",
        out,
        "--against",
        List.of(against));
  }

  private JsonNode runs() {
    return JsonMapper.shared().readTree(out.resolve("metrics.json")).path("runs");
  }

  @Test
  void library_isFlownAndComparedUnderItsName() {
    Tipspeed replay = replay(library, "--controller-input", input);
    assertEquals(0, replay.exitCode(), replay.err());
    assertEquals("", replay.err());
    List<String> names = runs().valueStream().map(r -> r.path("controller").asString()).toList();
    assertEquals(List.of("libdiscon", "baseline", "libdiscon", "baseline"), names);
    double power = runs().get(2).path("mean_power_kw").asDouble();
    assertTrue(power > 4500, "rated power, was " + power);
    assertEquals(runs().get(3).path("mean_power_kw").asDouble(), power, 1e-3 * power);
    assertTrue(Files.exists(out.resolve("libdiscon__steady_14.csv")));
    assertTrue(Files.exists(out.resolve("libdiscon.log")));
  }

  @Test
  void libraryThatAlwaysCrashes_losesItsFlightsAndTheExitCodeSaysSo() throws IOException {
    Files.writeString(input, "stop 5\n");
    Tipspeed replay = replay(library, "--controller-input", input);
    assertEquals(3, replay.exitCode(), replay.err());
    String lastWords = "Fortran runtime error: cannot open the table";
    assertTrue(replay.out().contains(lastWords), replay.out());
    assertTrue(Files.readString(out.resolve("libdiscon.log")).contains(lastWords));
    assertEquals("time-limit", reason(runs().get(1)));
    assertEquals("controller-failed", reason(runs().get(0)));
    assertTrue(runs().get(0).toString().contains("died when asked"), runs()::toString);
  }

  private static String reason(JsonNode flight) {
    return flight.path("end").asString();
  }

  @Test
  void messagesOfTheLibrary_reachTheUser() throws IOException {
    Files.writeString(input, "message 1\n");
    Tipspeed replay = replay(library, "--controller-input", input);
    assertEquals(0, replay.exitCode(), replay.err());
    assertTrue(
        replay.err().contains("libdiscon at 1.00 s: the test controller wants to be heard"),
        replay.err());
  }

  @Test
  void whatCannotBeUsed_isOneSentenceAndExitCode2() throws IOException {
    Path text = Files.writeString(folder.resolve("libtext.so"), "I am a library");
    assertRefused("libtext.so: is no controller library", text);
    assertRefused("no.so", folder.resolve("no.so"));
    assertRefused("NO.IN", library, "--controller-input", folder.resolve("NO.IN"));
    assertRefused("--controller-input needs a library", "baseline", "--controller-input", input);
    Path baseline = Files.copy(library, folder.resolve("baseline.so"));
    assertRefused("mistaken for the baseline", baseline);
  }

  private void assertRefused(String sentence, Object... against) {
    Tipspeed replay = replay(against);
    assertEquals(2, replay.exitCode(), replay.err());
    assertTrue(replay.err().contains(sentence), replay.err());
    assertEquals(1, replay.err().lines().count(), replay.err());
    assertFalse(Files.exists(out));
  }
}
