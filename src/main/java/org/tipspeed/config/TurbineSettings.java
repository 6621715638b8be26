package org.tipspeed.config;

import java.util.Objects;
import org.tipspeed.turbine.mock.MockSettings;
import org.tipspeed.turbine.process.ProcessSettings;
import org.tipspeed.turbine.qblade.QBladeSettings;

/**
 * Which simulator flies, and where.
 *
 * @param simulator see {@link Simulator}
 * @param inProcess whether the simulator lives in this process instead of a child of its own; a
 *     native library should not
 * @param mock the built-in turbine's settings
 * @param qblade library, project and what turns in it
 * @param process limits and restarts of a child process
 */
public record TurbineSettings(
    Simulator simulator,
    boolean inProcess,
    MockSettings mock,
    QBladeSettings qblade,
    ProcessSettings process) {

  /** The simulators there are. */
  public enum Simulator {
    /** The built-in turbine. */
    MOCK,
    /** A QBlade library. */
    QBLADE
  }

  public static final TurbineSettings DEFAULTS =
      new TurbineSettings(
          Simulator.MOCK,
          true,
          MockSettings.DEFAULTS,
          QBladeSettings.DEFAULTS,
          ProcessSettings.DEFAULTS);

  public TurbineSettings {
    Objects.requireNonNull(simulator);
    Objects.requireNonNull(mock);
    Objects.requireNonNull(qblade);
    Objects.requireNonNull(process);
  }

  /** The same simulator with another place for its library. */
  public TurbineSettings with(QBladeSettings newQblade) {
    return new TurbineSettings(simulator, inProcess, mock, newQblade, process);
  }

  /**
   * The same in air of another density [kg/m3].
   *
   * @throws IllegalArgumentException unless the built-in turbine flies: other simulators take the
   *     density from their own projects
   */
  public TurbineSettings inAirOf(double densityKgPerM3) {
    if (simulator != Simulator.MOCK) {
      throw new IllegalArgumentException("only the built-in turbine flies in any air");
    }
    MockSettings thinned = mock.inAirOf(densityKgPerM3);
    return new TurbineSettings(simulator, inProcess, thinned, qblade, process);
  }
}
