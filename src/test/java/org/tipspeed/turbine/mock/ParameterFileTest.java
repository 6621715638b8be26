package org.tipspeed.turbine.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tipspeed.turbine.TurbineDescription;

final class ParameterFileTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void copyBuiltIn() throws IOException {
    for (String name : new String[] {"nrel5mw.yaml", "openfast.csv", "ccblade.csv"}) {
      try (InputStream stream = MockTurbine.class.getResourceAsStream("nrel5mw/" + name)) {
        Files.copy(stream, folder.resolve(name));
      }
    }
    file = folder.resolve("nrel5mw.yaml");
  }

  private void replace(Path path, String what, String with) throws IOException {
    String text = Files.readString(path);
    assertTrue(text.contains(what), what);
    Files.writeString(path, text.replace(what, with));
  }

  private MockTurbine open() {
    return new MockTurbine(new MockSettings(file.toString(), 0.05, 1.225, 0));
  }

  private void assertRefused(String... words) {
    String message = assertThrows(IllegalArgumentException.class, this::open).getMessage();
    for (String word : words) {
      assertTrue(message.contains(word), message);
    }
  }

  @Test
  void builtInTurbine_isTheNrel5Mw() {
    TurbineDescription turbine = MockTurbine.nrel5mw().description();
    assertEquals(90, turbine.site().hubHeightM());
    assertEquals(126, turbine.site().rotorDiameterM());
    assertEquals(122.9096, turbine.ratedGeneratorSpeedRadPerS(), 1e-3);
    assertEquals(43_093.55, turbine.ratedGeneratorTorqueNm(), 1e-6);
    assertEquals(5e6, turbine.ratedPowerW());
    assertEquals(47_402.91, turbine.maxGeneratorTorqueNm(), 1e-6);
    assertEquals(15_000, turbine.maxTorqueRateNmPerS());
    assertEquals(Math.toRadians(8), turbine.maxPitchRateRadPerS(), 1e-12);
    assertEquals(24, turbine.steadyStates().size());
    assertEquals(Math.toRadians(7.92804), turbine.steadyStateAt(14).pitchRad(), 1e-9);
  }

  @Test
  void anotherFile_isAnotherTurbine() throws IOException {
    replace(file, "name: NREL 5 MW", "name: taller");
    replace(file, "hub_height: {value: 90", "hub_height: {value: 120");
    TurbineDescription turbine = open().description();
    assertEquals("taller", turbine.name());
    assertEquals(120, turbine.site().hubHeightM());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gear_ratio: {value: 97 | gear_ratoi: {value: 97 | gear_ratio is missing",
        "gear_ratio: {value: 97 | gear_ratio: {value: many | must be a finite number, was many",
        "gear_ratio: {value: 97 | gear_ratio: {value: -97 | must be positive, was -97",
        "hub_height: {value: 90, unit: m | hub_height: {value: 90, unit: ft | must be in m, was in ft",
        "max_rate: {value: 0.3 | fin: 1, max_rate: {value: 0.3 | no parameter named fin",
        "blade_stations: {value: 4 | blade_stations: {value: 4.5 | must be a whole number",
        "file: openfast.csv | file: closedslow.csv | closedslow.csv, which does not exist",
        "columns: [wind_mps, | columns: [wind_kmh, | steady_states.columns must be",
        "[14, 12.0999, | [14, | a row must have 4 numbers",
        "site: | site: [ | cannot be read"
      })
  void mistake_isNamed(String what, String with, String complaint) throws IOException {
    if (with.contains("fin:")) {
      replace(file, "yaw_drive:\n", "yaw_drive:\n  fin: 1\n");
    } else {
      replace(file, what, with);
    }
    assertRefused(complaint);
  }

  @Test
  void missingFile_isNamed() throws IOException {
    Files.delete(file);
    assertRefused("nrel5mw.yaml", "does not exist");
  }

  @Test
  void damagedTable_isNamed() throws IOException {
    replace(folder.resolve("ccblade.csv"), "0.006673", "broken");
    assertRefused("ccblade.csv", "broken");
  }

  @Test
  void tableWithoutTheRotorSpeed_isRefused() throws IOException {
    replace(file, "flexible_rotor_speed: {value: 12.1", "flexible_rotor_speed: {value: 13.1");
    assertRefused("openfast.csv", "two pitch angles");
  }
}
