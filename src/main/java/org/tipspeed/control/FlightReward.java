package org.tipspeed.control;

import org.tipspeed.environment.Standing;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineReading;

/** Scores a flight as a learning task would, so that every controller gets the same reward. */
public interface FlightReward {

  /** A new flight begins. */
  void start(TurbineDescription turbine, TurbineReading first, double controlIntervalS);

  /**
   * Reward of one control interval.
   *
   * @param before reading at its beginning
   * @param command what was held during it
   * @param after reading at its end
   * @param standing how the flight stands then
   */
  double reward(
      TurbineReading before, TurbineCommand command, TurbineReading after, Standing standing);
}
