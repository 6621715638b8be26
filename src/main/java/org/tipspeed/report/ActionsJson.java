package org.tipspeed.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.tipspeed.flight.FlightRecord;
import org.tipspeed.turbine.TurbineCommand;
import tools.jackson.databind.JsonNode;

/**
 * How controllers act: a histogram of the rates at which they change a command.
 *
 * @param edges of the bins
 * @param series percent in each bin, null where there is none
 */
record ActionsJson(String title, String unit, JsonNode edges, List<WindsJson.SeriesJson> series) {

  /** Odd, so that standing still has a bin of its own. */
  private static final int BINS = 61;

  static List<ActionsJson> of(List<FlightRecord> records) {
    return records.stream().noneMatch(flight -> flight.commands().size() > 1)
        ? List.of()
        : List.of(
            of("Pitch rate", "deg/s", records, c -> Math.toDegrees(c.pitchRad().mean())),
            of("Torque rate", "kN m/s", records, c -> c.generatorTorqueNm() / 1e3));
  }

  private static ActionsJson of(
      String title,
      String unit,
      List<FlightRecord> records,
      ToDoubleFunction<TurbineCommand> command) {
    Map<String, double[]> rates = new LinkedHashMap<>();
    for (FlightRecord flight : records) {
      rates.merge(
          flight.controller(),
          rates(flight, command),
          (a, b) -> DoubleStream.concat(DoubleStream.of(a), DoubleStream.of(b)).toArray());
    }
    double limit =
        rates.values().stream().flatMapToDouble(DoubleStream::of).map(Math::abs).max().orElse(0);
    double width = 2 * Math.max(limit, 1e-6) / BINS;
    List<WindsJson.SeriesJson> series = new ArrayList<>();
    rates.forEach(
        (controller, values) ->
            series.add(
                new WindsJson.SeriesJson(
                    controller, PlotNumbers.significant(shares(values, width), 4))));
    return new ActionsJson(title, unit, PlotNumbers.significant(edges(width), 4), series);
  }

  private static double[] rates(FlightRecord flight, ToDoubleFunction<TurbineCommand> command) {
    List<Double> rates = new ArrayList<>();
    for (int i = 1; i < flight.commands().size(); i++) {
      double change =
          command.applyAsDouble(flight.commands().get(i))
              - command.applyAsDouble(flight.commands().get(i - 1));
      rates.add(change / flight.controlIntervalS());
    }
    return rates.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double[] edges(double width) {
    double[] edges = new double[BINS + 1];
    for (int i = 0; i <= BINS; i++) {
      edges[i] = (i - BINS / 2.0) * width;
    }
    return edges;
  }

  /** Percent of the values in each bin; NaN where there is none. */
  private static double[] shares(double[] values, double width) {
    double[] shares = new double[BINS + 1];
    for (double value : values) {
      int bin = (int) Math.floor(value / width + BINS / 2.0);
      shares[Math.max(0, Math.min(BINS - 1, bin))] += 100.0 / values.length;
    }
    // The last edge closes the steps.
    shares[BINS] = shares[BINS - 1];
    return DoubleStream.of(shares).map(share -> share > 0 ? share : Double.NaN).toArray();
  }
}
