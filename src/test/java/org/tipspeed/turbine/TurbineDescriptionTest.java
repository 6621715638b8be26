package org.tipspeed.turbine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tipspeed.support.FakeTurbine;

/** The fake's schedule: 0.8 rad/s and 5 kN m at 5 m/s, 1.267 rad/s and 43 kN m at 15 m/s. */
class TurbineDescriptionTest {

  private final TurbineDescription turbine = new FakeTurbine().description();

  @ParameterizedTest
  @CsvSource({"0.5, 5000", "0.8, 5000", "1.0335, 24000", "1.267, 43000", "2, 43000"})
  void steadyTorqueAt_interpolatesBySpeed(double speed, double torque) {
    assertEquals(torque, turbine.steadyTorqueAt(speed), 1e-6);
  }

  @ParameterizedTest
  @CsvSource({"3, 0.8", "5, 0.8", "10, 1.0335", "15, 1.267", "25, 1.267"})
  void steadyStateAt_interpolatesByWind(double wind, double speed) {
    assertEquals(speed, turbine.steadyStateAt(wind).rotorSpeedRadPerS(), 1e-9);
  }

  @Test
  void ratedGeneratorSpeed_isThatOfTheRotorTimesTheGear() {
    assertEquals(1.267 * 97, turbine.ratedGeneratorSpeedRadPerS(), 1e-9);
  }
}
