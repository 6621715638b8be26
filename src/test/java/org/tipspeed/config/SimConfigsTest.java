package org.tipspeed.config;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The settings files that users start from. */
class SimConfigsTest {

  static List<Path> settingsFiles() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("sim-configs"))) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.startsWith(SuiteFilesTest.FOLDER))
          .filter(file -> !file.startsWith(StudyFileTest.FOLDER))
          .sorted()
          .toList();
    }
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
    Set<String> known = new HashSet<>(settings.task().winds());
    known.addAll(settings.evaluation().validationWinds());
    // A steady wind is the task itself; only turbulence can be known by heart.
    List<String> turbulent =
        settings.evaluation().winds().stream().filter(wind -> wind.contains("seed=")).toList();
    assertTrue(turbulent.stream().noneMatch(known::contains), file::toString);
  }
}
