package org.tipspeed.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.tipspeed.config.SettingsException;
import org.tipspeed.config.SettingsReader;
import org.tipspeed.config.Spelling;
import org.tipspeed.experiment.MetricsSettings;
import org.tipspeed.experiment.Suite;
import org.tipspeed.experiment.SuiteSettings;
import org.tipspeed.wind.WindCase;

/** Finds suites by name, here or in what the program brings along, or as a file. */
final class Suites {

  /** What the program brings along. */
  static final List<String> SHIPPED =
      List.of("aep", "dlc-1.1", "dlc-1.3", "dlc-1.4", "dlc-1.6", "eog", "ramps", "steady", "steps");

  private static final String ENDING = ".yaml";
  private static final Path FOLDER = Path.of("sim-configs", "suites");

  private Suites() {}

  /**
   * @param nameOrFile a file, or the name of one in {@code sim-configs/suites} or shipped
   * @param seconds length of the flights, if not the suite's [s]
   * @param metrics how flights are measured, but for the suite's transient
   * @throws SettingsException if there is no such suite or something is wrong with it
   */
  static Suite open(String nameOrFile, OptionalDouble seconds, MetricsSettings metrics) {
    Path here = FOLDER.resolve(nameOrFile + ENDING);
    if (Files.isRegularFile(here)) {
      return read(here, seconds, metrics);
    }
    String name = nameOrFile.toLowerCase(Locale.ROOT);
    if (SHIPPED.contains(name)) {
      String source = name + ENDING;
      SuiteSettings settings =
          SettingsReader.read(shipped(source), "suite " + name, SuiteSettings.class);
      return suite(settings, seconds, metrics);
    }
    if (!isFile(nameOrFile)) {
      throw new SettingsException(
          "there is no suite '%s'; %s"
              .formatted(
                  nameOrFile,
                  Spelling.nearest(name, SHIPPED)
                      .map("did you mean %s?"::formatted)
                      .orElse("there are " + String.join(", ", SHIPPED) + ", or give a file")));
    }
    return read(Path.of(nameOrFile), seconds, metrics);
  }

  private static boolean isFile(String text) {
    return text.endsWith(ENDING)
        || text.endsWith(".yml")
        || text.contains("/")
        || Files.exists(Path.of(text));
  }

  private static Suite read(Path file, OptionalDouble seconds, MetricsSettings metrics) {
    SuiteSettings settings = SettingsReader.read(file, SuiteSettings.class);
    Suite suite = suite(settings, seconds, metrics);
    Path folder = file.toAbsolutePath().getParent();
    return new Suite(
        suite.name(),
        suite.description(),
        suite.winds().stream().map(wind -> located(wind, folder)).toList(),
        suite.durationS(),
        suite.metrics());
  }

  private static Suite suite(
      SuiteSettings settings, OptionalDouble seconds, MetricsSettings metrics) {
    try {
      return (seconds.isPresent() ? settings.lasting(seconds.getAsDouble()) : settings)
          .suite(metrics);
    } catch (IllegalArgumentException e) {
      throw new SettingsException(
          "suite %s cannot be flown for %s s: %s"
              .formatted(settings.name(), seconds.orElse(settings.durationS()), e.getMessage()));
    }
  }

  /** Wind files are beside the suite's file. */
  private static WindCase located(WindCase wind, Path folder) {
    return wind.kind().equals(WindCase.FILE)
        ? new WindCase(
            WindCase.FILE, folder.resolve(wind.argument()).normalize().toString(), wind.options())
        : wind;
  }

  private static String shipped(String file) {
    try (InputStream in = Suites.class.getResourceAsStream("suites/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
