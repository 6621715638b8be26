package org.tipspeed.turbine.mock;

/** How the hub moves at one instant; one object is filled again and again. */
final class HubMotion {

  /** Rotor speed. */
  double speedRadPerS;

  /** Velocity of the tower top. */
  double downwindMps;

  /** Velocity of the tower top, to the left looking downwind. */
  double leftMps;

  /** Rate at which the tower top tilts downwind. */
  double noddingRadPerS;
}
