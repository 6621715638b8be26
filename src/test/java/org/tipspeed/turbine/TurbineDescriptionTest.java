package org.tipspeed.turbine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tipspeed.config.SettingsContract;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.config.yaml.SettingsWriter;
import org.tipspeed.support.FakeTurbine;
import org.tipspeed.support.Records;

/** The fake's schedule: 0.8 rad/s and 5 kN m at 5 m/s, 1.267 rad/s and 43 kN m at 15 m/s. */
class TurbineDescriptionTest {

  private final TurbineDescription turbine = new FakeTurbine().description();

  @ParameterizedTest
  @CsvSource({"0.5, 5000", "0.8, 5000", "1.0335, 24000", "1.267, 43000", "2, 43000"})
  void steadyTorqueAt_interpolatesBySpeed(double speed, double torque) {
    assertEquals(torque, turbine.steadyTorqueAt(speed), 1e-6);
  }

  @ParameterizedTest
  @CsvSource({"3, 0.8", "5, 0.8", "10, 1.0335", "15, 1.267", "25, 1.267"})
  void steadyStateAt_interpolatesByWind(double wind, double speed) {
    assertEquals(speed, turbine.steadyStateAt(wind).rotorSpeedRadPerS(), 1e-9);
  }

  @Test
  void writtenDown_readsBackEqual() {
    SettingsContract.assertReadsBack(turbine);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"gear_ratio\":97.0 | \"gear_ratio\":0 | gear_ratio: must be above 0 and at most 10000, was 0.0",
        "\"rated_power_w\":5000000.0 | \"rated_power_w\":1e300 | rated_power_w: must be above 0",
        "\"min_pitch_rad\":0.0 | \"min_pitch_rad\":3 | min_pitch_rad: must be below max_pitch_rad",
        "\"drive_train_inertia_kg_m2\":4.0E7 | \"drive_train_inertia_kg_m2\":-1 | inertia_kg_m2: must",
        "\"wind_mps\":15.0 | \"wind_mps\":5.0 | steady_states: must be by rising wind speed, was 5.0",
        "\"hub-wind\" | \"wind\" | channels[",
        "\"name\":\"fake\", | '' | name: is missing",
      })
  void fileThatSaysWhatNoTurbineIs_isRefusedWithTheKey(String part, String by, String message) {
    String json = SettingsWriter.toJson(turbine).replace(part, by);
    var refusal =
        assertThrows(
            SettingsException.class,
            () -> SettingsReader.read(json, "file", TurbineDescription.class));
    assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
  }

  @Test
  void difference_namesWhatDiffersAndNothingElse() {
    assertEquals(Optional.empty(), TurbineDifference.between(turbine, turbine));
    TurbineDescription rounded = Records.with(turbine, "gearRatio", 97.5, "minPitchRad", 1e-4);
    assertEquals(Optional.empty(), TurbineDifference.between(turbine, rounded));
    TurbineDescription other =
        Records.with(turbine, "gearRatio", 50.0, "ratedPowerW", 8e6, "maxPitchRad", 1.0);
    assertEquals(
        Optional.of(
            "rated power 8000 kW instead of 5000 kW, gear ratio 50 instead of 97, largest pitch"
                + " 57.2958 deg instead of 90 deg"),
        TurbineDifference.between(turbine, other));
  }

  @Test
  void ratedGeneratorSpeed_isThatOfTheRotorTimesTheGear() {
    assertEquals(1.267 * 97, turbine.ratedGeneratorSpeedRadPerS(), 1e-9);
  }
}
