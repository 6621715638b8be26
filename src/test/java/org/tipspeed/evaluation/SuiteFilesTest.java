package org.tipspeed.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.config.yaml.SettingsWriter;
import org.tipspeed.flight.disturbance.DisturbanceSettings;
import org.tipspeed.wind.Site;
import org.tipspeed.wind.WindCase;
import org.tipspeed.wind.WindField;
import org.tipspeed.wind.WindFields;

/** The suites that users judge policies on. */
public class SuiteFilesTest {

  public static final Path FOLDER = Path.of("sim-configs", "suites");

  private static final Site SITE = new Site(90, 126);

  /** Suites that are called by their own names. */
  static List<Path> files() throws IOException {
    return filesIn(FOLDER);
  }

  /** Suites that go together. */
  static List<Path> robustness() throws IOException {
    return filesIn(FOLDER.resolve("robustness"));
  }

  static List<Path> all() throws IOException {
    return Stream.concat(files().stream(), robustness().stream()).toList();
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void suite_isNamedAsItsFileAndReadsBackAsWritten(Path file) {
    SuiteSettings settings = SettingsReader.read(file, SuiteSettings.class);
    assertEquals(settings.name() + ".yaml", file.getFileName().toString());
    assertTrue(settings.description().endsWith("."), settings.description());
    String yaml = SettingsWriter.toYaml(settings);
    assertEquals(settings, SettingsReader.read(yaml, "written", SuiteSettings.class));
  }

  @ParameterizedTest
  @MethodSource("files")
  void turbulentWinds_haveSixSeedsEachAndLastTheFlight(Path file) {
    Suite suite = suite(file);
    Map<String, Integer> seeds = new LinkedHashMap<>();
    for (WindCase wind : suite.winds()) {
      if (wind.options().containsKey("seed")) {
        seeds.merge(wind.with("seed", "").spec(), 1, Integer::sum);
        double durationS = Double.parseDouble(wind.options().get("duration"));
        assertTrue(durationS > suite.durationS(), wind::spec);
      }
    }
    seeds.forEach((wind, count) -> assertEquals(6, count, wind));
  }

  /** Training draws its seeds from 31 bits; settings files name small ones. */
  @Test
  void seeds_serveForNothingElse() throws IOException {
    Set<Long> used = new HashSet<>();
    for (Path file : files()) {
      for (WindCase wind : suite(file).winds()) {
        if (wind.options().containsKey("seed")) {
          long seed = Long.parseLong(wind.options().get("seed"));
          assertTrue(seed > Integer.MAX_VALUE, wind::spec);
          assertTrue(used.add(seed), wind::spec);
        }
      }
    }
    assertEquals((4 * 11 + 2 * 20) * 6, used.size());
    assertTrue(seedsOfRobustness().stream().noneMatch(used::contains));
  }

  private static Set<Long> seedsOfRobustness() throws IOException {
    Set<Long> seeds = new HashSet<>();
    for (Path file : robustness()) {
      for (WindCase wind : suite(file).winds()) {
        if (wind.options().containsKey("seed")) {
          seeds.add(Long.parseLong(wind.options().get("seed")));
        }
      }
    }
    assertEquals(2 * 7 * 3, seeds.size());
    assertTrue(seeds.stream().allMatch(seed -> seed > Integer.MAX_VALUE));
    return seeds;
  }

  /** What a disturbance costs shows only where everything else is equal. */
  @Test
  void disturbedSuites_flyTheWindsOfOneThatIsNot() throws IOException {
    Map<String, Suite> suites = new LinkedHashMap<>();
    for (Path file : robustness()) {
      suites.put(suite(file).name(), suite(file));
    }
    List<Suite> disturbed =
        suites.values().stream()
            .filter(suite -> !suite.disturbance().equals(DisturbanceSettings.DEFAULTS))
            .toList();
    assertEquals(10, disturbed.size());
    for (Suite suite : disturbed) {
      Suite equal = suites.get(suite.name().equals("slow-pitch") ? "gusts" : "clean");
      assertEquals(equal.winds(), suite.winds(), suite.name());
      assertEquals(equal.durationS(), suite.durationS(), suite.name());
      assertEquals(DisturbanceSettings.DEFAULTS, equal.disturbance());
    }
  }

  @Test
  void everyKindOfWind_blows() throws IOException {
    Map<String, WindCase> kinds = new LinkedHashMap<>();
    for (Path file : all()) {
      suite(file).winds().forEach(wind -> kinds.putIfAbsent(wind.kind(), wind));
    }
    assertEquals(
        Set.of("ntm", "etm", "ecd", "edc", "eog", "ramp", "steady", "step"), kinds.keySet());
    double[] uvw = new double[3];
    for (WindCase wind : kinds.values()) {
      WindField field = WindFields.open(small(wind), SITE);
      field.velocityAt(1, 0, 0, SITE.hubHeightM(), uvw);
      assertTrue(uvw[0] > 1 && uvw[0] < 40, wind::spec);
    }
  }

  private static WindCase small(WindCase wind) {
    return wind.options().containsKey("seed")
        ? wind.with("duration", "10").with("ny", "5").with("nz", "5")
        : wind;
  }

  private static Suite suite(Path file) {
    return SettingsReader.read(file, SuiteSettings.class).suite(MetricsSettings.DEFAULTS);
  }
}
