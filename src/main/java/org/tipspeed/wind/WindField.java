package org.tipspeed.wind;

/**
 * Wind velocity in space and time: one interface for the hub point, the rotor average and the
 * points along a blade.
 *
 * <p>Coordinates: origin on the ground below the rotor centre, x downwind, z up, y to the left when
 * looking downwind. Turbulent boxes are carried past the rotor by their mean speed (Taylor).
 */
public interface WindField {

  /**
   * Velocity at a point.
   *
   * @param timeS time since the start of the episode [s], 0 up to {@link #durationS()}
   * @param xM downwind position [m]
   * @param yM lateral position [m]
   * @param zM height above ground [m]
   * @param uvwMps receives downwind, lateral and upward velocity [m/s] in elements 0 to 2
   * @throws WindException if the point or the time is not covered
   */
  void velocityAt(double timeS, double xM, double yM, double zM, double[] uvwMps);

  /** Until when the wind is defined [s]; positive infinity if there is no end. */
  double durationS();

  /** Mean downwind speed at hub height [m/s]. */
  double meanSpeedMps();
}
