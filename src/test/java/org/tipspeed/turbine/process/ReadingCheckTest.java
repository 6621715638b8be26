package org.tipspeed.turbine.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.TurbineException.Kind;
import org.tipspeed.turbine.TurbineReading;

class ReadingCheckTest {

  private final ReadingCheck check =
      new ReadingCheck(
          PlausibilitySettings.DEFAULTS, new ScriptedTurbine(new Script("")).description());

  @ParameterizedTest
  @CsvSource({
    "ROTOR_SPEED, 3.7, 3.9",
    "GENERATOR_SPEED, 360, 370",
    "HUB_WIND, 149, 151",
    "TOWER_TOP_ACCELERATION_FA, 99, 101",
    "TOWER_TOP_ACCELERATION_SS, 99, 101",
    "TOWER_TOP_DISPLACEMENT_FA, 49, 51",
    "TOWER_BASE_MOMENT_FA, 1e10, 1e20",
    "ELECTRICAL_POWER, 1e10, 1e20",
  })
  void limit_isBetween(Channel channel, double still, double noMore) {
    for (double sign : new double[] {-1, 1}) {
      TurbineReading possible = sound().set(channel, sign * still).build();
      assertSame(possible, check.verified(possible));
      TurbineReading impossible = sound().set(channel, sign * noMore).build();
      assertEquals(Kind.IMPLAUSIBLE, failure(impossible).kind());
    }
  }

  @Test
  void message_givesValueAndLimitInTheUnitOfTheColumn() {
    assertEquals(
        "the simulator reports 1.00000e+17 as tower_base_fa_moment_kNm, "
            + "beyond what can be true (1.00000e+08)",
        failure(sound().set(Channel.TOWER_BASE_MOMENT_FA, 1e20).build()).getMessage());
  }

  @Test
  void promisedChannelThatIsAbsent_isNotFinite() {
    TurbineReading reading = sound().set(Channel.TIME, Double.NaN).build();
    assertEquals(Kind.NON_FINITE, failure(reading).kind());
  }

  @Test
  void infinity_isNotFiniteEvenInAChannelThatWasNotPromised() {
    TurbineReading reading = sound().set(Channel.AZIMUTH, Double.POSITIVE_INFINITY).build();
    assertEquals(Kind.NON_FINITE, failure(reading).kind());
  }

  private TurbineException failure(TurbineReading reading) {
    return assertThrows(TurbineException.class, () -> check.verified(reading));
  }

  private static TurbineReading.Builder sound() {
    return TurbineReading.builder()
        .set(Channel.TIME, 1)
        .set(Channel.ROTOR_SPEED, 1.2)
        .set(Channel.GENERATOR_TORQUE, 40_000);
  }
}
