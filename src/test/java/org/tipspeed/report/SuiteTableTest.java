package org.tipspeed.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.evaluation.Comparison;
import org.tipspeed.evaluation.FlightMetric;
import org.tipspeed.evaluation.FlightTally;
import org.tipspeed.evaluation.MetricsSettings;
import org.tipspeed.evaluation.Suite;
import org.tipspeed.evaluation.SuiteResult;
import org.tipspeed.flight.disturbance.DisturbanceSettings;
import org.tipspeed.rundir.ReportException;

class SuiteTableTest {

  private static final FlightTally POLICY =
      new FlightTally("policy", 3, OptionalDouble.of(1.17), 2, 1);
  private static final FlightTally BASELINE =
      new FlightTally("baseline", 3, OptionalDouble.of(1.08), 0, 0);

  @TempDir Path folder;

  @Test
  void text_hasARowForEachSuiteWithRatiosAndTheSafetyOfBoth() {
    assertEquals(
        """
                                tower  blade    gen    pitch          max   over-  ended
        suite  flights  energy    DEL    DEL   std*  travel*        speed  speeds  early
        calm         3   1.002  0.900      -      -        -  1.170/1.080     2/0    1/0
        storm        3       -      -      -  1.200        -          -/-     0/0    3/3
        Ratios of policy to baseline (* above rated wind).
        Max speed is over rated, the highest of all flights. Behind the slash: baseline.
        """
            .stripTrailing(),
        new SuiteTable(List.of(calm(), storm())).text());
  }

  @Test
  void severalControllers_haveAColumnForTheirName() {
    FlightTally other = new FlightTally("other", 3, OptionalDouble.of(1), 0, 0);
    String text = new SuiteTable(List.of(result("calm", List.of(POLICY, other), List.of()))).text();
    assertEquals("suite  controller  flights", text.lines().toList().get(1).substring(0, 26));
    assertTrue(text.contains("calm        other        3"), text);
  }

  /** The longest name of a suite that comes along. */
  @Test
  void text_fitsIntoHundredColumns() {
    SuiteResult calm = calm();
    SuiteResult longest = result("stuck-acceleration-sensor", calm.tallies(), calm.comparisons());
    new SuiteTable(List.of(longest, storm()))
        .text()
        .lines()
        .forEach(line -> assertTrue(line.length() <= 100, line));
  }

  @Test
  void file_hasTheSameRowsInFull() throws IOException {
    Path file = folder.resolve("suites.csv");
    new SuiteTable(List.of(calm(), storm())).write(file);
    assertEquals(
        List.of(
            "suite,controller,reference,flights,energy_ratio,tower_base_fa_del_ratio,"
                + "blade_root_oop_del_ratio,generator_speed_std_above_rated_ratio,"
                + "pitch_travel_above_rated_ratio,max_speed_ratio,overspeeds,early_endings,"
                + "reference_max_speed_ratio,reference_overspeeds,reference_early_endings",
            "calm,policy,baseline,3,1.0023,0.9,,,,1.17,2,1,1.08,0,0",
            "storm,policy,baseline,3,,,,1.2,,,0,3,,0,3"),
        Files.readAllLines(file));
  }

  @Test
  void controllerThatFlewAlone_hasItsOwnSafetyAndNoRatios() throws IOException {
    SuiteTable table = new SuiteTable(List.of(result("calm", List.of(POLICY), List.of())));
    assertTrue(table.text().contains("-  1.170       2      1"), table::text);
    assertTrue(table.text().endsWith("the highest of all flights. All of policy."), table::text);
    Path file = folder.resolve("suites.csv");
    table.write(file);
    assertEquals("calm,policy,,3,,,,,,1.17,2,1,,,", Files.readAllLines(file).get(1));
  }

  @Test
  void fileThatCannotBeWritten_isOneSentence() {
    Path file = folder.resolve("missing").resolve("suites.csv");
    ReportException failure =
        assertThrows(ReportException.class, () -> new SuiteTable(List.of(calm())).write(file));
    assertTrue(failure.getMessage().contains(file.toString()), failure::getMessage);
  }

  private static SuiteResult calm() {
    return result(
        "calm",
        List.of(BASELINE, POLICY),
        List.of(
            comparison(
                Map.of(
                    FlightMetric.ENERGY, ratio(1.0023),
                    FlightMetric.TOWER_BASE_FA_DEL, ratio(0.9),
                    FlightMetric.PITCH_TRAVEL_ABOVE_RATED, ratio(Double.NaN)))));
  }

  private static SuiteResult storm() {
    return result(
        "storm",
        List.of(
            new FlightTally("baseline", 3, OptionalDouble.empty(), 0, 3),
            new FlightTally("policy", 3, OptionalDouble.empty(), 0, 3)),
        List.of(comparison(Map.of(FlightMetric.GENERATOR_SPEED_STD_ABOVE_RATED, ratio(1.2)))));
  }

  private static SuiteResult result(
      String name, List<FlightTally> tallies, List<Comparison> comparisons) {
    Suite suite =
        new Suite(name, "", List.of(), 60, MetricsSettings.DEFAULTS, DisturbanceSettings.DEFAULTS);
    return new SuiteResult(suite, List.of(), comparisons, List.of(), tallies);
  }

  private static Comparison comparison(Map<FlightMetric, Comparison.Ratio> ratios) {
    return new Comparison("policy", "baseline", 3, List.of(), 0.95, false, ratios);
  }

  private static Comparison.Ratio ratio(double value) {
    return new Comparison.Ratio(value, 1, value, null, 3, Comparison.Verdict.UNDECIDED, null);
  }
}
