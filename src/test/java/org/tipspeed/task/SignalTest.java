package org.tipspeed.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.tipspeed.support.FakeTurbine;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineReading;

class SignalTest {

  private static final TurbineDescription TURBINE = new FakeTurbine().description();

  private static double tipSpeedRatio(double rotorSpeedRadPerS, double windMps) {
    TurbineReading reading =
        TurbineReading.builder()
            .set(Channel.ROTOR_SPEED, rotorSpeedRadPerS)
            .set(Channel.HUB_WIND, windMps)
            .build();
    return value("tip_speed_ratio", reading);
  }

  private static double value(String signal, TurbineReading reading) {
    TurbineCommand command = TurbineCommand.collective(0, 0);
    return Signal.ALL
        .get(signal)
        .at(new Moment(TURBINE, reading, reading, command, new float[2], 1));
  }

  /** Ratios are to rated. */
  private static double checkedSpeedRatio(double measured, double real, double torque) {
    double torqueNm = torque * TURBINE.ratedGeneratorTorqueNm();
    double generatorRadPerS = real * TURBINE.ratedGeneratorSpeedRadPerS();
    TurbineReading reading =
        TurbineReading.builder()
            .set(Channel.ROTOR_SPEED, measured * TURBINE.ratedRotorSpeedRadPerS())
            .set(Channel.GENERATOR_TORQUE, torqueNm)
            .set(
                Channel.ELECTRICAL_POWER,
                torqueNm * generatorRadPerS * TURBINE.generatorEfficiency())
            .build();
    return value("checked_rotor_speed_rpm", reading)
        / Channel.ROTOR_SPEED.toColumn(TURBINE.ratedRotorSpeedRadPerS());
  }

  @Test
  void checkedRotorSpeed_whereThePowerAgrees_isTheMeasuredOne() {
    assertEquals(1, checkedSpeedRatio(1, 1.015, 1), 1e-12);
  }

  @Test
  void checkedRotorSpeed_withASensorStuckWhileTheRotorRunsAway_followsThePower() {
    assertEquals(1.10 - 0.02, checkedSpeedRatio(1, 1.10, 0.9), 1e-12);
  }

  @Test
  void checkedRotorSpeed_withASensorThatReadsTooMuch_believesIt() {
    assertEquals(1.2, checkedSpeedRatio(1.2, 1, 1), 1e-12);
  }

  @Test
  void checkedRotorSpeed_withHardlyAnyTorque_isTheMeasuredOne() {
    assertEquals(0.5, checkedSpeedRatio(0.5, 0.9, 0.1), 1e-12);
  }

  @Test
  void tipSpeedRatio_isTheBladeTipsSpeedOverTheWinds() {
    double radiusM = TURBINE.site().rotorDiameterM() / 2;
    assertEquals(1.2 * radiusM / 10, tipSpeedRatio(1.2, 10), 1e-12);
  }

  @Test
  void tipSpeedRatio_inACalm_staysFinite() {
    double radiusM = TURBINE.site().rotorDiameterM() / 2;
    assertEquals(0.6 * radiusM / 2, tipSpeedRatio(0.6, 0), 1e-12);
  }
}
