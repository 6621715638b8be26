package org.tipspeed.config.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tipspeed.config.yaml.SampleSettings.ChannelSettings;
import org.tipspeed.config.yaml.SampleSettings.Mode;
import org.tipspeed.config.yaml.SampleSettings.NoiseSettings;

class SettingsReaderTest {

  @Test
  void everyKindOfValue_isRead() {
    SampleSettings settings =
        read(
            """
            rate_limit_deg_per_s: 4
            hidden_units: 32
            total_steps: 1e6
            clip_gradient: false
            label: 5MW
            library: /usr/lib/turbine.so
            mode: absolute
            noise:
              sigma: .5
            layers: [400, 300]
            channels:
              - {name: rotor_speed, scale: 1.5}
            reward_weights:
              power: 2
              tower: 1e-3
            seed_spread: 0.25
            extra_noise: {time_constant_s: 3}
            """);
    SampleSettings expected =
        new SampleSettings(
            4,
            32,
            1_000_000,
            false,
            "5MW",
            Path.of("/usr/lib/turbine.so"),
            Mode.ABSOLUTE,
            new NoiseSettings(0.5, 1.5, 0.01),
            List.of(400, 300),
            List.of(new ChannelSettings("rotor_speed", 1.5)),
            Map.of("power", 2.0, "tower", 1e-3),
            Optional.of(0.25),
            Optional.of(new NoiseSettings(0.2, 3, 0.01)));
    assertEquals(expected, settings);
  }

  @Test
  void missingKeyOfANestedRecord_takesTheEnclosingDefault_notItsOwn() {
    assertEquals(new NoiseSettings(0.3, 9, 0.01), read("noise: {time_constant_s: 9}").noise());
  }

