package org.tipspeed.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tipspeed.agent.ddpg.DdpgSettings;
import org.tipspeed.config.RunSettings;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.task.RewardTerm;

public class StudyFileTest {

  public static final Path FOLDER = Path.of("sim-configs", "studies");

  private static final String BASE =
      """
      task:
        reward:
          terms:
            - {name: power, weight: 3, of: {signal: gen_power_kW}}
            - {name: pitch, weight: -1, of: {signal: pitch_command_deg}}
      agent: {batch_size: 32}
      """;

  private static final String STUDY =
      """
      config: base.yaml
      seeds: 1-3
      variants:
        - {name: as-is, set: {}}
        - {name: other, set: {task.reward.terms.pitch.weight: -0.3, training.steps: 2000}}
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeBase() throws IOException {
    Files.writeString(folder.resolve("base.yaml"), BASE);
  }

  @Test
  void variant_changesWhatItNamesAndNothingElse() throws IOException {
    StudySettings study = StudyFile.read(write(STUDY));
    RunSettings base = SettingsReader.read(folder.resolve("base.yaml"), RunSettings.class);
    assertEquals(new SeedRange(1, 3), study.seeds());
    assertEquals(List.of(FrontSettings.DEFAULTS), study.fronts());
    assertEquals(base, study.variants().get(0).settings());
    StudySettings.Variant other = study.variants().get(1);
    List<RewardTerm> terms = other.settings().task().reward().terms();
    assertEquals(-0.3, terms.get(1).weight());
    assertEquals(base.task().reward().terms().get(0), terms.get(0));
    assertEquals(base.agent(), other.settings().agent());
    assertEquals(2000, other.settings().training().steps(), "a default, which the base left out");
    assertEquals(
        Map.of("task.reward.terms.pitch.weight", "-0.3", "training.steps", "2000"),
        other.changes());
  }

  @Test
  void listsAndRecords_areReplacedAsAWhole() throws IOException {
    String set = "agent.actor.hidden: [8, 4], evaluation.metrics: {skipped_transient_s: 7}";
    StudySettings.Variant variant =
        StudyFile.read(write(STUDY.replace("training.steps: 2000", set))).variants().get(1);
    DdpgSettings agent = (DdpgSettings) variant.settings().agent().settings();
    assertEquals(List.of(8, 4), agent.actor().hidden());
    assertEquals(7, variant.settings().evaluation().metrics().skippedTransientS());
    assertEquals("[8, 4]", variant.changes().get("agent.actor.hidden"));
    assertEquals("{skipped_transient_s: 7}", variant.changes().get("evaluation.metrics"));
  }

  @Test
  void fronts_areOneOrSeveral() throws IOException {
    String one = "front: {x: pitch_travel_deg, y: energy_kwh, suite: eog}\n";
    FrontSettings front = new FrontSettings("pitch_travel_deg", "energy_kwh", Optional.of("eog"));
    assertEquals(List.of(front), StudyFile.read(write(STUDY + one)).fronts());
    String several = "front: [{x: pitch_travel_deg}, {y: energy_kwh}]\nsuites: [eog, a.yaml]\n";
    StudySettings study = StudyFile.read(write(STUDY + several));
    assertEquals(2, study.fronts().size());
    assertEquals(List.of("eog", "a.yaml"), study.suites());
  }

  @Test
  void aFileWithVariants_isAStudyAndNoOther() throws IOException {
    assertTrue(StudyFile.isStudy(write(STUDY)));
    assertFalse(StudyFile.isStudy(folder.resolve("base.yaml")));
  }

  /** In the study, what by what, and the sentence that follows the file's name. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "terms.pitch.weight|terms.pich.weight|:5: variant other: task.reward.terms.pich.weight is"
            + " unknown: task.reward.terms has no pich; did you mean pitch?",
        "terms.pitch.weight|terms.travel.weight|:5: variant other: task.reward.terms.travel.weight"
            + " is unknown: task.reward.terms has no travel; there are power, pitch",
        "training.steps|trainning.steps|:5: variant other: trainning.steps is unknown: the file has"
            + " no trainning; did you mean training?",
        "training.steps|training.steps.many|:5: variant other: training.steps.many is unknown:"
            + " training.steps has nothing with a name in it",
        "training.steps|training..steps|:5: variant other: training..steps is unknown: training has"
            + " no empty key; there are",
        "2000|many|:5: training.steps: is many, should be a whole number",
        "training.steps: 2000|agent.discount: 1.2|:5: agent.discount: must be in [0, 1), was 1.2",
        "name: other|name: as-is|:3: variants: must have different names, 'as-is' stands twice",
        "name: other|name: ../other|:5: variants[1].name: must be of letters",
        "training.steps: 2000|training.steps: 1, training.steps: 2|:5: variants[1].set.training.steps:"
            + " stands twice, first in line 5",
        "1-3|3-1|:2: seeds: '3-1' should be two seeds from low to high, such as 1-5",
        "config: base.yaml|conf: base.yaml|:1: conf: is not a known key; did you mean config?",
        "set: {}|sett: {}|:4: variants[0].sett: is not a known key; did you mean set?",
      })
  void whatIsWrong_isOneSentence(String right, String wrong, String sentence) throws IOException {
    Path file = write(STUDY.replace(right, wrong));
    SettingsException e = assertThrows(SettingsException.class, () -> StudyFile.read(file));
    assertEquals(1, e.problems().size(), e.getMessage());
    assertTrue(e.getMessage().startsWith(file + sentence), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{x: pitch_travel_deg, y: loads}|y must be a metric of evaluation.json that has a ratio",
        "{x: wind_mean_mps, y: energy_kwh}|x must be a metric of evaluation.json",
        "{x: energy_kwh, y: energy_kwh}|must be different metrics, both are energy_kwh",
        "pitch_travel_deg|should be a list",
      })
  void frontOfWhatIsNoRatio_isRefused(String front, String sentence) throws IOException {
    Path file = write(STUDY + "front: " + front + "\n");
    SettingsException e = assertThrows(SettingsException.class, () -> StudyFile.read(file));
    assertTrue(e.getMessage().startsWith(file + ":6: front"), e.getMessage());
    assertTrue(e.getMessage().contains(sentence), e.getMessage());
  }

  @Test
  void problemsOfAllVariants_areToldAtOnce() throws IOException {
    Path file = write(STUDY.replace("set: {}", "set: {seed: x}").replace("2000", "many"));
    SettingsException e = assertThrows(SettingsException.class, () -> StudyFile.read(file));
    assertEquals(2, e.problems().size(), e.getMessage());
  }

  @Test
  void noVariants_areRefused() throws IOException {
    Path file = write("config: base.yaml\nseeds: 1\nvariants: []\n");
    SettingsException e = assertThrows(SettingsException.class, () -> StudyFile.read(file));
    assertEquals(file + ":3: variants: must name at least one variant", e.getMessage());
  }

  @ParameterizedTest
  @MethodSource("shippedFiles")
  void shippedStudy_hasVariantsThatDiffer(Path file) {
    List<StudySettings.Variant> variants = StudyFile.read(file).variants();
    Set<RunSettings> settings = new HashSet<>();
    variants.forEach(variant -> settings.add(variant.settings()));
    assertEquals(variants.size(), settings.size());
  }

  static List<Path> shippedFiles() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  private Path write(String study) throws IOException {
    return Files.writeString(folder.resolve("study.yaml"), study);
  }
}
