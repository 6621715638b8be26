package org.tipspeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tipspeed.app.InputCheck;
import org.tipspeed.config.RunSettings;
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.evaluation.MetricsSettings;
import org.tipspeed.evaluation.Suites;
import org.tipspeed.random.RandomStreams;
import org.tipspeed.study.StudyFile;
import org.tipspeed.support.Mutants;

/**
 * Files of settings that are a little wrong are read, or refused as wrong input. More of them:
 * {@code mvn test -Dtest=SettingsFuzzTest -Dtipspeed.fuzz=100000}.
 */
class SettingsFuzzTest {

  private static final int MUTANTS = Integer.getInteger("tipspeed.fuzz", 200);
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** A file with its reader. */
  enum Kind {
    SETTINGS("quickstart.yaml") {
      @Override
      void read(Path file) {
        new InputCheck(SettingsReader.read(file, RunSettings.class));
      }
    },
    SUITE("suites/dlc-1.4.yaml") {
      @Override
      void read(Path file) {
        new Suites(OptionalDouble.empty(), MetricsSettings.DEFAULTS).open(file.toString());
      }
    },
    STUDY("studies/prices.yaml") {
      @Override
      void read(Path file) {
        StudyFile.read(file);
      }
    },
    TURBINE("turbines/nrel5mw/nrel5mw.yaml") {
      @Override
      void read(Path file) {
        String settings = "turbine: {mock: {parameter_file: '%s'}}".formatted(file);
        new InputCheck(SettingsReader.read(settings, "settings", RunSettings.class));
      }
    };

    final Path sample;

    Kind(String sample) {
      this.sample = Path.of("sim-configs").resolve(sample);
    }

    abstract void read(Path file);
  }

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void mutant_isReadOrRefused(Kind kind) throws IOException {
    byte[] sample = Files.readAllBytes(kind.sample);
    Path file = besides(kind.sample).resolve("mutant.yaml");
    Files.write(file, sample);
    kind.read(file);
    int refused = 0;
    for (int i = 0; i < MUTANTS; i++) {
      Files.write(file, Mutants.of(sample, new RandomStreams(9).stream(kind.name(), i)));
      String what = "%s, mutant %d".formatted(kind, i);
      refused += assertTimeout(LIMIT, () -> isRefused(kind, file, what), what) ? 1 : 0;
    }
    System.out.printf("%s: %d mutants, %d refused%n", kind, MUTANTS, refused);
  }

  /** A folder with the tables beside a file and the settings above it. */
  private Path besides(Path sample) throws IOException {
    Path below = Files.createDirectories(folder.resolve("above/below"));
    Files.copy(Kind.SETTINGS.sample, below.resolveSibling("quickstart.yaml"));
    try (DirectoryStream<Path> tables = Files.newDirectoryStream(sample.getParent(), "*.csv")) {
      for (Path table : tables) {
        Files.copy(table, below.resolve(table.getFileName()));
      }
    }
    return below;
  }

  private static boolean isRefused(Kind kind, Path file, String what) {
    try {
      kind.read(file);
      return false;
    } catch (RuntimeException | Error e) {
      assertEquals(ExitCode.USAGE, ExitCode.of(e), () -> what + ": " + e);
      return true;
    }
  }
}
