package org.tipspeed.turbine.qblade;

/** One episode's wind as the library is to have it. */
interface EpisodeWind extends AutoCloseable {

  /** Before the reset. */
  void load(NativeSimulator simulator);

  /** Before the step that begins at a time of the episode, which is negative while settling. */
  void blow(NativeSimulator simulator, double timeS);

  /** What the library must show at hub height at the start [m/s]. */
  double hubSpeedAtStartMps();

  @Override
  void close();
}
