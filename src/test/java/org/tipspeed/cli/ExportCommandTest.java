package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.checkpoint.ArrayFiles;

/** {@code tipspeed export} as its user calls it. */
class ExportCommandTest {

  private static final Path SHIPPED = Path.of("results/reference/nrel5mw-quickstart");

  @TempDir private Path folder;

  private Tipspeed export(Path policy, Object... more) {
    return Tipspeed.run("export", policy, "--out", folder.resolve("out"), Arrays.asList(more));
  }

  @Test
  void onnx_isWrittenAndSaysWhatGoesInAndOut() {
    Tipspeed exported = export(SHIPPED, "--to", "onnx");
    assertEquals(0, exported.exitCode(), exported.err());
    Path file = folder.resolve("out/policy.onnx");
    assertEquals(
        "%s: observation [batch, 18] to action [batch, 2]; its metadata tells of both%n"
            .formatted(file),
        exported.out());
    assertTrue(Files.exists(file));
  }

  @Test
  void policyOfAnEarlierRelease_getsTheTurbineOfItsSimulator() throws IOException {
    assertEquals(0, export(SHIPPED, "--to", "onnx").exitCode());
    byte[] now = Files.readAllBytes(folder.resolve("out/policy.onnx"));
    Tipspeed exported = export(without("turbine"), "--to", "onnx");
    assertEquals(0, exported.exitCode(), exported.err());
    assertArrayEquals(now, Files.readAllBytes(folder.resolve("out/policy.onnx")));
  }

  @Test
  void strangersPolicyThatSaysNoTurbine_getsNoneFromASimulatorOfItsChoice() {
    assertRefused(
        "asks for turbine.simulator: qblade",
        changed("\"simulator\":\"mock\"", "\"simulator\":\"qblade\""));
  }

  @Test
  void policyOfAKnownTask_isNoController() {
    Path pendulum = changed("\"environment\":\"turbine\"", "\"environment\":\"pendulum\"");
    assertRefused("was not trained on a turbine: it is no controller to export", pendulum);
  }

  @Test
  void settingsOfAnotherTask_areRefused() throws IOException {
    Path other = Files.writeString(folder.resolve("other.yaml"), "seed: 1\n");
    assertRefused(
        "the policy takes 18 observations and gives 2 actions, but the config's task has 4",
        SHIPPED,
        "--config",
        other);
  }

  @Test
  void whatIsNotThere_isRefused() {
    assertRefused("there is no policy there", folder.resolve("none"));
  }

  private void assertRefused(String reason, Path policy, Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("--to", "onnx"));
    arguments.addAll(List.of(more));
    Tipspeed refused = export(policy, arguments.toArray());
    assertEquals(2, refused.exitCode());
    assertTrue(refused.err().contains(reason), refused.err());
    assertEquals(1, refused.err().lines().count(), refused.err());
    assertFalse(Files.exists(folder.resolve("out")));
  }

  private Path without(String text) {
    return copy(text, "", "");
  }

  /** Settings with one place changed, and no turbine. */
  private Path changed(String part, String by) {
    return copy("turbine", part, by);
  }

  private Path copy(String leftOut, String part, String by) {
    ArrayFile shipped = ArrayFiles.read(SHIPPED.resolve("best/policy.safetensors"));
    ArrayFile.Builder content = new ArrayFile.Builder();
    shipped.arrays().forEach((name, entry) -> content.array(name, entry.data(), entry.shape()));
    shipped
        .texts()
        .forEach(
            (name, text) -> {
              if (!name.equals(leftOut)) {
                content.text(name, text.replace(part, by));
              }
            });
    Path file = folder.resolve("policy.safetensors");
    ArrayFiles.write(file, content.build());
    return file;
  }
}
