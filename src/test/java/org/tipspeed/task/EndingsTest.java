package org.tipspeed.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tipspeed.environment.Standing;
import org.tipspeed.support.FakeTurbine;
import org.tipspeed.support.Records;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineReading;

class EndingsTest {

  private static final TurbineDescription TURBINE = new FakeTurbine().description();

  /** Overspeed 1.25, underspeed 0.5, 1.5 m, 3 m/s2, 20 MN m; loads and underspeed from 10 s on. */
  private static final Endings ENDINGS =
      new Endings(new EndingSettings(1.25, 0.5, 1.5, 3, 20, 10), TURBINE);

  /** At rated speed, after the grace, each load at half its limit. */
  private static final TurbineReading SOUND =
      TurbineReading.builder()
          .set(Channel.TIME, 10)
          .set(Channel.HUB_WIND, 12)
          .set(Channel.ROTOR_SPEED, TURBINE.ratedRotorSpeedRadPerS())
          .set(Channel.GENERATOR_SPEED, TURBINE.ratedGeneratorSpeedRadPerS())
          .set(Channel.PITCH_1, 0)
          .set(Channel.PITCH_2, 0)
          .set(Channel.PITCH_3, 0)
          .set(Channel.GENERATOR_TORQUE, 40e3)
          .set(Channel.ELECTRICAL_POWER, 5e6)
          .set(Channel.TOWER_TOP_DISPLACEMENT_FA, 0.75)
          .set(Channel.TOWER_TOP_DISPLACEMENT_SS, 0.75)
          .set(Channel.TOWER_TOP_ACCELERATION_FA, -1.5)
          .set(Channel.TOWER_TOP_ACCELERATION_SS, 1.5)
          .set(Channel.ROOT_OOP_MOMENT_1, 10e6)
          .set(Channel.ROOT_OOP_MOMENT_2, -10e6)
          .set(Channel.ROOT_OOP_MOMENT_3, 10e6)
          .build();

  private static TurbineReading with(Channel channel, double siValue) {
    return SOUND.toBuilder().set(channel, siValue).build();
  }

  private static TurbineReading atSpeedRatio(double ratio) {
    return with(Channel.ROTOR_SPEED, ratio * TURBINE.ratedRotorSpeedRadPerS());
  }

  private static String early(TurbineReading reading) {
    return ENDINGS.judge(reading.toBuilder().set(Channel.TIME, 9.9).build()).reason();
  }

  @ParameterizedTest
  @CsvSource({
    "1.2501, overspeed",
    "2.9, overspeed",
    "0.4999, underspeed",
    "0, underspeed",
    "-0.1, underspeed"
  })
  void rotorSpeedBeyondALimit_terminates(double ratio, String reason) {
    assertEquals(Standing.terminated(reason), ENDINGS.judge(atSpeedRatio(ratio)));
  }

  @ParameterizedTest
  @CsvSource({
    "TOWER_TOP_DISPLACEMENT_FA, 1.5, tower-displacement",
    "TOWER_TOP_ACCELERATION_FA, 3, tower-acceleration",
    "TOWER_TOP_ACCELERATION_SS, 3, tower-acceleration",
    "ROOT_OOP_MOMENT_1, 20e6, blade-root-moment",
    "ROOT_OOP_MOMENT_2, 20e6, blade-root-moment",
    "ROOT_OOP_MOMENT_3, 20e6, blade-root-moment"
  })
  void loadBeyondItsLimit_terminatesInEitherDirection(
      Channel channel, double limit, String reason) {
    for (double sign : new double[] {-1, 1}) {
      assertEquals(Standing.running(), ENDINGS.judge(with(channel, sign * limit)));
      TurbineReading beyond = with(channel, sign * limit * 1.0001);
      assertEquals(Standing.terminated(reason), ENDINGS.judge(beyond));
      assertEquals("", early(beyond), "within the grace");
    }
  }

  @ParameterizedTest
  @CsvSource({"1.25, ''", "0.5, ''", "-3.0, underspeed", "3.0, overspeed"})
  void rotorSpeedAtALimit_isWithinIt(double ratio, String reason) {
    double rated = 1.25;
    TurbineDescription round = ratedAt(rated);
    Endings endings = new Endings(new EndingSettings(1.25, 0.5, 1.5, 3, 20, 10), round);
    assertEquals(reason, endings.judge(with(Channel.ROTOR_SPEED, ratio * rated)).reason());
  }

  /** A rated speed of which the limits are exact multiples. */
  private static TurbineDescription ratedAt(double radPerS) {
    return Records.with(TURBINE, "ratedRotorSpeedRadPerS", radPerS);
  }

  @Test
  void grace_coversStallingButNotOverspeed() {
    assertEquals("", early(atSpeedRatio(0.1)));
    assertEquals("overspeed", early(atSpeedRatio(1.3)));
  }

  @Test
  void loadThatTheSimulatorDoesNotReport_hasNoLimit() {
    TurbineReading.Builder bare = SOUND.toBuilder();
    for (Channel channel : SOUND.channels()) {
      if (!TURBINE.channels().contains(channel)) {
        bare.set(channel, Double.NaN);
      }
    }
    assertEquals(Standing.running(), ENDINGS.judge(bare.build()));
  }
}
