package org.tipspeed.turbine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tipspeed.support.FakeTurbine;
import org.tipspeed.support.Records;
import org.tipspeed.turbine.TurbineException.Kind;
import org.tipspeed.wind.WindCases;

class ReadingCheckTest {

  private static final TurbineCommand COMMAND = TurbineCommand.collective(30_000, 0.1);
  private static final EpisodeStart EPISODE =
      new EpisodeStart(WindCases.parse("steady:12"), new OperatingPoint(1.2, 0.05, 40_000), 0.1, 9);

  private final FakeTurbine turbine = new FakeTurbine();
  private final ReadingCheck check =
      new ReadingCheck(PlausibilitySettings.DEFAULTS, turbine.description());

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

  @Test
  void rotorThatRunsAway_isToldInRpm() {
    assertEquals(
        "the simulator reports 38.1972 as rotor_speed_rpm, beyond what can be true (36.2969)",
        failure(sound().set(Channel.ROTOR_SPEED, 4).build()).getMessage());
  }

  @Test
  void checkedTurbine_letsNothingElseOutAtTheStartAndAtAnyStep() {
    CheckedTurbine checked = new CheckedTurbine(turbine, PlausibilitySettings.DEFAULTS);
    assertEquals(turbine.description(), checked.description());
    checked.start(EPISODE);
    assertEquals(0.1, checked.advance(COMMAND).timeS(), 1e-12);
    turbine.rotorSpeedRadPerS = 1e30;
    assertThrows(TurbineException.class, () -> checked.advance(COMMAND));
    turbine.distortion = r -> r.toBuilder().set(Channel.HUB_WIND, Double.NaN).build();
    assertThrows(TurbineException.class, () -> checked.start(EPISODE));
    checked.close();
    assertTrue(turbine.closed);
  }

  @Test
  void limit_isTheSettings() {
    PlausibilitySettings wide = Records.with(PlausibilitySettings.DEFAULTS, "maxSpeedRatio", 10.0);
    TurbineReading fast = sound().set(Channel.ROTOR_SPEED, 4).build();
    assertSame(fast, new ReadingCheck(wide, turbine.description()).verified(fast));
  }

  private TurbineException failure(TurbineReading reading) {
    return assertThrows(TurbineException.class, () -> check.verified(reading));
  }

  private TurbineReading.Builder sound() {
    return turbine.start(EPISODE).toBuilder();
  }
}
