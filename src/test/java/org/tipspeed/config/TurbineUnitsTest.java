package org.tipspeed.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.task.SignalSettings;
import org.tipspeed.task.TaskSettings;

class TurbineUnitsTest {

  private static final Path QUICKSTART = Path.of("sim-configs/quickstart.yaml");
  private static final String SMALL = "src/test/resources/turbines/scaled2mw/scaled2mw.yaml";

  @TempDir private Path folder;

  private Path file(String signal) throws IOException {
    return Files.writeString(
        folder.resolve("run.yaml"), "task: {observation: {signals: [" + signal + "]}}\n");
  }

  private SignalSettings signal(String signal) throws IOException {
    return SettingsReader.read(file(signal), RunSettings.class)
        .task()
        .observation()
        .signals()
        .get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rotor_speed_rpm | 1 rated_rotor_speed | 12.1",
        "gen_speed_rpm | 0.5 rated_rotor_speed | 6.05",
        "gen_speed_rpm | 1 rated_generator_speed | 1173.7",
        "gen_torque_kNm | 1e0 rated_torque | 43.09355",
        "gen_power_kW | .5 rated_power | 2500",
        "tower_top_fa_disp_m | 1 rotor_radius | 63",
        "aero_thrust_kN | 1 rated_thrust | 630.240402162",
      })
  void numberInUnitsOfTheTurbine_isThatOfTheSignalsUnit(
      String signal, String scale, double expected) throws IOException {
    String text = "{signal: %s, center: 0, scale: %s}".formatted(signal, scale);
    assertEquals(expected, signal(text).scale(), 1e-9 * expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rotor_speed_rpm | 1 rated_rotor_sped | is no unit of a turbine; did you mean rated_rotor_speed?",
        "rotor_speed_rpm | 1 knots | is no unit of a turbine; there are rated_rotor_speed, ",
        "rotor_speed_rpm | 1 rated_power | which is a power, should be a speed of rotation",
        "pitch_action | 1 rated_power | is 1 rated_power, should be a number",
        "rotor_speed_rpm | rated_rotor_speed | is rated_rotor_speed, should be a number",
        "rotor_speed_rpm | 0 rated_rotor_speed | scale: must be positive",
      })
  void wrongUnit_isOneSentenceWithItsPlace(String signal, String scale, String message)
      throws IOException {
    Path file = file("{signal: %s, scale: %s}".formatted(signal, scale));
    var refusal =
        assertThrows(SettingsException.class, () -> SettingsReader.read(file, RunSettings.class));
    assertEquals(1, refusal.problems().size(), refusal.getMessage());
    assertTrue(
        refusal.getMessage().startsWith(file + ":1: task.observation.signals[0].scale: "),
        refusal.getMessage());
    assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
  }

  /** What is not read from a file of one's own may not open one to learn of a turbine. */
  @Test
  void settingsInsideAPolicy_haveNoUnits() throws IOException {
    String text = Files.readString(file("{signal: rotor_speed_rpm, scale: 1 rated_rotor_speed}"));
    assertThrows(
        SettingsException.class, () -> SettingsReader.read(text, "policy", RunSettings.class));
  }

  @Test
  void quickstart_scalesWithTheTurbine() {
    TaskSettings own = RunSettings.read(QUICKSTART, Optional.empty()).task();
    TaskSettings small = RunSettings.read(QUICKSTART, Optional.of(SMALL)).task();
    assertEquals(
        12.1 / 0.62, small.observation().signals().get(0).center(), 1e-3, "rated rotor speed");
    assertEquals(
        own.action().maxTorqueKnm().orElseThrow() * Math.pow(0.62, 3) * 97 / 70,
        small.action().maxTorqueKnm().orElseThrow(),
        1e-3);
    for (int i = 0; i < own.reward().terms().size(); i++) {
      assertEquals(
          own.reward().terms().get(i).minWindMps(),
          small.reward().terms().get(i).minWindMps(),
          0.01,
          "the same tip speed has the same rated wind");
    }
  }

  @Test
  void anotherSimulator_isNoTurbineToChoose() throws IOException {
    Path file = Files.writeString(folder.resolve("q.yaml"), "turbine: {simulator: qblade}\n");
    var refusal =
        assertThrows(SettingsException.class, () -> RunSettings.read(file, Optional.of("nrel5mw")));
    assertTrue(
        refusal.getMessage().endsWith("but turbine.simulator is qblade"), refusal.getMessage());
  }

  @Test
  void unknownTurbine_isToldWithTheNamesThereAre() {
    var refusal =
        assertThrows(
            SettingsException.class, () -> RunSettings.read(QUICKSTART, Optional.of("vestas")));
    assertTrue(
        refusal.getMessage().contains("there is no turbine vestas; there are nrel5mw"),
        refusal.getMessage());
  }
}
