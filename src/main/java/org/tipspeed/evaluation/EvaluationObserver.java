package org.tipspeed.evaluation;

import java.util.Optional;
import org.tipspeed.flight.FlightRecord;

/** Is told of each flight of an evaluation as it ends. */
@FunctionalInterface
public interface EvaluationObserver {

  /**
   * A flight is over. Called by one thread at a time, but in no certain order of flights.
   *
   * @param flight its figures, or why it failed
   * @param record its series; absent if its wind could not be had
   */
  void flown(FlightMetrics flight, Optional<FlightRecord> record);
}
