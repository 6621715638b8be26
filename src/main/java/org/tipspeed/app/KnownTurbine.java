package org.tipspeed.app;

import java.util.Map;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.turbine.mock.ShippedTurbines;

/** A turbine in a simulator that may not say how to control it, where that is known elsewhere. */
final class KnownTurbine implements Turbine {

  private final Turbine turbine;
  private TurbineDescription told;
  private TurbineDescription completed;

  KnownTurbine(Turbine turbine) {
    this.turbine = turbine;
  }

  @Override
  public TurbineDescription description() {
    TurbineDescription now = turbine.description();
    if (now != told) {
      told = now;
      completed = ShippedTurbines.completed(now);
    }
    return completed;
  }

  @Override
  public TurbineReading start(EpisodeStart start) {
    return turbine.start(start);
  }

  @Override
  public TurbineReading advance(TurbineCommand command) {
    return turbine.advance(command);
  }

  @Override
  public Map<Channel, double[]> afterwards() {
    return turbine.afterwards();
  }

  @Override
  public double windEndS() {
    return turbine.windEndS();
  }

  @Override
  public void close() {
    turbine.close();
  }
}
