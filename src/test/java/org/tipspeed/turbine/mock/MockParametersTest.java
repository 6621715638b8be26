package org.tipspeed.turbine.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tipspeed.config.yaml.Quantity;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.random.RandomStreams;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.wind.WindCases;

/** Parameter files of the built-in turbine. */
final class MockParametersTest {

  private static final Path TURBINES = Path.of("sim-configs", "turbines");

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void copyBuiltIn() throws IOException {
    for (String name : List.of("nrel5mw.yaml", "openfast.csv", "ccblade.csv")) {
      Files.copy(TURBINES.resolve("nrel5mw").resolve(name), folder.resolve(name));
    }
    file = folder.resolve("nrel5mw.yaml");
  }

  private void replace(String name, String what, String with) throws IOException {
    Path path = folder.resolve(name);
    String text = Files.readString(path);
    assertTrue(text.contains(what), what);
    Files.writeString(path, text.replace(what, with));
  }

  private MockTurbine open() {
    return open(0.05);
  }

  private MockTurbine open(double timeStepS) {
    return new MockTurbine(new MockSettings(file, timeStepS, 1.225, 0, false));
  }

  private List<String> problems() {
    return assertThrows(SettingsException.class, this::open).problems().stream()
        .map(line -> line.replace(folder + "/", ""))
        .toList();
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
  void fileForPeople_isWhatTheProgramBringsAlong() {
    assertEquals(
        MockParameters.builtIn(), MockParameters.of(new MockSettings(file, 0.05, 1, 0, false)));
  }

  @Test
  void anotherFile_isAnotherTurbine() throws IOException {
    replace("nrel5mw.yaml", "name: NREL 5 MW", "name: taller");
    replace("nrel5mw.yaml", "hub_height: {value: 90", "hub_height: {value: 120");
    TurbineDescription turbine = open().description();
    assertEquals("taller", turbine.name());
    assertEquals(120, turbine.site().hubHeightM());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gear_ratio: {value: 97 | gear_ratoi: {value: 97 | drive_train.gear_ratoi: is not a known key; did you mean gear_ratio?",
        "gear_ratio: {value: 97 | gear_ratio: {value: many | drive_train.gear_ratio.value: is many, should be a number",
        "gear_ratio: {value: 97 | gear_ratio: {value: -97 | drive_train.gear_ratio: is -97, should be above 0 and at most 1000",
        "inertia: {value: 38677041 | inertia: {value: -1 | rotor.inertia: is -1 kg m2, should be above 0 kg m2",
        "fore_aft_frequency: {value: 0.3245 | fore_aft_frequency: {value: 0 | tower.fore_aft_frequency: is 0 Hz, should be above 0 Hz",
        "hub_height: {value: 90, unit: m | hub_height: {value: 90, unit: ft | site.hub_height: is in ft, should be in m",
        "hub_height: {value: 90, | hub_height: {value: 50, | site.hub_height: must be above rotor_radius, were 50.0 and 63.0 m",
        "blade_stations: {value: 4, | blade_stations: {value: 4.5, | inflow.blade_stations: is 4.5, should be a whole number",
        "min_angle: {value: 0, | min_angle: {value: 91, | pitch_actuator.min_angle: must be below max_angle, were 91 deg and 90 deg",
        "file: openfast.csv | file: closedslow.csv | aerodynamics.flexible_rotor.file: closedslow.csv: there is no such file",
        "flexible_rotor_speed: {value: 12.1 | flexible_rotor_speed: {value: 7.56 | 'aerodynamics.flexible_rotor_speed: is 7.56 rpm, but the table has no such rows; it has rows at 9 rpm, 12.1 rpm'",
        "columns: [wind_mps, | columns: [wind_kmh, | 'steady_states.columns: must be [wind_mps, rotor_speed_rpm, blade_pitch_deg, gen_torque_kNm], were [wind_kmh, rotor_speed_rpm, blade_pitch_deg, gen_torque_kNm]'",
        "'[14, 12.0999, ' | '[14, ' | 'steady_states.rows: each must have 4 numbers, one had 3'",
        "'[14, 12.0999, ' | '[13, 12.0999, ' | 'steady_states.rows: the wind must rise from row to row, but 13.0 m/s comes after 13.0'",
        "'[14, 12.0999, ' | '[14, -1, ' | 'steady_states.rows: a rotor speed must be at least 0 rpm, one was -1.0'",
        "'[14, 12.0999, ' | '[14, .inf, ' | 'steady_states.rows[12][1]: is .inf, should be a finite number'",
      })
  void mistake_isToldWithItsLine(String what, String with, String message) throws IOException {
    replace("nrel5mw.yaml", what, with);
    List<String> problems = problems();
    assertEquals(1, problems.size(), problems::toString);
    String[] parts = problems.get(0).split(": ", 2);
    assertEquals(message, parts[1]);
    assertTrue(parts[0].matches("nrel5mw\\.yaml:\\d+"), parts[0]);
  }

  /** The blades' inertia would take away all that the tower or the rotor has. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "100 | must be above \\S+ kg for this flap_first_mass and tower, was 100\\.00 kg",
        "600 | must be above \\S+ kg for this flap_moment and rotor.inertia, was 600\\.00 kg",
      })
  void bladesThatWeighMoreThanTheyCan_areRefused(String modalMassKg, String message)
      throws IOException {
    replace(
        "nrel5mw.yaml", "flap_modal_mass: {value: 911", "flap_modal_mass: {value: " + modalMassKg);
    List<String> problems = problems();
    assertEquals(1, problems.size(), problems::toString);
    assertTrue(
        problems.get(0).matches("nrel5mw\\.yaml.*: blades\\.flap_modal_mass: " + message),
        problems.get(0));
  }

  @Test
  void allMistakes_areToldAtOnce() throws IOException {
    replace("nrel5mw.yaml", "hub_height: {value: 90", "hub_height: {value: -90");
    replace("nrel5mw.yaml", "time_constant: {value: 0.05, unit: s", "time_constant: {unit: min");
    replace("ccblade.csv", "2,0,0.023918", "2,0,NaN");
    assertEquals(
        List.of(
            "nrel5mw.yaml:14: site.hub_height: is -90 m, should be above 0 and at most 1000 m",
            "nrel5mw.yaml:108: torque_actuator.time_constant.value: is missing, should be a number",
            "ccblade.csv:7: cp: is NaN, should be a finite number"),
        problems());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere.yaml", ".", "/etc/passwd", "openfast.csv"})
  void whatIsNoParameterFile_isRefusedWithoutBeingPrinted(String path) {
    file = folder.resolve(path);
    List<String> problems = problems();
    assertEquals(1, problems.size());
    assertTrue(problems.get(0).length() < 160 + file.toString().length(), problems::toString);
  }

  @Test
  void tableWithoutPitchAngles_isRefused() throws IOException {
    Files.writeString(
        folder.resolve("ccblade.csv"), "tsr,pitch_deg,cp,ct\n2,1,0.1,0.2\n3,1,0.1,0.2\n");
    assertEquals(
        List.of(
            "nrel5mw.yaml:67: aerodynamics.rigid_rotor: its table must have rows at two pitch angles"
                + " at least, has them at 1 deg only"),
        problems());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3,1,0.1,0.2 | its table must have two rows at least at each pitch angle, has one at 1 deg",
        "2,2,0.1,0.2 | its table has two rows at pitch 2 deg and tip-speed ratio 2.0, must have one",
      })
  void tableOfPoorCurves_isRefused(String row, String message) throws IOException {
    Files.writeString(
        folder.resolve("ccblade.csv"),
        "tsr,pitch_deg,cp,ct\n2,1.5,0.1,0.2\n3,1.5,0.1,0.2\n2,2,0.1,0.2\n4,2,0.1,0.2\n" + row);
    assertTrue(problems().get(0).endsWith("aerodynamics.rigid_rotor: " + message));
  }

  @Test
  void minusZero_isZero() throws IOException {
    String text = Files.readString(folder.resolve("ccblade.csv"));
    Files.writeString(folder.resolve("ccblade.csv"), text.replace("7.5,0,", "7.5,-0,"));
    double[] loads = new double[RotorLoads.QUANTITIES];
    LoadGrid.of(MockParameters.of(new MockSettings(file, 0.05, 1.225, 0, false)))
        .at(9, 60, 0, loads);
    assertTrue(Double.isFinite(loads[RotorLoads.TORQUE]));
  }

  /** A generator without a gear, on the shaft of the IEA 15 MW turbine. */
  private void driveDirectly() throws IOException {
    replace("nrel5mw.yaml", "gear_ratio: {value: 97", "gear_ratio: {value: 1");
    replace(
        "nrel5mw.yaml", "generator_inertia: {value: 534.116", "generator_inertia: {value: 3.2e6");
    replace("nrel5mw.yaml", "stiffness: {value: 867637000", "stiffness: {value: 697e9");
    replace("nrel5mw.yaml", "generator_torque: {value: 43.09355", "generator_torque: {value: 4180");
    replace("nrel5mw.yaml", "max_rate: {value: 15,", "max_rate: {value: 1500,");
    replace("nrel5mw.yaml", "max_torque: {value: 47.40291", "max_torque: {value: 4600");
  }

  @Test
  void stiffShaft_turnsAtAnyTimeStep() throws IOException {
    driveDirectly();
    double coarse = speedAfter20s(open(0.1));
    assertTrue(coarse > 1 && coarse < 1.5, "was " + coarse);
    assertEquals(speedAfter20s(open(0.01)), coarse, 0.01);
  }

  private static double speedAfter20s(MockTurbine turbine) {
    var initial = turbine.description().steadyStateAt(11);
    turbine.start(new EpisodeStart(WindCases.parse("steady:11"), initial, 0.1, 60));
    TurbineReading reading = null;
    for (int i = 0; i < 200; i++) {
      reading = turbine.advance(TurbineCommand.collective(3_500_000, 0));
    }
    return reading.rotorSpeedRadPerS();
  }

  @Test
  void shaftTooStiffToStep_isRefusedWithTheTimeStepThatWouldDo() throws IOException {
    replace("nrel5mw.yaml", "stiffness: {value: 867637000", "stiffness: {value: 1e17");
    String problem = problems().get(0);
    assertTrue(
        problem.matches(
            "nrel5mw.yaml: the shaft's frequency of 1.731e\\+05 rad/s is too fast for"
                + " turbine.mock.time_step_s 0.05; it should be at most 0.00087, or .*"),
        problem);
  }

  /** Whatever is done to the files: refused in words or flown, never anything else. */
  @Test
  void damagedFiles_areRefusedOrFly() throws IOException {
    RandomGenerator random = new RandomStreams(20261127).stream("damage", 0);
    int refused = 0;
    for (int i = 0; i < 60; i++) {
      copyOver(random);
      try (MockTurbine turbine = open()) {
        fly(turbine);
      } catch (SettingsException e) {
        refused++;
        assertTrue(e.problems().stream().allMatch(line -> line.length() < 400), e::getMessage);
      }
    }
    assertTrue(refused > 20 && refused < 58, "refused " + refused);
  }

  private static void fly(MockTurbine turbine) {
    try {
      var initial = turbine.description().steadyStateAt(9);
      turbine.start(new EpisodeStart(WindCases.parse("steady:9"), initial, 0.1, 10));
      for (int i = 0; i < 5; i++) {
        turbine.advance(TurbineCommand.collective(initial.generatorTorqueNm(), initial.pitchRad()));
      }
    } catch (TurbineException e) {
      // A turbine of absurd numbers may fall apart, as any simulator's may.
      assertTrue(e.getMessage() != null);
    }
  }

  private void copyOver(RandomGenerator random) throws IOException {
    String damaged =
        List.of("nrel5mw.yaml", "nrel5mw.yaml", "openfast.csv", "ccblade.csv")
            .get(random.nextInt(4));
    for (String name : List.of("nrel5mw.yaml", "openfast.csv", "ccblade.csv")) {
      String text = Files.readString(TURBINES.resolve("nrel5mw").resolve(name));
      Files.writeString(folder.resolve(name), name.equals(damaged) ? damage(text, random) : text);
    }
  }

  private static String damage(String text, RandomGenerator random) {
    List<int[]> numbers = new ArrayList<>();
    Pattern.compile("(?<=value: |,|\\[)-?[0-9.]+(e-?\\d+)?")
        .matcher(text)
        .results()
        .forEach(m -> numbers.add(new int[] {m.start(), m.end()}));
    int[] number = numbers.get(random.nextInt(numbers.size()));
    int place = random.nextInt(text.length());
    int end = Math.min(text.length(), place + 1 + random.nextInt(200));
    String[] odd = {
      "0", "-1", "1e-300", "1e300", ".nan", "NaN", "1e9", "-1e9", "x", "", "[]", "{}", "1e-9", "3"
    };
    return switch (random.nextInt(5)) {
      case 0 -> text.substring(0, place);
      case 1 -> text.substring(0, place) + text.substring(end);
      case 2 -> text.substring(0, place) + (char) random.nextInt(256) + text.substring(place + 1);
      default ->
          text.substring(0, number[0])
              + odd[random.nextInt(odd.length)]
              + text.substring(number[1]);
    };
  }

  /** Rows of the README's tables: key or column, unit. */
  @Test
  void readme_explainsEveryKeyWithItsUnitAndNoOther() throws IOException {
    List<String> explained =
        Pattern.compile("(?m)^\\| `([^`]+)` \\| ([^|]*) \\|")
            .matcher(Files.readString(TURBINES.resolve("README.md")))
            .results()
            .map(row -> row.group(1) + " [" + row.group(2).strip() + "]")
            .toList();
    List<String> known =
        Stream.of(
                keys("", MockParameters.class),
                keys("", LoadCurves.FlexibleRow.class),
                keys("", LoadCurves.RigidRow.class))
            .flatMap(keys -> keys)
            .toList();
    assertEquals(String.join("\n", known), String.join("\n", explained));
  }

  private static Stream<String> keys(String parent, Class<?> record) {
    return Stream.of(record.getRecordComponents()).flatMap(each -> keys(parent, each));
  }

  private static Stream<String> keys(String parent, RecordComponent component) {
    Quantity quantity = component.getAnnotation(Quantity.class);
    if (quantity != null) {
      return Stream.of(parent + quantity.key() + " [" + quantity.unit().symbol() + "]");
    }
    String key = parent + component.getName().replaceAll("(?=[A-Z])", "_").toLowerCase();
    Class<?> type = content(component);
    return type.isRecord() ? keys(key + ".", type) : Stream.of(key + " []");
  }

  /** What may be left out is explained all the same. */
  private static Class<?> content(RecordComponent component) {
    return component.getType() == Optional.class
        ? (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
        : component.getType();
  }
}
