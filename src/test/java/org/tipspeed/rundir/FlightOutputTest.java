package org.tipspeed.rundir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.control.Baselines;
import org.tipspeed.environment.Standing;
import org.tipspeed.evaluation.Comparison;
import org.tipspeed.evaluation.ComparisonSettings;
import org.tipspeed.evaluation.Comparisons;
import org.tipspeed.evaluation.FlightMetric;
import org.tipspeed.evaluation.FlightMetrics;
import org.tipspeed.evaluation.MetricsSettings;
import org.tipspeed.evaluation.Suite;
import org.tipspeed.evaluation.SuiteResult;
import org.tipspeed.flight.Flight;
import org.tipspeed.flight.FlightRecord;
import org.tipspeed.flight.disturbance.DisturbanceSettings;
import org.tipspeed.random.RandomStreams;
import org.tipspeed.report.ResultTable;
import org.tipspeed.support.ScriptedController;
import org.tipspeed.support.ScriptedTurbine;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.mock.MockTurbine;
import org.tipspeed.wind.WindCase;
import org.tipspeed.wind.WindCases;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FlightOutputTest {

  private static final WindCase STEADY = new WindCase("steady", "12", Map.of());

  @TempDir Path folder;

  @Test
  void timeSeries_hasOneColumnPerChannelAndCommandEndingInTheUnit() throws IOException {
    Path file = folder.resolve("a.csv");
    TimeSeriesCsv.write(file, flight(0.2));
    assertEquals(
        """
        time_s,gen_speed_rpm,blade_pitch_deg,blade2_pitch_deg,blade3_pitch_deg,gen_torque_kNm,\
        gen_power_kW,gen_torque_command_kNm,blade_pitch_command_deg,blade2_pitch_command_deg,\
        blade3_pitch_command_deg,yaw_rate_command_degps
        0.0,1145.9156,5.729578,5.729578,5.729578,40.0,1000.0,40.0,5.729578,5.729578,5.729578,0.0
        0.1,1145.9156,5.729578,5.729578,5.729578,40.0,1000.1,40.0,5.729578,5.729578,5.729578,0.0
        0.2,1145.9156,5.729578,5.729578,5.729578,40.0,1000.2,NaN,NaN,NaN,NaN,NaN
        """,
        Files.readString(file));
  }

  @Test
  void timeSeries_isReadBackInSinglePrecision() {
    Path file = folder.resolve("a.csv");
    FlightRecord flight = flight(2);
    TimeSeriesCsv.write(file, flight);
    FlightRecord back =
        TimeSeriesCsv.read(
            file, FlightMetrics.of(flight, MetricsSettings.DEFAULTS), flight.turbine(), 0.1);
    assertEquals(flight.channels().keySet(), back.channels().keySet());
    assertEquals(flight.end(), back.end());
    for (Channel channel : flight.channels().keySet()) {
      double[] expected = flight.series(channel);
      assertArrayEquals(expected, back.series(channel), 1e-6 * (1 + expected[1]));
    }
    assertEquals(20, back.commands().size());
    assertEquals(
        flight.commands().get(3).pitchRad().third(),
        back.commands().get(3).pitchRad().third(),
        1e-7);
  }

  @Test
  void fileThatIsNoTimeSeries_isNamed() throws IOException {
    Path file = folder.resolve("a.csv");
    Files.writeString(file, "time_s,gen_torque_command_kNm\n0.0\n");
    FlightMetrics metrics = FlightMetrics.of(flight(2), MetricsSettings.DEFAULTS);
    ReportException failure =
        assertThrows(
            ReportException.class,
            () -> TimeSeriesCsv.read(file, metrics, new ScriptedTurbine().description(), 0.1));
    assertEquals(file + " is no time series of a flight", failure.getMessage());
  }

  @Test
  void openFastOutput_hasNamesAndUnitsInLinesSevenAndEight() throws IOException {
    Path file = folder.resolve("a.out");
    OpenFastOutput.write(file, flight(0.2));
    List<String> lines = Files.readAllLines(file);
    assertEquals("scripted in steady:12, flown by baseline", lines.get(4));
    assertEquals("Time GenSpeed BldPitch1", words(lines.get(6), 3));
    assertEquals("(s) (rpm) (deg)", words(lines.get(7), 3));
    assertEquals("0.1000 1.1459E+03 5.7296E+00", words(lines.get(9), 3));
    assertEquals(11, lines.size());
  }

  /** OpenFAST v5.0.0 writes 4162, -0.0471 and 43310 for the same turbine and wind. */
  @Test
  void openFastOutput_hasOpenFastsSigns() throws IOException {
    MockTurbine turbine = MockTurbine.nrel5mw();
    var start =
        new EpisodeStart(
            new WindCase("steady", "14", Map.of()),
            turbine.description().steadyStateAt(14),
            0.1,
            30);
    Path file = folder.resolve("a.out");
    OpenFastOutput.write(
        file,
        new Flight(turbine, List.of(), Optional.empty())
            .fly(Baselines.of(turbine.description()), start));
    List<String> lines = Files.readAllLines(file);
    assertEquals(4162, lastValue(lines, "TwrBsMxt"), 300);
    assertEquals(-0.0471, lastValue(lines, "TTDspSS"), 0.008);
    assertEquals(43_310, lastValue(lines, "TwrBsMyt"), 3000);
  }

  private static double lastValue(List<String> lines, String name) {
    int column = List.of(lines.get(6).strip().split("\\s+")).indexOf(name);
    return Double.parseDouble(lines.get(lines.size() - 1).strip().split("\\s+")[column]);
  }

  @Test
  void flightThatNeverBegan_isAnEmptyTable() throws IOException {
    FlightRecord grounded =
        new FlightRecord(
            "baseline",
            STEADY,
            new ScriptedTurbine().description(),
            0.1,
            Map.of(),
            List.of(),
            Standing.aborted("simulator-refused"),
            "no licence",
            java.util.OptionalDouble.empty());
    Path file = folder.resolve("a.csv");
    TimeSeriesCsv.write(file, grounded);
    assertEquals("\n", Files.readString(file));
  }

  @Test
  void fileNames_areSafeShortAndUnique() {
    WindCase ntm = new WindCase("ntm", "12", Map.of("seed", "3"));
    WindCase field = new WindCase("file", "/data/my fields/a b.bts", Map.of());
    WindCase other = new WindCase("file", "/data/other/a b.bts", Map.of());
    WindCase step = new WindCase("step", "8-10-12@60", Map.of());
    FlightFiles files = new FlightFiles(List.of(ntm, field, other, step, ntm));
    assertEquals("baseline__ntm_12_seed3.csv", files.name("baseline", ntm, "csv"));
    assertEquals("baseline__a-b.csv", files.name("baseline", field, "csv"));
    assertEquals("baseline__a-b.2.csv", files.name("baseline", other, "csv"));
    assertEquals("baseline__step_8-10-12-60.out", files.name("baseline", step, "out"));
  }

  @Test
  void evaluation_statesEveryMetricAndNullWhereThereIsNone() {
    Path file = folder.resolve("evaluation.json");
    FlightMetrics metrics = FlightMetrics.of(flight(60), MetricsSettings.DEFAULTS);
    EvaluationJson.write(
        file,
        List.of(new SuiteResult(steady(), List.of(metrics), List.of(), List.of(), List.of())));
    JsonNode content = new JsonMapper().readTree(file);
    JsonNode run = content.path("runs").path(0);
    assertEquals("baseline", run.path("controller").asString());
    assertEquals("steady:12", run.path("wind").asString());
    assertEquals("steady", run.path("suite").asString());
    assertEquals("steady", content.path("suites").path(0).path("name").asString());
    assertTrue(content.at("/suites/0/disturbance/sensors").isEmpty());
    assertEquals("time-limit", run.path("end").asString());
    assertEquals(60, run.path("duration_s").asDouble(), 1e-9);
    assertEquals(1045, run.path("mean_power_kw").asDouble(), 1e-6);
    assertTrue(run.path("tower_base_fa_del_knm").isNull());
    assertTrue(run.path("reward").isNull());
    for (FlightMetric metric : FlightMetric.values()) {
      assertTrue(run.has(metric.key()), metric.key());
    }
    assertEquals(30, content.path("settings").path("skipped_transient_s").asDouble());
    assertEquals(4, content.path("settings").path("tower_exponent").asDouble());
  }

  @Test
  void comparison_isStatedWithItsIntervalAndWhatWasLeftOut() {
    Comparison comparison = comparison();
    JsonNode node = EvaluationJson.comparison(comparison);
    JsonNode ratio = node.path("ratios").path("tower_base_fa_del_knm");
    assertEquals(0.8, ratio.path("ratio").asDouble(), 1e-9);
    assertEquals("better", ratio.path("verdict").asString());
    assertTrue(ratio.path("high").asDouble() < 1);
    assertEquals(1, node.path("left_out").size());
    assertEquals("winds", node.path("resampled_over").asString());
  }

  @Test
  void table_alignsItsColumnsAndSaysWhatWasLeftOut() {
    assertEquals(
        """
                                        baseline  policy  ratio   95 % interval
        Tower base fore-aft DEL [kN m]      1250    1000  0.800  0.800 to 0.800  better
        Means over 6 winds that both flew to the end; of maxima the highest of these flights.
        Left out: steady:6: policy ended after 3.0 s (overspeed)
        """,
        ResultTable.of(comparison()));
  }

  /**
   * Of six winds with maxima of 1200 to 1205 rpm for the one, and 1210 down to 1160 for the other.
   */
  @Test
  void maxima_areTheHighestOfAllFlightsAndHaveNoInterval() {
    List<FlightMetrics> flights = new java.util.ArrayList<>();
    for (int i = 0; i < 6; i++) {
      flights.add(maxima("baseline", i, 1200 + i, 1170));
      flights.add(maxima("policy", i, 1210 - 10 * i, 1180));
    }
    Comparison comparison =
        new Comparisons(ComparisonSettings.DEFAULTS, new RandomStreams(1))
            .against("baseline", flights)
            .get(0);
    assertEquals(
        """
                                    baseline  policy  ratio   95 % interval
        Generator speed mean [rpm]      1170    1180  1.009  1.009 to 1.009
        Generator speed max [rpm]       1205    1210  1.004               -
        Means over 6 winds that both flew to the end; of maxima the highest of these flights.
        """,
        ResultTable.of(comparison));
    JsonNode ratio =
        EvaluationJson.comparison(comparison).path("ratios").path("generator_speed_max_rpm");
    assertEquals(1185 / 1202.5, ratio.path("ratio").asDouble(), 1e-12, "of the means, as ever");
    assertEquals(1210, ratio.path("highest").asDouble());
    assertEquals(1205, ratio.path("reference_highest").asDouble());
    assertEquals(1210 / 1205.0, ratio.path("highest_ratio").asDouble(), 1e-12);
    Path file = folder.resolve("evaluation.json");
    EvaluationJson.write(
        file,
        List.of(new SuiteResult(steady(), flights, List.of(comparison), List.of(), List.of())));
    assertEquals(
        1210 / 1205.0,
        EvaluationFigures.read(file)
            .get(EvaluationFigures.ratio("generator_speed_max_rpm"))
            .value(),
        1e-12,
        "a study has what the table shows");
  }

  private static Suite steady() {
    return new Suite(
        "steady", "", List.of(STEADY), 60, MetricsSettings.DEFAULTS, DisturbanceSettings.DEFAULTS);
  }

  private static FlightMetrics maxima(String controller, int wind, double max, double mean) {
    return new FlightMetrics(
        controller,
        new WindCase("steady", "" + wind, Map.of()),
        600,
        Standing.timeLimit(),
        "",
        Map.of(FlightMetric.GENERATOR_SPEED_MAX, max, FlightMetric.GENERATOR_SPEED_MEAN, mean));
  }

  @Test
  void tableWithoutPairs_saysSoInsteadOfShowingAnEmptyHead() {
    List<FlightMetrics> flights =
        List.of(metrics("baseline", 6, 1250, true), metrics("policy", 6, 1000, false));
    Comparison comparison =
        new Comparisons(ComparisonSettings.DEFAULTS, new RandomStreams(1))
            .against("baseline", flights)
            .get(0);
    assertEquals(
        """
        There is nothing to compare: no wind was flown to the end by both.
        Left out: steady:6: policy ended after 3.0 s (overspeed)
        """,
        ResultTable.of(comparison));
  }

  @Test
  void flightTable_fitsATerminalAndShowsADashWhereAMetricIsAbsent() {
    FlightMetrics field =
        new FlightMetrics(
            "baseline",
            new WindCase("file", "/data/field.bts", Map.of("offset", "3")),
            45.25,
            Standing.terminated("overspeed"),
            "",
            Map.of(FlightMetric.MEAN_POWER, 5000.4));
    assertEquals(
        """
                                                            mean  gen  gen   pitch  tower  blade
        wind                controller         end   time  power  std  max  travel    DEL    DEL
                                                        s     kW  rpm  rpm     deg   kN m   kN m
        steady:7                policy  time-limit    600      -    -    -       -   1235      -
        field.bts,offset=3    baseline   overspeed  45.25   5000    -    -       -      -      -
        """,
        ResultTable.of(List.of(metrics("policy", 7, 1234.7, true), field)));
  }

  @Test
  void flightTable_fitsIntoHundredColumnsWithTheWindsOfTheQuickstart() {
    List<FlightMetrics> flights = new java.util.ArrayList<>();
    for (String controller : List.of("baseline", "policy")) {
      flights.add(everything(controller, "ntm:12,class=B,seed=9804,duration=200"));
      flights.add(everything(controller, "eog:14,class=B,start=60"));
    }
    String table = ResultTable.of(flights);
    table.lines().forEach(line -> assertTrue(line.length() <= 100, line));
    assertTrue(table.contains("\nntm:12,class=B,seed=9804  "), table);
  }

  @Test
  void windsThatDifferInTheirDurationAlone_keepIt() {
    String table =
        ResultTable.of(
            List.of(
                everything("baseline", "ntm:12,duration=200"),
                everything("baseline", "ntm:12,duration=600")));
    assertTrue(table.contains("ntm:12,duration=600"), table);
  }

  /** Every figure as wide as it gets on a turbine of 5 MW. */
  private static FlightMetrics everything(String controller, String wind) {
    return new FlightMetrics(
        controller,
        WindCases.parse(wind),
        200,
        Standing.timeLimit(),
        "",
        Map.of(
            FlightMetric.MEAN_POWER, 4810.4,
            FlightMetric.GENERATOR_SPEED_STD, 28.64,
            FlightMetric.GENERATOR_SPEED_MAX, 1271.3,
            FlightMetric.PITCH_TRAVEL, 1234.5,
            FlightMetric.TOWER_BASE_FA_DEL, 26_852.0,
            FlightMetric.BLADE_ROOT_OOP_DEL, 10_222.0));
  }

  private static Comparison comparison() {
    List<FlightMetrics> flights = new java.util.ArrayList<>();
    for (int i = 0; i < 7; i++) {
      flights.add(metrics("baseline", i, 1250, true));
      flights.add(metrics("policy", i, 1000, i != 6));
    }
    return new Comparisons(ComparisonSettings.DEFAULTS, new RandomStreams(1))
        .against("baseline", flights)
        .get(0);
  }

  private static FlightMetrics metrics(String controller, int wind, double load, boolean whole) {
    return new FlightMetrics(
        controller,
        new WindCase("steady", "" + wind, Map.of()),
        whole ? 600 : 3,
        whole ? Standing.timeLimit() : Standing.terminated("overspeed"),
        "",
        Map.of(FlightMetric.TOWER_BASE_FA_DEL, load));
  }

  static FlightRecord flight(double durationS) {
    ScriptedTurbine turbine =
        new ScriptedTurbine().with(Channel.ELECTRICAL_POWER, t -> 1e6 + 1e3 * t);
    var start = new EpisodeStart(STEADY, new OperatingPoint(1.2, 0.1, 40_000), 0.1, durationS);
    return new Flight(turbine, List.of(), Optional.empty())
        .fly(ScriptedController.constant("baseline"), start);
  }

  private static String words(String line, int count) {
    return String.join(" ", List.of(line.strip().split("\\s+")).subList(0, count));
  }
}
