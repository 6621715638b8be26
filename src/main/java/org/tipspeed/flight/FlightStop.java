package org.tipspeed.flight;

import org.tipspeed.environment.Standing;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineReading;

/** Says after each reading whether a flight must end before its time, and why. */
@FunctionalInterface
public interface FlightStop {

  /** How the flight stands; its reason is short, lower-case and stable, such as overspeed. */
  Standing judge(TurbineReading reading);

  /**
   * The generator is too fast.
   *
   * @param factor limit as a multiple of the rated speed
   */
  static FlightStop overspeed(TurbineDescription turbine, double factor) {
    double limitRadPerS = factor * turbine.ratedGeneratorSpeedRadPerS();
    return reading ->
        reading.generatorSpeedRadPerS() > limitRadPerS
            ? Standing.terminated("overspeed")
            : Standing.running();
  }
}
