package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
}
