package org.tipspeed.turbine.qblade;

/**
 * How far into a field's file the library is at time 0, which depends on settings of the project
 * and on the release; found by asking.
 *
 * @param perWidth part in proportion to the grid's width over the mean speed
 * @param lengthM part in proportion to a fixed length over the mean speed [m]
 * @param timeS fixed part [s]
 */
public record WindShift(double perWidth, double lengthM, double timeS) {

  double seconds(double gridWidthM, double meanSpeedMps) {
    return (perWidth * gridWidthM + lengthM) / meanSpeedMps + timeS;
  }
}
