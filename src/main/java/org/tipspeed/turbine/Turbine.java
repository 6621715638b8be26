package org.tipspeed.turbine;

import java.util.Map;

/**
 * A wind turbine in a simulator, in physical units (SI and radians). Controllers, replays and
 * reports work on this seam and never see a scaled number.
 *
 * <pre>{@code
 * TurbineReading reading = turbine.start(episode);
 * while (reading.timeS() < episode.durationS()) {
 *   reading = turbine.advance(controller.command(reading));
 * }
 * }</pre>
 */
public interface Turbine extends AutoCloseable {

  /** What this turbine is and which channels its readings have. */
  TurbineDescription description();

  /**
   * Starts a new episode, whatever happened before.
   *
   * @return the reading at time 0
   * @throws TurbineException if the simulator fails or refuses the episode; if what it reports is
   *     to be trusted, also for a reading that cannot be true: see {@link CheckedTurbine}
   * @throws org.tipspeed.wind.WindException if the wind cannot be had
   */
  TurbineReading start(EpisodeStart episode);

  /**
   * Holds a command for one control interval.
   *
   * @return the reading at the end of the interval
   * @throws TurbineException if the simulator fails; only {@link #start} may follow
   */
  TurbineReading advance(TurbineCommand command);

  /**
   * What the simulator tells of an episode only once it is over, such as loads in a file; ends the
   * episode.
   *
   * @return in SI units and radians, one value for each reading that there has been; channels that
   *     these do not have
   * @throws TurbineException if it is not told as it should be
   */
  default Map<Channel, double[]> afterwards() {
    return Map.of();
  }

  /** Until when the wind of the present episode lasts [s]; positive infinity if it has no end. */
  double windEndS();

  @Override
  void close();
}
