package org.tipspeed.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tipspeed.environment.Standing;
import org.tipspeed.evaluation.EvaluationSettings;
import org.tipspeed.evaluation.FlightMetrics;
import org.tipspeed.evaluation.MetricsSettings;
import org.tipspeed.evaluation.Suite;
import org.tipspeed.evaluation.SuiteResult;
import org.tipspeed.flight.Flight;
import org.tipspeed.flight.FlightRecord;
import org.tipspeed.flight.disturbance.DisturbanceSettings;
import org.tipspeed.random.RandomStreams;
import org.tipspeed.rundir.EpisodeRow;
import org.tipspeed.rundir.ProgressRow;
import org.tipspeed.rundir.Provenance;
import org.tipspeed.support.ScriptedController;
import org.tipspeed.support.ScriptedTurbine;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.wind.WindCase;

/** Reports of scripted flights. */
public final class SampleReport {

  private SampleReport() {}

  /** Six winds, two controllers, a training, a comparison. */
  public static ReportData whole() {
    return report(List.of(suite("", 6, 120)), episodes(), progress());
  }

  static ReportData builtIn() {
    return report(
        new ReportData.Simulator("the built-in turbine", true), List.of(), List.of(), List.of());
  }

  static ReportData empty() {
    return report(List.of(), List.of(), List.of());
  }

  /** Ten minutes in each of many winds. */
  static ReportData large(int winds) {
    return report(List.of(suite("", winds, 600)), List.of(), List.of());
  }

  /** Two suites that share winds. */
  static ReportData suites() {
    return report(List.of(suite("short", 6, 90), suite("long", 7, 150)), List.of(), List.of());
  }

  /** The same with all flights the other way round. */
  static ReportData reordered(ReportData data) {
    List<ReportData.SuiteFlights> suites = new ArrayList<>();
    for (ReportData.SuiteFlights suite : data.suites()) {
      SuiteResult result = suite.result();
      List<FlightMetrics> flights = new ArrayList<>(result.flights());
      List<FlightRecord> records = new ArrayList<>(suite.records());
      Collections.reverse(flights);
      Collections.reverse(records);
      suites.add(
          new ReportData.SuiteFlights(
              new SuiteResult(
                  result.suite(),
                  flights,
                  result.comparisons(),
                  result.lifetimes(),
                  result.tallies()),
              records));
    }
    return report(suites, data.episodes(), data.progress());
  }

  private static ReportData report(
      List<ReportData.SuiteFlights> suites, List<EpisodeRow> episodes, List<ProgressRow> progress) {
    return report(new ReportData.Simulator("OpenFAST-v4.1.2", false), suites, episodes, progress);
  }

  private static ReportData report(
      ReportData.Simulator simulator,
      List<ReportData.SuiteFlights> suites,
      List<EpisodeRow> episodes,
      List<ProgressRow> progress) {
    return new ReportData(
        "Sample <run> & more",
        "Scripted flights.",
        simulator,
        suites,
        episodes,
        progress,
        Optional.of(Provenance.ofThisMachine(11, "seed: 11", "none")),
        List.of("actor: 3 -> 4 relu -> 1 tanh: 21 parameters"),
        "seed: 11 # </script><!-- <script>\n");
  }

  private static ReportData.SuiteFlights suite(String name, int winds, double durationS) {
    List<FlightRecord> records = records(winds, durationS);
    Suite suite =
        new Suite(
            name,
            "Scripted winds.",
            records.stream().map(FlightRecord::wind).toList(),
            durationS,
            MetricsSettings.DEFAULTS,
            DisturbanceSettings.DEFAULTS);
    return new ReportData.SuiteFlights(
        SuiteResult.of(
            suite,
            metrics(records),
            records.get(0).turbine(),
            EvaluationSettings.DEFAULTS,
            new RandomStreams(1)),
        records);
  }

  private static List<FlightRecord> records(int winds, double durationS) {
    List<FlightRecord> records = new ArrayList<>();
    for (int i = 0; i < winds; i++) {
      records.add(flight("baseline", 6 + i, 1, durationS));
      records.add(flight("policy", 6 + i, 0.9, durationS));
    }
    return records;
  }

  private static FlightRecord flight(String name, int wind, double load, double durationS) {
    double phase = wind;
    ScriptedTurbine turbine =
        new ScriptedTurbine()
            .with(Channel.HUB_WIND, t -> wind + Math.sin(0.1 * t + phase))
            .with(Channel.ELECTRICAL_POWER, t -> 3e5 * wind * (1.1 - 0.1 * load))
            .with(Channel.GENERATOR_SPEED, t -> 120 + 3 * load * Math.sin(0.3 * t + phase))
            .with(
                Channel.TOWER_BASE_MOMENT_FA,
                t -> 4e7 + load * (1e7 * Math.sin(2 * t + phase) + 3e6 * Math.sin(5.3 * t)));
    var controller =
        new ScriptedController(
            name, t -> TurbineCommand.collective(40_000, 0.1 + 0.05 * load * Math.sin(0.4 * t)));
    var start =
        new EpisodeStart(
            new WindCase("steady", "" + wind, Map.of()),
            new OperatingPoint(1.2, 0.1, 40_000),
            0.1,
            durationS);
    return new Flight(turbine, List.of(), Optional.empty()).fly(controller, start);
  }

  private static List<FlightMetrics> metrics(List<FlightRecord> records) {
    return records.stream().map(f -> FlightMetrics.of(f, MetricsSettings.DEFAULTS)).toList();
  }

  private static List<EpisodeRow> episodes() {
    List<EpisodeRow> rows = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      Standing end = i % 7 == 0 ? Standing.terminated("overspeed") : Standing.timeLimit();
      rows.add(new EpisodeRow(i, 600, i + 10 * Math.sin(i), end, Map.of("wind_mean_mps", 9.0)));
    }
    return rows;
  }

  private static List<ProgressRow> progress() {
    List<ProgressRow> rows = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      rows.add(new ProgressRow(5 * i, 3000 * i, Map.of("critic_loss", 1.0 / (i + 1))));
      rows.add(new ProgressRow(5 * i, 3000 * i, Map.of("validation_return", i * 2.0)));
    }
    return rows;
  }
}
