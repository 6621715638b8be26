package org.tipspeed.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tipspeed.control.Controller;
import org.tipspeed.environment.Standing;
import org.tipspeed.flight.Flight;
import org.tipspeed.flight.FlightRecord;
import org.tipspeed.support.ScriptedTurbine;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.wind.WindCase;

/** Flights for the tests of this package. */
public final class Flights {

  public static final WindCase STEADY = new WindCase("steady", "12", Map.of());

  private Flights() {}

  public static EpisodeStart start(WindCase wind, double durationS) {
    return new EpisodeStart(wind, new OperatingPoint(1.2, 0.1, 40_000), 0.1, durationS);
  }

  public static FlightRecord fly(ScriptedTurbine turbine, Controller controller, double durationS) {
    return new Flight(turbine, List.of(), Optional.empty())
        .fly(controller, start(STEADY, durationS));
  }

  static FlightMetrics metrics(
      String controller, WindCase wind, Standing end, Map<FlightMetric, Double> values) {
    return new FlightMetrics(controller, wind, 600, end, "", values);
  }
}