  @Test
  void null_emptiesAnOptional() {
    assertEquals(Optional.empty(), read("seed_spread: null").seedSpread());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rate_limit_deg_per_s: fast    | rate_limit_deg_per_s: is fast, should be a number",
        "'rate_limit_deg_per_s: \"3\"' | rate_limit_deg_per_s: is \"3\", should be a number",
        "rate_limit_deg_per_s: .nan    | rate_limit_deg_per_s: is .nan, should be a finite number",
        "rate_limit_deg_per_s: -Inf    | rate_limit_deg_per_s: is -Inf, should be a finite number",
        "rate_limit_deg_per_s: 1e999   | rate_limit_deg_per_s: is 1e999, should be a finite number",
        "rate_limit_deg_per_s:         | rate_limit_deg_per_s: has no value, should be a number",
        "rate_limit_deg_per_s: [1]     | rate_limit_deg_per_s: is a list, should be a number",
        "hidden_units: 1.5             | hidden_units: is 1.5, should be a whole number",
        "hidden_units: 1_000           | hidden_units: is 1_000, should be a whole number",
        "hidden_units: 3000000000      | hidden_units: is 3000000000, should be a whole number from -2147483648 to 2147483647",
        "total_steps: 1e9999           | total_steps: is 1e9999, should be a whole number from -9223372036854775808 to 9223372036854775807",
        "total_steps: 9223372036854775808 | total_steps: is 9223372036854775808, should be a whole number from -9223372036854775808 to 9223372036854775807",
        "clip_gradient: yes            | clip_gradient: is yes, should be true or false",
        "label: {a: 1}                 | label: is keys and values, should be text",
        "library: ~                    | library: has no value, should be a path",
        "mode: rate_limited            | mode: is rate_limited, should be one of absolute, rate-limited",
        "noise: 3                      | noise: is 3, should be keys and values",
        "noise:                        | noise: is empty, should be keys and values",
        "layers: 3                     | layers: is 3, should be a list",
        "layers: [1, x]                | layers[1]: is x, should be a whole number",
        "reward_weights: [power]       | reward_weights: is a list, should be keys and values",
        "reward_weights: {power: much} | reward_weights.power: is much, should be a number",
        "seed_spread: wide             | seed_spread: is wide, should be a number",
        "extra_noise: {sigma: loud}    | extra_noise.sigma: is loud, should be a number",
        "'channels: [{name: a}]'       | channels[0].scale: is missing, should be a number",
        "hidden_unit: 3                | hidden_unit: is not a known key; did you mean hidden_units?",
        "hiddenUnits: 3                | hiddenUnits: is not a known key; did you mean hidden_units?",
        "rate_limit: 3                 | rate_limit: is not a known key; did you mean rate_limit_deg_per_s?",
        "rate_limit_rad_per_s: 3       | rate_limit_rad_per_s: is not a known key; did you mean rate_limit_deg_per_s?",
        "time_constant_s: 3            | time_constant_s: is not a known key; it belongs to noise.time_constant_s",
        "noise: {colour: 3}            | noise.colour: is not a known key; known here: sigma, time_constant_s, min_sigma",
        "hidden_units: 0               | hidden_units: must be at least 1, was 0",
        "noise: {time_constant_s: -1}  | noise.time_constant_s: must be positive, was -1.0",
        "noise: {sigma: 0}             | noise.sigma: must be at least min_sigma, were 0.0 and 0.01",
        "'? [a, b]\n: 3'               | a key should be a word, is a list or mapping",
      })
  void unusableValue_isReportedWithItsPlaceAndWhatWouldBeRight(String yaml, String message) {
    assertEquals(List.of("settings.yaml:1: " + message), problems(yaml));
  }

  @Test
  void allProblemsOfAFile_areReportedAtOnceWithTheirLines() {
    assertEquals(
        List.of(
            "settings.yaml:1: rate_limit_deg_per_s: is fast, should be a number",
            "settings.yaml:3: noise.min_sigma: is x, should be a number",
            "settings.yaml:4: noise.time_constant_s: must be positive, was 0.0",
            "settings.yaml:5: hiden_units: is not a known key; did you mean hidden_units?",
            "settings.yaml:6: layers[0]: is 1.5, should be a whole number",
            "settings.yaml:6: layers[2]: is \"null\", should be a whole number"),
        problems(
            """
            rate_limit_deg_per_s: fast
            noise:
              min_sigma: x
              time_constant_s: 0
            hiden_units: 3
            layers: [1.5, 2, "null"]
            """));
  }

  @Test
  void recordThatRefusesSeveralValues_namesThemAll() {
    assertEquals(
        List.of(
            "settings.yaml:1: hidden_units: must be at least 1, was 0",
            "settings.yaml:2: rate_limit_deg_per_s: must be positive, was -1.0"),
        problems("hidden_units: 0\nrate_limit_deg_per_s: -1"));
  }

  record OddSettings(String of, double level) {

    OddSettings {
      if (level > 1) {
        throw new IllegalArgumentException("level: the sum of all must be at most 1, was " + level);
      }
    }
  }

  @Test
  void refusalWithAnEverydayWordThatIsAKeyToo_isReportedAtTheRightKey() {
    SettingsException e =
        assertThrows(
            SettingsException.class,
            () -> SettingsReader.read("of: ~\nlevel: 2", "o.yaml", OddSettings.class));
    assertEquals(List.of("o.yaml:1: of: has no value, should be text"), e.problems());
    e =
        assertThrows(
            SettingsException.class,
            () -> SettingsReader.read("of: a\nlevel: 2", "o.yaml", OddSettings.class));
    assertEquals(
        List.of("o.yaml:2: level: the sum of all must be at most 1, was 2.0"), e.problems());
  }

  @Test
  void refusalThatOnlyFollowsFromAnotherProblem_isNotReported() {
    assertEquals(
        List.of("settings.yaml:1: noise.min_sigma: is low, should be a number"),
        problems("noise: {min_sigma: low, sigma: 0.001}"));
  }

  @Test
  void keyThatStandsTwice_isRefused() {
    assertEquals(
        List.of("settings.yaml:3: label: stands twice, first in line 1"),
        problems("label: a\nhidden_units: 2\nlabel: b"));
  }

  @Test
  void requiredKey_withoutDefaultAnywhere_isNamed() {
    SettingsException e =
        assertThrows(
            SettingsException.class,
            () -> SettingsReader.read("name: x", "c.yaml", ChannelSettings.class));
    assertEquals("c.yaml:1: scale: is missing, should be a number", e.getMessage());
  }

  @Test
  void misspeltRequiredKey_isOneProblem_notTwo() {
    SettingsException e =
        assertThrows(
            SettingsException.class,
            () -> SettingsReader.read("name: x\nscal: 1", "c.yaml", ChannelSettings.class));
    assertEquals(List.of("c.yaml:2: scal: is not a known key; did you mean scale?"), e.problems());
  }

  private static SampleSettings read(String yaml) {
    return SettingsReader.read(yaml, "settings.yaml", SampleSettings.class);
  }

  private static List<String> problems(String yaml) {
    return assertThrows(SettingsException.class, () -> read(yaml)).problems();
  }
}
