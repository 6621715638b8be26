package org.tipspeed.turbine.qblade;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.PerBlade;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;

class ActuatorsTest {

  private static final TurbineDescription TURBINE = TurbineData.DEFAULTS.description(1, Set.of());
  private static final double RPM = Math.PI / 30;

  private static Actuators at(double pitchDeg, ActuatorSettings settings) {
    Actuators actuators = new Actuators(TURBINE, settings);
    actuators.place(new OperatingPoint(1, Math.toRadians(pitchDeg), 20_000));
    return actuators;
  }

  private static void follow(Actuators actuators, TurbineCommand command, double seconds) {
    for (int i = 0; i < Math.round(seconds / 0.05); i++) {
      actuators.follow(command, 0.05);
    }
  }

  private static TurbineCommand pitch(double deg) {
    return TurbineCommand.collective(20_000, Math.toRadians(deg));
  }

  @Test
  void largePitchStep_goesAtTheRateLimit() {
    Actuators actuators = at(0, ActuatorSettings.DEFAULTS);
    follow(actuators, pitch(60), 1);
    double first = actuators.pitchRad().mean();
    follow(actuators, pitch(60), 1);
    assertEquals(8, Math.toDegrees(actuators.pitchRad().mean() - first), 1e-6);
  }

  @Test
  void smallPitchStep_followsASecondOrderDrive() {
    Actuators actuators = at(10, new ActuatorSettings(1, 0.7, 0.5, 2));
    double largest = 10;
    double afterQuarterSecond = 0;
    for (int i = 1; i <= 60; i++) {
      actuators.follow(pitch(10.5), 0.05);
      largest = Math.max(largest, Math.toDegrees(actuators.pitchRad().mean()));
      afterQuarterSecond =
          i == 5 ? Math.toDegrees(actuators.pitchRad().mean()) : afterQuarterSecond;
    }
    // 1 - exp(-z w t) (cos wd t + z w / wd sin wd t) at t = 0.25 s, and overshoot exp(-pi z / wd)
    assertEquals(10 + 0.5 * 0.5614, afterQuarterSecond, 0.003);
    assertEquals(10 + 0.5 * 1.046, largest, 0.005);
    assertEquals(10.5, Math.toDegrees(actuators.pitchRad().mean()), 1e-3);
  }

  @Test
  void bladesMoveByThemselves() {
    Actuators actuators = at(5, new ActuatorSettings(0, 0.7, 0.5, 2));
    PerBlade wanted = new PerBlade(0.08, 0.09, 0.1);
    follow(actuators, new TurbineCommand(20_000, wanted, 0), 2);
    assertEquals(wanted, actuators.pitchRad());
  }

  @Test
  void travelAndTorqueEndAtTheirLimits() {
    Actuators actuators = at(2, ActuatorSettings.DEFAULTS);
    follow(actuators, TurbineCommand.collective(-1e6, -1), 10);
    assertEquals(PerBlade.all(0), actuators.pitchRad());
    assertEquals(0, actuators.torqueNm(1));
    follow(actuators, TurbineCommand.collective(1e6, 3), 20);
    assertEquals(Math.toRadians(90), actuators.pitchRad().first(), 1e-9);
    assertEquals(47_402.91, actuators.torqueNm(1));
  }

  @Test
  void torqueRate_isLimited() {
    Actuators actuators = at(0, ActuatorSettings.DEFAULTS);
    follow(actuators, TurbineCommand.collective(40_000, 0), 0.5);
    assertEquals(27_500, actuators.torqueNm(1), 1e-6);
  }

  @Test
  void torqueFades_beforeTheRotorStands() {
    Actuators actuators = at(0, ActuatorSettings.DEFAULTS);
    assertEquals(20_000, actuators.torqueNm(2 * RPM), 1e-6);
    assertEquals(10_000, actuators.torqueNm(1.25 * RPM), 1e-6);
    assertEquals(0, actuators.torqueNm(0.5 * RPM), 1e-6);
    assertEquals(0, actuators.torqueNm(-3 * RPM));
  }

  @Test
  void speedHold_findsTheTorqueThatHoldsTheSpeed() {
    double inertia = 43.8e6 / (97 * 97);
    SpeedHold hold = new SpeedHold(TURBINE, new OperatingPoint(12.1 * RPM, 0.1, 43_094));
    double generatorSpeed = 97 * 12.1 * RPM;
    double torque = 0;
    for (int i = 0; i < 600; i++) {
      torque = hold.torqueNm(generatorSpeed / 97, 0.05);
      generatorSpeed += 0.05 * (50_000 - torque) / inertia;
      assertEquals(12.1, generatorSpeed / 97 / RPM, 0.25);
    }
    assertEquals(50_000, torque, 50);
    assertEquals(12.1, generatorSpeed / 97 / RPM, 0.01);
  }
}
