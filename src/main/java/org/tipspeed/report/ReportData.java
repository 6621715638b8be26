package org.tipspeed.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tipspeed.evaluation.SuiteResult;
import org.tipspeed.flight.FlightRecord;
import org.tipspeed.rundir.EpisodeRow;
import org.tipspeed.rundir.ProgressRow;
import org.tipspeed.rundir.Provenance;
import org.tipspeed.wind.WindCase;

/**
 * What a report is made of. Any list may be empty: its section is then left out.
 *
 * @param title for the head of the page
 * @param subtitle one sentence below it
 * @param simulator that flew
 * @param suites what was flown; the first controller of the first suite is the reference, drawn as
 *     the background of the others
 * @param episodes of the training
 * @param progress of the training
 * @param provenance of the run
 * @param networks of the training, one line each
 * @param config settings file as used; may be empty
 */
public record ReportData(
    String title,
    String subtitle,
    Simulator simulator,
    List<SuiteFlights> suites,
    List<EpisodeRow> episodes,
    List<ProgressRow> progress,
    Optional<Provenance> provenance,
    List<String> networks,
    String config) {

  public ReportData {
    suites = List.copyOf(suites);
    episodes = List.copyOf(episodes);
    progress = List.copyOf(progress);
    networks = List.copyOf(networks);
  }

  /** Names of the controllers: the reference first, then in the order in which they appear. */
  List<String> controllers() {
    return suites.stream().flatMap(s -> s.result().controllers().stream()).distinct().toList();
  }

  /** All flights that come with their series. */
  public List<FlightRecord> records() {
    return suites.stream().flatMap(suite -> suite.records().stream()).toList();
  }

  /**
   * What flew.
   *
   * @param title with its version where that is known
   * @param builtIn whether it is the built-in turbine, some of whose figures need a warning
   */
  public record Simulator(String title, boolean builtIn) {}

  /**
   * A suite's part of a report.
   *
   * @param result the figures
   * @param records flights with their time series, for the charts: all or some of the flights
   */
  public record SuiteFlights(SuiteResult result, List<FlightRecord> records) {

    /**
     * Puts the records in the order of winds and controllers, in whatever order they were flown.
     */
    public SuiteFlights {
      List<WindCase> winds = result.suite().winds();
      List<String> controllers = result.controllers();
      records =
          records.stream()
              .sorted(
                  Comparator.comparingInt((FlightRecord flight) -> winds.indexOf(flight.wind()))
                      .thenComparingInt(flight -> controllers.indexOf(flight.controller())))
              .toList();
    }
  }
}
