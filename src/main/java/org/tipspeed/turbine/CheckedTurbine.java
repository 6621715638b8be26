package org.tipspeed.turbine;

import java.util.Map;

/**
 * A simulator in this process behind a {@link ReadingCheck}: a reading that cannot be true never
 * comes out of it.
 */
public final class CheckedTurbine implements Turbine {

  private final Turbine turbine;
  private final ReadingCheck check;

  /**
   * @param turbine closed together with this one
   */
  public CheckedTurbine(Turbine turbine, PlausibilitySettings settings) {
    this.turbine = turbine;
    this.check = new ReadingCheck(settings, turbine.description());
  }

  @Override
  public TurbineDescription description() {
    return turbine.description();
  }

  @Override
  public TurbineReading start(EpisodeStart episode) {
    return check.verified(turbine.start(episode));
  }

  @Override
  public TurbineReading advance(TurbineCommand command) {
    return check.verified(turbine.advance(command));
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
