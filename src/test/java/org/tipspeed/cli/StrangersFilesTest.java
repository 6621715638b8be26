package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.checkpoint.ArrayFiles;

/** What somebody else's files can make the program do. */
class StrangersFilesTest {

  private static final Path SHIPPED =
      Path.of("results/reference/nrel5mw-quickstart/best/policy.safetensors");

  @TempDir private Path folder;

  /** A policy that flies, with other settings inside, as anybody can make one. */
  private Path policy(String more) {
    ArrayFile shipped = ArrayFiles.read(SHIPPED);
    ArrayFile.Builder forged = new ArrayFile.Builder();
    shipped.arrays().forEach((name, array) -> forged.array(name, array.data(), array.shape()));
    shipped
        .texts()
        .forEach(
            (name, text) ->
                forged.text(
                    name,
                    name.equals("settings")
                        ? text.replaceFirst("(?m)^turbine:\n(  .*\n)+", more)
                        : text));
    Path file = folder.resolve("stranger.safetensors");
    ArrayFiles.write(file, forged.build());
    return file;
  }

  @Test
  void javaOptionsInAPolicy_areNotUsed() throws IOException {
    Path made = folder.resolve("made");
    Path policy =
        policy(
            """
            turbine:
              in_process: false
              process: {jvm_options: ["-Xlog:gc:file=%s"]}
            """
                .formatted(made));
    Tipspeed replay =
        Tipspeed.run(
            "replay",
            policy,
            "--wind",
            "steady:12",
            "--seconds",
            35,
            "--format",
            "none",
            "--out",
            folder.resolve("out"));
    assertEquals(0, replay.exitCode(), replay.err());
    assertFalse(Files.exists(made), "a process was started with the policy's options");
    assertFalse(Files.exists(folder.resolve("out/simulator-1.log")));
  }

  /** The shipped policy with one text or the numbers of one array changed. */
  private Path forged(String name, Object value) {
    ArrayFile shipped = ArrayFiles.read(SHIPPED);
    ArrayFile.Builder forged = new ArrayFile.Builder();
    shipped
        .arrays()
        .forEach(
            (each, array) ->
                forged.array(
                    each,
                    each.equals(name)
                        ? changed((float[]) array.data(), (float) value)
                        : array.data(),
                    array.shape()));
    shipped
        .texts()
        .forEach((each, text) -> forged.text(each, each.equals(name) ? (String) value : text));
    Path file = folder.resolve("forged.safetensors");
    ArrayFiles.write(file, forged.build());
    return file;
  }

