package org.tipspeed.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tipspeed.support.FakeTurbine;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineReading;

class RewardTest {

  private static final SignalSettings WIND =
      new SignalSettings("wind_hub_mps", 10, 2, SignalSettings.Filter.NONE, 1);

  private static Moment wind(double mps) {
    TurbineReading reading =
        TurbineReading.builder().set(Channel.TIME, 1).set(Channel.HUB_WIND, mps).build();
    return new Moment(
        new FakeTurbine().description(),
        reading,
        reading,
        TurbineCommand.collective(0, 0),
        new float[2],
        1);
  }

  private static RewardTerm term(double weight, RewardTerm.Shape shape) {
    return new RewardTerm("wind", weight, shape, WIND, 0, 1000);
  }

  private static double reward(double offset, double mps, RewardTerm... terms) {
    Reward reward = new Reward(new RewardSettings(offset, 0, List.of(terms), 0), 0.1);
    reward.start(wind(mps));
    return reward.of(wind(mps));
  }

  @ParameterizedTest
  @CsvSource({
    "VALUE, 14, 2",
    "UP_TO_ONE, 14, 1",
    "UP_TO_ONE, 11, 0.5",
    "ABSOLUTE, 8, 1",
    "SQUARE, 14, 4",
    "SQUARE_ABOVE, 14, 4",
    "SQUARE_ABOVE, 6, 0",
    "CLOSENESS, 11, 0.5",
    "CLOSENESS, 10, 1"
  })
  void shape_ofAScaledSignal(RewardTerm.Shape shape, double mps, double expected) {
    assertEquals(expected, reward(0, mps, term(1, shape)), 1e-12);
  }

  @Test
  void terms_addUpWithWeightsAndOffset() {
    double expected = 1 + 0.5 * 2 - 0.1 * 4;
    RewardTerm wanted = term(0.5, RewardTerm.Shape.VALUE);
    RewardTerm unwanted = term(-0.1, RewardTerm.Shape.SQUARE);
    assertEquals(expected, reward(1, 14, wanted, unwanted), 1e-12);
  }

  @Test
  void reward_isNeverBelowTheFloor() {
    assertEquals(0, reward(1, 100, term(-1, RewardTerm.Shape.SQUARE)), 0);
  }

  @Test
  void term_outsideItsWind_doesNotCount() {
    RewardTerm strongWindOnly = new RewardTerm("wind", 1, RewardTerm.Shape.VALUE, WIND, 13, 1000);
    assertEquals(0, reward(0, 12.9, strongWindOnly), 0);
    assertEquals(2, reward(0, 14, strongWindOnly), 1e-12);
  }

  @Test
  void contributions_areMeansPerInterval() {
    Reward reward =
        new Reward(new RewardSettings(5, 0, List.of(term(-1, RewardTerm.Shape.VALUE)), 0), 0.1);
    reward.start(wind(12));
    reward.of(wind(12));
    reward.of(wind(16));
    assertEquals(-2, reward.contributions().get("reward_wind"), 1e-12);
  }

  @Test
  void settings_floorBelowZero_isRefusedSinceEndingEarlyWouldPay() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new RewardSettings(0, -1, List.of(term(1, RewardTerm.Shape.VALUE)), 0));
    assertTrue(e.getMessage().startsWith("floor must be 0 or more"), e.getMessage());
  }
}
