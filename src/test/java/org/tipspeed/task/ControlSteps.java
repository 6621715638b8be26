package org.tipspeed.task;

import org.tipspeed.support.FakeTurbine;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineReading;

/** Steps for tests of what is made from them. */
final class ControlSteps {

  private ControlSteps() {}

  /** A turbine that does nothing, in a wind [m/s]. */
  static ControlStep inWind(double mps) {
    TurbineReading reading =
        TurbineReading.builder().set(Channel.TIME, 1).set(Channel.HUB_WIND, mps).build();
    return new ControlStep(
        new FakeTurbine().description(),
        reading,
        reading,
        TurbineCommand.collective(0, 0),
        new float[2],
        1);
  }
}
