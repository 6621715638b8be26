package org.tipspeed.evaluation;

import org.tipspeed.turbine.TurbineDescription;

/** Where a turbine's steady schedule reaches its rated power. */
final class RatedWind {

  private RatedWind() {}

  /** [m/s], NaN where {@link TurbineDescription#ratedWindMps} is. */
  static double of(TurbineDescription turbine) {
    return turbine.ratedWindMps();
  }
}
