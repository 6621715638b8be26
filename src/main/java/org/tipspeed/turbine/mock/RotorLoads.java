package org.tipspeed.turbine.mock;

/**
 * Steady loads of a rotor in uniform flow, without dimensions of length and density, so that they
 * stay finite at standstill and in still air.
 */
interface RotorLoads {

  /** Elements of the result: torque, thrust, and root moment of one blade without gravity. */
  int TORQUE = 0;

  int THRUST = 1;
  int ROOT_MOMENT = 2;
  int QUANTITIES = 3;

  /**
   * Loads over dynamic pressure per unit speed.
   *
   * @param axialMps wind speed through the rotor [m/s]
   * @param tipSpeedMps speed of the blade tips [m/s]
   * @param pitchRad blade pitch [rad]
   * @param loads receives torque / (rho/2 pi R^3), thrust / (rho/2 pi R^2) and root moment of one
   *     blade / (rho/2 pi R^3), all in m2/s2
   */
  void at(double axialMps, double tipSpeedMps, double pitchRad, double[] loads);
}
