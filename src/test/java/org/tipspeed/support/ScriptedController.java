package org.tipspeed.support;

import java.util.function.DoubleFunction;
import org.tipspeed.control.Controller;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineReading;

/** A controller whose commands are a given function of time. */
public record ScriptedController(String name, DoubleFunction<TurbineCommand> commandAtTime)
    implements Controller {

  /** Always the same collective command. */
  public static ScriptedController constant(String name) {
    return new ScriptedController(name, t -> TurbineCommand.collective(40_000, 0.1));
  }

  @Override
  public void start(TurbineDescription turbine, TurbineReading first, double controlIntervalS) {}

  @Override
  public TurbineCommand command(TurbineReading reading) {
    return commandAtTime.apply(reading.timeS());
  }
}