  private static float[] changed(float[] values, float first) {
    float[] changed = values.clone();
    changed[0] = first;
    return changed;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4-40000-40000-2",
        "4-20000-20000-2",
        "1000000000-1-2",
        "4-46341-46341-2",
        "4-2147483647-2",
        "4-65536-65536-2",
        "4-0-2",
        "4--2",
        "",
        "-",
      })
  void layersThatTheFileDoesNotHold_areRefusedBeforeMemoryIsTaken(String layers) {
    long before = allocated();
    Tipspeed replay = refused(forged("policy.layers", layers));
    assertTrue(replay.err().contains("forged.safetensors"), replay.err());
    assertTrue(allocated() - before < 100 << 20, "took %d B".formatted(allocated() - before));
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void weightThatIsNoNumber_isRefused(float weight) {
    for (String array : ArrayFiles.read(SHIPPED).arrays().keySet()) {
      Tipspeed replay = refused(forged(array, weight));
      assertEquals(
          "%s: is no policy file: array %s has %s as its number 0, where all must be finite%n"
              .formatted(folder.resolve("forged.safetensors"), array, weight),
          replay.err());
    }
  }

  private Tipspeed refused(Path policy) {
    return refused(policy, "--wind", "steady:12");
  }

  private Tipspeed refused(Object... arguments) {
    Tipspeed replay = Tipspeed.run("replay", List.of(arguments), "--out", folder.resolve("out"));
    assertEquals(2, replay.exitCode(), replay.err());
    assertEquals(1, replay.err().lines().count(), replay.err());
    assertFalse(Files.exists(folder.resolve("out")));
    return replay;
  }

  /** Names under which a file can be handed over, with the command that reads it. */
  static List<List<Object>> readers() {
    Path settings = Path.of("sim-configs/quickstart.yaml");
    return List.of(
        List.of("x.hh", "replay", "baseline", "--wind", "FILE"),
        List.of("x.hht", "wind", "show", "FILE"),
        List.of("x.wnd", "replay", "baseline", "--wind", "FILE"),
        List.of("x.bts", "replay", "baseline", "--wind", "FILE"),
        List.of("x.field", "replay", "baseline", "--wind", "FILE"),
        List.of("x.yaml", "replay", "baseline", "--suite", "FILE"),
        List.of("x.yaml", "replay", "baseline", "--config", "FILE", "--wind", "steady:9"),
        List.of("x.yaml", "train", "FILE"),
        List.of("x.yaml", "study", "FILE", "--seeds", "1-2"),
        List.of("x.safetensors", "replay", "FILE", "--wind", "steady:9"),
        List.of(
            "x.IN",
            "replay",
            "baseline",
            "--wind",
            "steady:9",
            "--against",
            settings,
            "--controller-input",
            "FILE"));
  }

  @ParameterizedTest
  @MethodSource("readers")
  void pipe_isNotWaitedFor(List<Object> reader) throws Exception {
    Path pipe = folder.resolve(reader.get(0).toString());
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    assertRefusedAtOnce(reader, pipe);
  }

  @ParameterizedTest
  @MethodSource("readers")
  void device_isNotReadForEver(List<Object> reader) throws IOException {
    Path device = Path.of("/dev/zero");
    assumeTrue(Files.exists(device));
    Path link = Files.createSymbolicLink(folder.resolve(reader.get(0).toString()), device);
    assertRefusedAtOnce(reader, link);
  }

  private void assertRefusedAtOnce(List<Object> reader, Path file) {
    Object[] command =
        reader.stream().skip(1).map(each -> each.equals("FILE") ? file : each).toArray();
    Tipspeed call = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Tipspeed.run(command));
    assertEquals(2, call.exitCode(), call.err());
    assertEquals(1, call.err().lines().count(), call.err());
    assertTrue(call.err().contains(file.getFileName().toString()), call.err());
  }

  @Test
  void lineWithoutEnd_isRefusedInBoundedMemory() throws IOException {
    Path wind = folder.resolve("long.hh");
    byte[] line = new byte[60 << 20];
    Arrays.fill(line, (byte) '1');
    Files.write(wind, line);
    long before = allocated();
    Tipspeed replay = refused("baseline", "--wind", wind);
    assertEquals(
        wind + ": line 1 has more than 10000 characters" + System.lineSeparator(), replay.err());
    assertTrue(allocated() - before < 8L * line.length, "took " + (allocated() - before));
  }

  @Test
  void rowsWithoutEnd_areRefused() throws IOException {
    Path wind =
        Files.writeString(folder.resolve("many.hh"), "0 8 0 0 0 .2 0 0\n".repeat(1_000_001));
    Tipspeed replay = refused("baseline", "--wind", wind);
    assertEquals(wind + ": it has more than 1000000 lines" + System.lineSeparator(), replay.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void suiteWithoutAName_isNotTheCurrentFolder(String suite) {
    Tipspeed replay = refused("baseline", "--suite", suite);
    assertEquals(
        "a suite is missing: give its name, a file or a folder" + System.lineSeparator(),
        replay.err());
  }

  @Test
  void namesAndMessages_steerNoTerminal() throws IOException {
    Path wind = folder.resolve("\u001b]0;mine\u0007\u202e.hh");
    Tipspeed missing = refused("baseline", "--wind", wind);
    assertTrue(missing.err().contains("\\u001b]0;mine\\u0007\\u202e.hh: "), missing.err());
    Files.writeString(wind, "0 8 0 0 0 .2 0 0\n100 9 0 0 0 .2 0 0\n");
    Path out = folder.resolve("flown");
    Tipspeed replay =
        Tipspeed.run("replay", "baseline", "--wind", wind, "--seconds", 2, "--out", out);
    assertEquals(0, replay.exitCode(), replay.err());
    for (String text :
        List.of(replay.out(), replay.err(), Files.readString(out.resolve("flights.csv")))) {
      assertEquals(0, text.chars().filter(c -> c != '\n' && Character.isISOControl(c)).count());
    }
    assertTrue(replay.out().contains("\\u001b]0;mine"), replay.out());
    Tipspeed again =
        Tipspeed.run(
            "replay", "baseline", "--wind", wind, "--seconds", 2, "--out", out, "--resume");
    assertEquals(0, again.exitCode(), again.err());
    assertEquals(2, Files.readAllLines(out.resolve("flights.csv")).size(), "flown twice");
  }
}
