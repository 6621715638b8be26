package org.tipspeed.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tipspeed.support.FakeTurbine;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.wind.WindCase;
import org.tipspeed.wind.WindCases;
import org.tipspeed.wind.WindFields;

class StartPointsTest {

  private static final TurbineDescription TURBINE = new FakeTurbine().description();
  private static final WindCase FILE =
      WindCases.parse(
          "file:src/test/resources/org/tipspeed/wind/turbsim_ntm_b_12mps_first_500_steps.bts");

  @ParameterizedTest
  @CsvSource({"steady:8, 8", "step:8-14@10, 8", "'ntm:7.25,class=B,seed=1', 7.25"})
  void steadyState_isOfTheFirstSpeedInTheSpec(String spec, double mps) {
    assertEquals(
        TURBINE.steadyStateAt(mps),
        StartPoints.of(StartSettings.DEFAULTS, TURBINE, WindCases.parse(spec)));
  }

  @Test
  void steadyState_inAWindFile_isOfItsMeanSpeed() {
    double mean = WindFields.open(FILE, TURBINE.site()).meanSpeedMps();
    assertEquals(
        TURBINE.steadyStateAt(mean), StartPoints.of(StartSettings.DEFAULTS, TURBINE, FILE));
  }

  @Test
  void given_isTakenInItsUnits() {
    StartSettings given = new StartSettings(StartSettings.From.GIVEN, 12, 9, 30);
    OperatingPoint point = StartPoints.of(given, TURBINE, WindCases.parse("steady:8"));
    assertEquals(0.4 * Math.PI, point.rotorSpeedRadPerS(), 1e-12);
    assertEquals(Math.PI / 20, point.pitchRad(), 1e-12);
    assertEquals(30_000, point.generatorTorqueNm(), 0);
  }
}
