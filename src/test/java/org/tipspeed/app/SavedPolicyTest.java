package org.tipspeed.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.checkpoint.ArrayFiles;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.config.yaml.SettingsWriter;
import org.tipspeed.evaluation.MetricsSettings;
import org.tipspeed.evaluation.Suite;
import org.tipspeed.support.Records;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.wind.WindCases;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a policy file holds, and what its reader makes of it. */
class SavedPolicyTest {

  private static final Path SHIPPED =
      Path.of("results/reference/nrel5mw-quickstart/best/policy.safetensors");

  @TempDir private Path folder;

  private final SavedPolicy shipped = SavedPolicy.read(SHIPPED);

  private Path written(Optional<TurbineDescription> turbine, String name) {
    Path file = folder.resolve(name);
    SavedPolicy.write(file, shipped.policy(), shipped.settings(), turbine, 480);
    return file;
  }

  private TurbineDescription turbine() {
    return Turbines.described(shipped.settings().turbine()).orElseThrow();
  }

  /** As earlier releases wrote it. */
  private Path old() {
    ArrayFile.Builder content = new ArrayFile.Builder();
    shipped.policy().save(content);
    content.text("settings", SettingsWriter.toYaml(shipped.settings()));
    Path file = folder.resolve("old.safetensors");
    ArrayFiles.write(file, content.build());
    return file;
  }

  @Test
  void file_readsBackWhole() {
    SavedPolicy read = SavedPolicy.read(written(Optional.of(turbine()), "a.safetensors"));
    assertEquals(shipped.settings(), read.settings());
    assertEquals(Optional.of(turbine()), read.turbine());
    float[] seen = new float[shipped.policy().observationDimensions()];
    assertArrayEquals(shipped.policy().act(seen), read.policy().act(seen), 0);
  }

  @Test
  void equalPolicies_areEqualFiles() throws IOException {
    Path once = written(Optional.of(turbine()), "a.safetensors");
    Path again = written(Optional.of(turbine()), "b.safetensors");
    assertArrayEquals(Files.readAllBytes(once), Files.readAllBytes(again));
  }

  @Test
  void texts_areJsonForOtherLanguages() {
    ArrayFile file = ArrayFiles.read(written(Optional.of(turbine()), "a.safetensors"));
    JsonNode settings = JsonMapper.shared().readTree(file.text("settings"));
    assertEquals("increment", settings.at("/task/action/mode").asString());
    JsonNode turbine = JsonMapper.shared().readTree(file.text("turbine"));
    assertEquals(97, turbine.at("/gear_ratio").asDouble());
    assertEquals(3, turbine.at("/steady_states/0/wind_mps").asDouble());
    JsonNode training = JsonMapper.shared().readTree(file.text("training"));
    assertEquals(List.of("tipspeed", "seed", "steps"), List.copyOf(training.propertyNames()));
    assertEquals(480, training.at("/steps").asLong());
  }

  @Test
  void fileOfAnEarlierRelease_isRead() {
    SavedPolicy read = SavedPolicy.read(old());
    assertEquals(shipped.settings(), read.settings());
    assertEquals(Optional.empty(), read.turbine());
  }

  @Test
  void turbineThatCannotBe_isRefusedInOneSentence() {
    ArrayFile.Builder content = new ArrayFile.Builder();
    shipped.policy().save(content);
    content.text("settings", SettingsWriter.toJson(shipped.settings()));
    content.text("turbine", SettingsWriter.toJson(turbine()).replace("97.0", "-97"));
    Path file = folder.resolve("wrong.safetensors");
    ArrayFiles.write(file, content.build());
    var refusal = assertThrows(SettingsException.class, () -> SavedPolicy.read(file));
    assertEquals(
        file + ": turbine:1: gear_ratio: must be above 0 and at most 10000, was -97.0",
        refusal.getMessage());
  }

  @Test
  void flightOfAnotherTurbine_isFlownWithANotice() {
    TurbineDescription other = Records.with(turbine(), "name", "Other", "gearRatio", 50.0);
    List<String> notices = flown(written(Optional.of(other), "other.safetensors"));
    assertEquals(1, notices.size(), notices::toString);
    assertTrue(
        notices.get(0).startsWith("notice: the policy was trained on Other and flies NREL 5 MW")
            && notices.get(0).endsWith(": gear ratio 97 instead of 50"),
        notices.get(0));
  }

  @Test
  void flightOfItsOwnTurbine_orOfAnUnknownOne_hasNoNotice() {
    assertEquals(List.of(), flown(written(Optional.of(turbine()), "own.safetensors")));
    assertEquals(List.of(), flown(old()));
  }

  private List<String> flown(Path policy) {
    List<String> notices = new ArrayList<>();
    Suite calm = Suite.of(List.of(WindCases.parse("steady:10")), 12, shortTransient());
    Replay replay =
        Replay.of(policy.toString(), calm, folder.resolve(policy.getFileName() + "-flown"))
            .withJobs(OptionalInt.of(1));
    Tipspeed.replay(
        replay,
        new RunObserver() {
          @Override
          public void warned(String message) {
            notices.add(message);
          }
        });
    return notices;
  }

  private static MetricsSettings shortTransient() {
    return Records.with(MetricsSettings.DEFAULTS, "skippedTransientS", 2.0);
  }
}
