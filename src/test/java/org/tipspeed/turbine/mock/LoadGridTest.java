package org.tipspeed.turbine.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

final class LoadGridTest {

  private static final MockParameters TURBINE = MockParameters.builtIn();
  private static final LoadGrid GRID = LoadGrid.of(TURBINE);

  private static double[] at(double axialMps, double tipSpeedMps, double pitchRad) {
    double[] loads = new double[RotorLoads.QUANTITIES];
    GRID.at(axialMps, tipSpeedMps, pitchRad, loads);
    return loads;
  }

  private static double[] atAngle(double flowAngle, double pitchRad) {
    return at(FlowAngle.unitAxial(flowAngle), FlowAngle.unitTipSpeed(flowAngle), pitchRad);
  }

  @Test
  void measuredLoadsOfADrivenRotor_areMet() {
    assertMet(0.005, point -> point.loads()[RotorLoads.TORQUE] > 0 && point.flowAngle() > 0.44);
  }

  /** Fast rotors in high pitch, where neighbouring measurements differ abruptly. */
  @Test
  void measuredLoadsOfABrakingRotor_areMetRoughly() {
    assertMet(0.06, point -> true);
  }

  private static void assertMet(double share, Predicate<LoadCurves.Point> which) {
    double[] largest = new double[RotorLoads.QUANTITIES];
    double[] worst = new double[RotorLoads.QUANTITIES];
    for (LoadCurves.Curve curve : LoadCurves.ofFlexibleRotor(TURBINE).curves()) {
      for (LoadCurves.Point point : curve.points().stream().filter(which).toList()) {
        double[] loads = atAngle(point.flowAngle(), point.pitchRad());
        for (int k = 0; k < loads.length; k++) {
          largest[k] = Math.max(largest[k], Math.abs(point.loads()[k]));
          worst[k] = Math.max(worst[k], Math.abs(loads[k] - point.loads()[k]));
        }
      }
    }
    for (int k = 0; k < worst.length; k++) {
      assertTrue(worst[k] < share * largest[k], "quantity " + k + ": " + worst[k] / largest[k]);
    }
  }

  @Test
  void loads_haveNoJumpAnywhere() {
    double step = Math.toRadians(0.1);
    for (double pitch = Math.toRadians(-25); pitch < 2; pitch += Math.toRadians(4.3)) {
      double[] before = atAngle(-Math.PI, pitch);
      for (double angle = -Math.PI; angle < Math.PI; angle += step) {
        double[] loads = atAngle(angle, pitch);
        for (int k = 0; k < loads.length; k++) {
          double change = Math.abs(loads[k] - before[k]);
          if (!(change < 2e-4)) {
            fail("flow angle %s, pitch %s: a jump by %s".formatted(angle, pitch, change));
          }
        }
        before = loads;
      }
    }
  }

  @Test
  void loads_growWithTheSquareOfSpeed() {
    double[] once = at(10, 75, 0.05);
    double[] twice = at(20, 150, 0.05);
    for (int k = 0; k < once.length; k++) {
      assertEquals(4 * once[k], twice[k], 1e-9 * Math.abs(twice[k]));
    }
  }

  @Test
  void bestPower_isThatOfTheFullModel() {
    double best = 0;
    for (double ratio = 4; ratio < 12; ratio += 0.05) {
      best = Math.max(best, at(1, ratio, 0)[RotorLoads.TORQUE] * ratio);
    }
    assertEquals(0.448, best, 0.004);
  }

  @Test
  void standstillAtFinePitch_hasStartingTorque() {
    assertTrue(at(8, 0, 0)[RotorLoads.TORQUE] > 0);
  }

  @Test
  void stillAir_brakesARotor() {
    assertTrue(at(0, 70, 0)[RotorLoads.TORQUE] < 0);
    assertTrue(at(0, -70, 0)[RotorLoads.TORQUE] > 0);
  }

  @Test
  void feather_stopsARotorInWind() {
    assertTrue(at(14, 30, Math.PI / 2)[RotorLoads.TORQUE] < 0);
  }
}
