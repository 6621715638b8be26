package org.tipspeed.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tipspeed.control.Controller;
import org.tipspeed.control.FlightReward;
import org.tipspeed.flight.Flight;
import org.tipspeed.flight.FlightRecord;
import org.tipspeed.flight.FlightStop;
import org.tipspeed.flight.disturbance.Disturbance;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineDescription;

/**
 * A turbine with the controllers that fly it in turn; all are used by one thread at a time.
 *
 * @param turbine closed with this object
 * @param controllers closed with this object
 * @param stops what ends a flight before its time
 * @param reward scores the flights, if wanted
 * @param disturbance what stands between controllers and turbine
 */
public record ControlledTurbine(
    Turbine turbine,
    List<Controller> controllers,
    Function<TurbineDescription, List<FlightStop>> stops,
    Optional<FlightReward> reward,
    Disturbance disturbance)
    implements AutoCloseable {

  public ControlledTurbine {
    controllers = List.copyOf(controllers);
  }

  public FlightRecord fly(Controller controller, EpisodeStart start) {
    return new Flight(turbine, stops.apply(turbine.description()), reward)
        .fly(disturbance.around(controller, start.wind()), start);
  }

  @Override
  public void close() {
    controllers.forEach(Controller::close);
    turbine.close();
  }
}
