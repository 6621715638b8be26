package org.tipspeed.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.config.yaml.Spelling;
import org.tipspeed.wind.WindCase;

/**
 * Finds suites by name, here or in what the program brings along, or as a file; or all suites of a
 * folder.
 */
public final class Suites {

  /** What the program brings along. */
  public static final List<String> SHIPPED =
      List.of(
          "aep",
          "dlc-1.1",
          "dlc-1.3",
          "dlc-1.4",
          "dlc-1.6",
          "eog",
          "operating-range",
          "ramps",
          "steady",
          "steps");

  /** Folders that the program brings along, with the suites in them. */
  public static final Map<String, List<String>> SHIPPED_FOLDERS =
      Map.of(
          "robustness",
          List.of(
              "clean",
              "dense-air",
              "gusts",
              "sensor-bias",
              "sensor-noise",
              "slow-pitch",
              "stuck-acceleration-sensor",
              "stuck-load-sensor",
              "stuck-power-sensor",
              "stuck-speed-sensor",
              "stuck-wind-sensor",
              "thin-air",
              "turbulence-above-training",
              "weak-and-strong-wind"));

  private static final String ENDING = ".yaml";
  private static final Path FOLDER = Path.of("sim-configs", "suites");

  private final OptionalDouble seconds;
  private final MetricsSettings metrics;

  /**
   * @param seconds length of the flights, if not the suites' [s]
   * @param metrics how flights are measured, but for the suites' transients
   */
  public Suites(OptionalDouble seconds, MetricsSettings metrics) {
    this.seconds = seconds;
    this.metrics = metrics;
  }

  /**
   * @param nameOrPlace a file or a folder, or the name of one in {@code sim-configs/suites} or
   *     shipped
   * @return one, or all of a folder in the order of their file names
   * @throws SettingsException if there is no such suite or something is wrong with it
   */
  public List<Suite> open(String nameOrPlace) {
    if (nameOrPlace.isBlank()) {
      throw new SettingsException("a suite is missing: give its name, a file or a folder");
    }
    Path here = FOLDER.resolve(nameOrPlace + ENDING);
    if (Files.isRegularFile(here)) {
      return List.of(read(here));
    }
    Path folder = FOLDER.resolve(nameOrPlace);
    if (isName(nameOrPlace) && Files.isDirectory(folder)) {
      return readAll(folder);
    }
    List<String> shipped = shipped(nameOrPlace.toLowerCase(Locale.ROOT));
    return shipped.isEmpty() ? atPlace(nameOrPlace) : shipped.stream().map(this::own).toList();
  }

  /**
   * Names of what the program brings along under a name, those in a folder with its name before.
   */
  private static List<String> shipped(String name) {
    return SHIPPED.contains(name)
        ? List.of(name)
        : SHIPPED_FOLDERS.getOrDefault(name, List.of()).stream()
            .map(each -> name + "/" + each)
            .toList();
  }

  private List<Suite> atPlace(String text) {
    Path place = Path.of(text);
    if (Files.isDirectory(place)) {
      return readAll(place);
    }
    if (!isFile(text)) {
      throw unknown(text);
    }
    return List.of(read(place));
  }

  private static SettingsException unknown(String text) {
    List<String> known =
        Stream.concat(SHIPPED.stream(), SHIPPED_FOLDERS.keySet().stream()).sorted().toList();
    return new SettingsException(
        "there is no suite '%s'; %s"
            .formatted(
                text,
                Spelling.nearest(text.toLowerCase(Locale.ROOT), known)
                    .map("did you mean %s?"::formatted)
                    .orElse(
                        "there are " + String.join(", ", known) + ", or give a file or folder")));
  }

  private static boolean isName(String text) {
    return !text.isEmpty() && !text.startsWith(".") && !text.contains("/") && !text.contains("\\");
  }

  private static boolean isFile(String text) {
    return isSuite(text) || text.contains("/") || Files.exists(Path.of(text));
  }

  private static boolean isSuite(String fileName) {
    return fileName.endsWith(ENDING) || fileName.endsWith(".yml");
  }

  private List<Suite> readAll(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Suite> suites =
          files.filter(file -> isSuite(file.toString())).sorted().map(this::read).toList();
      if (suites.isEmpty()) {
        throw new SettingsException(
            "%s: is a folder without a suite; its suites should be files that end in %s"
                .formatted(folder, ENDING));
      }
      return suites;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Suite read(Path file) {
    SuiteSettings settings = SettingsReader.read(file, SuiteSettings.class);
    Suite suite = suite(settings);
    Path folder = file.toAbsolutePath().getParent();
    return suite.withWinds(suite.winds().stream().map(wind -> located(wind, folder)).toList());
  }

  private Suite suite(SuiteSettings settings) {
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

  /** One that the program brings along. */
  private Suite own(String name) {
    try (InputStream in = Suites.class.getResourceAsStream("suites/" + name + ENDING)) {
      String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return suite(SettingsReader.read(yaml, "suite " + name, SuiteSettings.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
