package org.tipspeed.control;

import org.tipspeed.turbine.TurbineDescription;

/** The classical controller that belongs to a turbine. */
public final class Baselines {

  /** What tables and command lines call it, whatever the turbine. */
  public static final String NAME = "baseline";

  private Baselines() {}

  /**
   * A new controller, made from what a turbine says of itself.
   *
   * @throws ControllerException if there is none for this turbine
   */
  public static Controller of(TurbineDescription turbine) {
    return new ClassicalController(ClassicalParameters.of(turbine));
  }
}
