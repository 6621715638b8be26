package org.tipspeed.turbine.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlatPlateTest {

  /**
   * A plate at half the radius, tilted by 3 in 4 out of the rotor plane, in 10 m/s of wind and 5
   * m/s of its own motion: 0.8 * 10 - 0.6 * 5 = 5 m/s across it and 0.8 * 5 + 0.6 * 10 = 10 along.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.2, -0.3})
  void forces_areThoseOfTheFlowAcrossAndAlongThePlate(double pitchRad) {
    double twistRad = Math.atan2(3, 4) - pitchRad;
    double[] loads = new double[3];
    new FlatPlate(0.1, 2, 0.5, twistRad, 0.5).at(10, 10, pitchRad, loads);
    double normal = 0.1 * 2 * 5 * Math.sqrt(125);
    double friction = 0.1 * 0.5 * 10 * Math.sqrt(125);
    double thrust = 0.8 * normal + 0.6 * friction;
    assertEquals(0.5 * (0.6 * normal - 0.8 * friction), loads[RotorLoads.TORQUE], 1e-12);
    assertEquals(thrust, loads[RotorLoads.THRUST], 1e-12);
    assertEquals(thrust * 0.5 / 3, loads[RotorLoads.ROOT_MOMENT], 1e-12);
  }
}
