package org.tipspeed.evaluation;

import java.util.List;
import java.util.OptionalDouble;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.TurbineDescription;

/**
 * How safely a controller flew a suite: of all its flights, those that ended early included.
 *
 * @param controller name of the controller
 * @param flights how many there were
 * @param maxSpeedRatio highest generator speed after the transients, over rated; absent if none was
 *     measured
 * @param overspeeds how often the speed rose past the limit of the metrics after the transients
 * @param earlyEndings flights that neither time nor wind ended
 */
public record FlightTally(
    String controller,
    int flights,
    OptionalDouble maxSpeedRatio,
    long overspeeds,
    long earlyEndings) {

  /** One for each controller, in the order in which they appear. */
  static List<FlightTally> of(List<FlightMetrics> flights, TurbineDescription turbine) {
    double ratedRpm = Channel.GENERATOR_SPEED.toColumn(turbine.ratedGeneratorSpeedRadPerS());
    return flights.stream()
        .map(FlightMetrics::controller)
        .distinct()
        .map(name -> flights.stream().filter(f -> f.controller().equals(name)).toList())
        .map(own -> ofOne(own, ratedRpm))
        .toList();
  }

  private static FlightTally ofOne(List<FlightMetrics> flights, double ratedRpm) {
    return new FlightTally(
        flights.get(0).controller(),
        flights.size(),
        flights.stream()
            .flatMapToDouble(f -> f.get(FlightMetric.GENERATOR_SPEED_MAX).stream())
            .map(rpm -> rpm / ratedRpm)
            .max(),
        flights.stream()
            .mapToLong(f -> Math.round(f.get(FlightMetric.OVERSPEED_COUNT).orElse(0)))
            .sum(),
        flights.stream().filter(f -> !f.completed()).count());
  }
}
