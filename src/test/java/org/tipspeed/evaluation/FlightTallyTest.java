package org.tipspeed.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.tipspeed.environment.Standing;
import org.tipspeed.support.ScriptedTurbine;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.wind.WindCases;

class FlightTallyTest {

  private static final TurbineDescription TURBINE = new ScriptedTurbine().description();
  private static final double RATED_RPM = ScriptedTurbine.RATED_GENERATOR_SPEED * 30 / Math.PI;

  @Test
  void tally_isOfAllFlightsThoseThatEndedEarlyIncluded() {
    List<FlightMetrics> flights =
        List.of(
            flight("reference", 8, Standing.timeLimit(), 1.05, 0),
            flight("policy", 8, Standing.timeLimit(), 1.1, 2),
            flight("reference", 9, Standing.truncated("wind-end"), 1.02, 0),
            flight("policy", 9, Standing.terminated("overspeed"), 1.31, 1));
    assertEquals(
        List.of(
            new FlightTally("reference", 2, OptionalDouble.of(1.05), 0, 0),
            new FlightTally("policy", 2, OptionalDouble.of(1.31), 3, 1)),
        FlightTally.of(flights, TURBINE));
  }

  @Test
  void flightsWithoutFigures_countAsEndedEarlyOnly() {
    FlightMetrics failed =
        Flights.metrics("policy", Flights.STEADY, Standing.aborted("simulator-crashed"), Map.of());
    assertEquals(
        List.of(new FlightTally("policy", 1, OptionalDouble.empty(), 0, 1)),
        FlightTally.of(List.of(failed), TURBINE));
  }

  private static FlightMetrics flight(
      String controller, int windMps, Standing end, double speedRatio, double overspeeds) {
    return Flights.metrics(
        controller,
        WindCases.parse("steady:" + windMps),
        end,
        Map.of(
            FlightMetric.GENERATOR_SPEED_MAX,
            speedRatio * RATED_RPM,
            FlightMetric.OVERSPEED_COUNT,
            overspeeds));
  }
}
