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
    return Signal.ALL
        .get("tip_speed_ratio")
        .at(
            new Moment(
                TURBINE, reading, reading, TurbineCommand.collective(0, 0), new float[2], 1));
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
