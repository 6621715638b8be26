package org.tipspeed.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.evaluation.SuiteFilesTest;
import org.tipspeed.study.StudyFileTest;
import org.tipspeed.wind.WindSpec;

/** The settings files that users start from. */
class SimConfigsTest {

  private static final Path FOLDER = Path.of("sim-configs");

  /** A file or a folder; other tables explain other things. */
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+(?:\\.yaml|/))` \\|");

  private static final Path SIMULATOR = FOLDER.resolve("openfast-nrel5mw/openfast.yaml");

  static List<Path> settingsFiles() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.startsWith(SuiteFilesTest.FOLDER))
          .filter(file -> !file.startsWith(StudyFileTest.FOLDER))
          .filter(file -> !file.startsWith(FOLDER.resolve("turbines")))
          .filter(file -> !file.equals(SIMULATOR))
          .sorted()
          .toList();
    }
  }

  /** A turbine section alone, for {@code --simulator}, is that of the training beside it. */
  @Test
  void simulatorFile_isTheTurbineOfItsTraining() {
    TurbineSettings training = TurbineSettings.read(SIMULATOR.resolveSibling("train.yaml"));
    assertEquals(training, TurbineSettings.read(SIMULATOR));
  }

  @ParameterizedTest
  @MethodSource("settingsFiles")
  void settingsFile_isValidAndReadsBackAsUsed(Path file) {
    SettingsContract.assertReadsBack(SettingsReader.read(file, RunSettings.class));
  }

  @ParameterizedTest
  @MethodSource("settingsFiles")
  void finalComparison_isOnWindsThatServedForNothingElse(Path file) {
    RunSettings settings = SettingsReader.read(file, RunSettings.class);
    Set<WindSpec> known = new HashSet<>(settings.task().winds());
    known.addAll(settings.evaluation().validationWinds());
    // A steady wind is the task itself; only turbulence can be known by heart.
    List<WindSpec> turbulent =
        settings.evaluation().winds().stream()
            .filter(wind -> wind.text().contains("seed="))
            .toList();
    assertTrue(turbulent.stream().noneMatch(known::contains), file::toString);
  }

  /** A folder with a README of its own is one case and has one row. */
  @Test
  void readme_hasARowForEachCaseAndNoOther() throws IOException {
    Set<String> cases = new TreeSet<>();
    try (Stream<Path> files = Files.walk(FOLDER)) {
      files
          .filter(file -> file.toString().endsWith(".yaml"))
          .map(SimConfigsTest::row)
          .forEach(cases::add);
    }
    String readme = Files.readString(FOLDER.resolve("README.md"));
    assertEquals(
        cases,
        ROW.matcher(readme)
            .results()
            .map(row -> row.group(1))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static String row(Path file) {
    Path folder = file.getParent();
    boolean ownReadme = !folder.equals(FOLDER) && Files.exists(folder.resolve("README.md"));
    String name = FOLDER.relativize(ownReadme ? folder : file).toString().replace('\\', '/');
    return ownReadme ? name + "/" : name;
  }
}
