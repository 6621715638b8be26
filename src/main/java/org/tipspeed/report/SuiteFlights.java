package org.tipspeed.report;

import java.util.Comparator;
import java.util.List;
import org.tipspeed.evaluation.SuiteResult;
import org.tipspeed.flight.FlightRecord;
import org.tipspeed.wind.WindCase;

/**
 * A suite's part of a report.
 *
 * @param result the figures
 * @param records flights with their time series, for the charts: all or some of the flights
 */
public record SuiteFlights(SuiteResult result, List<FlightRecord> records) {

  /** Puts the records in the order of winds and controllers, in whatever order they were flown. */
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
