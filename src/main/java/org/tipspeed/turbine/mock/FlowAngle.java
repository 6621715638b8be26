package org.tipspeed.turbine.mock;

/**
 * Wind and tip speed in polar form. The wind is stretched first, so that the angle of a running
 * rotor is near 45 degrees and not squeezed into the first few.
 */
final class FlowAngle {

  /** Near the tip-speed ratio of best power of common turbines. */
  static final double STRETCH = 7;

  private FlowAngle() {}

  /** From 0 (still air) to a quarter turn (standstill); beyond for reverse flow or rotation. */
  static double of(double axialMps, double tipSpeedMps) {
    return Math.atan2(STRETCH * axialMps, tipSpeedMps);
  }

  static double ofTipSpeedRatio(double tipSpeedRatio) {
    return of(1, tipSpeedRatio);
  }

  /** Wind speed at an angle where the length of the vector is 1. */
  static double unitAxial(double angle) {
    return Math.sin(angle) / STRETCH;
  }

  static double unitTipSpeed(double angle) {
    return Math.cos(angle);
  }

  static double squaredLength(double axialMps, double tipSpeedMps) {
    double stretched = STRETCH * axialMps;
    return stretched * stretched + tipSpeedMps * tipSpeedMps;
  }
}
