package org.tipspeed.config.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.AssertionFailedError;
import org.tipspeed.config.SettingsContract;
import org.tipspeed.config.yaml.SampleSettings.ChannelSettings;
import org.tipspeed.config.yaml.SampleSettings.Mode;
import org.tipspeed.config.yaml.SampleSettings.NoiseSettings;

class SettingsWriterTest {

  /** Every settings record of the program and the tests that has defaults. */
  static Stream<Class<? extends Record>> settingsRecords() throws IOException {
    List<Class<? extends Record>> records = new ArrayList<>();
    for (Class<?> neighbour : List.of(SettingsReader.class, SettingsReaderTest.class)) {
      Path classes =
          Path.of(neighbour.getProtectionDomain().getCodeSource().getLocation().getPath());
      try (Stream<Path> files = Files.walk(classes)) {
        files
            .map(file -> classes.relativize(file).toString().replace(File.separatorChar, '.'))
            .filter(name -> name.endsWith("Settings.class"))
            .map(name -> record(name.substring(0, name.length() - ".class".length())))
            .filter(type -> new SettingsShape<>(type).defaults() != null)
            .forEach(records::add);
      }
    }
    return records.stream();
  }

  private static Class<? extends Record> record(String name) {
    try {
      return Class.forName(name).asSubclass(Record.class);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("settingsRecords")
  void defaultsOfEveryRecord_readBackEqual(Class<? extends Record> type) {
    SettingsContract.assertReadsBack(new SettingsShape<>(type).defaults());
  }

  @ParameterizedTest
  @MethodSource("settingsRecords")
  void everyKeyOfEveryRecord_changesExactlyOneValue(Class<? extends Record> type) {
    SettingsContract.assertEveryKeyChangesOneValue(type);
  }

  @Test
  void settingsAsUsed_areReadableAndCompleteButForWhatIsAbsent() {
    assertEquals(
        """
        rate_limit_deg_per_s: 8.0
        hidden_units: 64
        total_steps: 100000
        clip_gradient: true
        label: first
        library: /opt/simulator/library.so
        mode: rate-limited
        noise:
          sigma: 0.3
          time_constant_s: 1.5
          min_sigma: 0.01
        layers:
        - 256
        - 128
        channels: []
        reward_weights:
          power: 1.0
        """,
        SettingsWriter.toYaml(SampleSettings.DEFAULTS));
  }

  @Test
  void json_isOneLineForReadersOfJson() {
    assertEquals(
        "{\"sigma\":0.2,\"time_constant_s\":1.5,\"min_sigma\":0.01}",
        SettingsWriter.toJson(NoiseSettings.DEFAULTS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "12",
        "1e3",
        "a: b",
        " blanks ",
        "",
        "- x",
        "#",
        "'\"",
        "line\nbreak",
        "tab\t",
        "%",
        "&a",
        "*a",
        "~",
        "umlaut ü",
        "\u0001",
        "\u007f",
        "\u0085\ufeff",
        "🌬"
      })
  void textThatLooksLikeSomethingElse_readsBackEqual(String label) {
    SettingsContract.assertReadsBack(sample(label, 1e-300));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.MIN_VALUE, Double.MAX_VALUE, 0.1, 1.0 / 3, 1e21, 123456789.125})
  void number_readsBackToTheLastBit(double rate) {
    SettingsContract.assertReadsBack(sample("x", rate));
  }

  @Test
  void defaultsWrittenDownAgain_areCheckedForValueAndCompleteness() {
    SettingsContract.assertDefaults(
        NoiseSettings.class, "sigma: 0.2\ntime_constant_s: 1.5\nmin_sigma: 0.01");
    assertThrows(
        AssertionFailedError.class,
        () -> SettingsContract.assertDefaults(NoiseSettings.class, "sigma: 0.2"));
    assertThrows(
        AssertionFailedError.class,
        () ->
            SettingsContract.assertDefaults(
                NoiseSettings.class, "sigma: 0.1\ntime_constant_s: 1.5\nmin_sigma: 0.01"));
  }

  private static SampleSettings sample(String label, double rate) {
    return new SampleSettings(
        rate,
        1,
        Long.MIN_VALUE,
        false,
        label,
        Path.of("/with blank/ö.so"),
        Mode.ABSOLUTE,
        NoiseSettings.DEFAULTS,
        List.of(),
        List.of(new ChannelSettings(label, -rate), new ChannelSettings("b", 0)),
        Map.of(),
        Optional.of(rate),
        Optional.of(new NoiseSettings(1, 2, 0.5)));
  }
}
