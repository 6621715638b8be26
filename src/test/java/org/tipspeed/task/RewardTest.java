package org.tipspeed.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tipspeed.support.Records;

class RewardTest {

  private static final SignalSettings WIND =
      new SignalSettings("wind_hub_mps", 10, 2, SignalSettings.Filter.NONE, 1);

  /** Always 0 here, so that its closeness is always 1. */
  private static final SignalSettings STILL =
      new SignalSettings("pitch_action", 0, 1, SignalSettings.Filter.NONE, 1);

  private static RewardTerm term(double weight, RewardTerm.Shape shape) {
    return new RewardTerm("wind", weight, shape, WIND, 0, 1000);
  }

  private static double reward(double offset, double mps, RewardTerm... terms) {
    Reward reward =
        new Reward(new RewardSettings(offset, Optional.of(0.0), List.of(terms), 0), 0.1);
    reward.start(ControlSteps.inWind(mps));
    return reward.of(ControlSteps.inWind(mps));
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
        new Reward(
            new RewardSettings(5, Optional.of(0.0), List.of(term(-1, RewardTerm.Shape.VALUE)), 0),
            0.1);
    reward.start(ControlSteps.inWind(12));
    reward.of(ControlSteps.inWind(12));
    reward.of(ControlSteps.inWind(16));
    assertEquals(-2, reward.contributions().get("reward_wind"), 1e-12);
  }

  /** Both ends belong to it; several terms of the shipped reward end where another one begins. */
  @ParameterizedTest
  @CsvSource({"8.9, 0", "9, 1", "10, 1", "11, 1", "11.1, 0"})
  void term_countsFromItsLeastToItsGreatestWind(double mps, double expected) {
    RewardTerm gated = new RewardTerm("wind", 1, RewardTerm.Shape.CLOSENESS, STILL, 9, 11);
    assertEquals(expected, reward(0, mps, gated), 0);
  }

  @Test
  void gate_followsTheWindOfTheLastHalfMinute() {
    RewardTerm weakWindOnly = new RewardTerm("speed", 1, RewardTerm.Shape.CLOSENESS, STILL, 0, 10);
    Reward reward = new Reward(settings(0, 0, weakWindOnly), 0.1);
    reward.start(ControlSteps.inWind(8));
    // 8 + 4 * (1 - exp(-t / 30)) passes 10 after 20.8 s.
    for (int i = 1; i <= 300; i++) {
      assertEquals(
          i < 208 ? 1 : 0,
          reward.of(ControlSteps.inWind(12)),
          0,
          "after %.1f s".formatted(0.1 * i));
    }
  }

  @Test
  void contributions_areOfOneEpisode() {
    Reward reward = new Reward(settings(0, 0, term(1, RewardTerm.Shape.VALUE)), 0.1);
    assertEquals(0, reward.contributions().get("reward_wind"), 0, "before any");
    for (double mps : new double[] {30, 14}) {
      reward.start(ControlSteps.inWind(mps));
      reward.of(ControlSteps.inWind(mps));
    }
    assertEquals(2, reward.contributions().get("reward_wind"), 1e-12);
  }

  @Test
  void filters_startAnewWithEachEpisode() {
    SignalSettings smooth =
        new SignalSettings("wind_hub_mps", 10, 2, SignalSettings.Filter.LOW_PASS, 60);
    RewardTerm term = new RewardTerm("wind", 1, RewardTerm.Shape.VALUE, smooth, 0, 1000);
    Reward reward = new Reward(settings(0, 0, term), 0.1);
    reward.start(ControlSteps.inWind(30));
    reward.start(ControlSteps.inWind(14));
    assertEquals(2, reward.of(ControlSteps.inWind(14)), 1e-12);
  }

  @ParameterizedTest
  @CsvSource({"100, true", "12, true", "11.9, false"})
  void reward_saysWhetherItIsTheFloor(double mps, boolean expected) {
    Reward reward = new Reward(settings(1, 0, term(-1, RewardTerm.Shape.SQUARE)), 0.1);
    reward.start(ControlSteps.inWind(mps));
    reward.of(ControlSteps.inWind(mps));
    assertEquals(expected, reward.isOnFloor());
  }

  @ParameterizedTest
  @CsvSource({
    "VALUE, 1, Infinity",
    "VALUE, -1, Infinity",
    "UP_TO_ONE, 3, 3",
    "UP_TO_ONE, -3, Infinity",
    "ABSOLUTE, 1, Infinity",
    "ABSOLUTE, -1, 0",
    "SQUARE, 1, Infinity",
    "SQUARE, -1, 0",
    "SQUARE_ABOVE, 1, Infinity",
    "SQUARE_ABOVE, -1, 0",
    "SQUARE_BELOW, 1, Infinity",
    "SQUARE_BELOW, -1, 0",
    "CLOSENESS, 3, 3",
    "CLOSENESS, -3, Infinity",
    "VALUE, 0, 0"
  })
  void term_addsAtMost(RewardTerm.Shape shape, double weight, double expected) {
    assertEquals(expected, term(weight, shape).most(), 0);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-1, -1", "-1, 0", "3, 3", "3, 4"})
  void floorThatNoSumCanExceed_isRefusedWithTheRemedy(double offset, double floor) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> settings(offset, floor, term(-1, RewardTerm.Shape.ABSOLUTE)));
    assertEquals(
        "floor must be below %s, the most that offset and terms can add up to, or every reward is"
                .formatted(offset)
            + " the floor; was %s: leave it out, lower it, or raise offset".formatted(floor),
        e.getMessage());
  }

  @Test
  void floor_isComparedWithTheSumInTheBestWindForAllTerms() {
    RewardTerm weak = new RewardTerm("weak", 1, RewardTerm.Shape.CLOSENESS, STILL, 0, 10);
    RewardTerm strong = new RewardTerm("strong", 1, RewardTerm.Shape.CLOSENESS, STILL, 12, 20);
    RewardTerm both = new RewardTerm("both", 1, RewardTerm.Shape.CLOSENESS, STILL, 10, 12);
    assertThrows(IllegalArgumentException.class, () -> settings(-1, 0, weak, strong));
    assertThrows(IllegalArgumentException.class, () -> settings(-2, 0, weak, strong, both));
    assertEquals(0, settings(-1.9, 0, strong, weak, both).lowest(), 0);
    assertEquals(0, settings(-0.9, 0, strong).lowest(), 0);
  }

  @Test
  void rewardWithoutWeight_isRefused() {
    List<RewardTerm> none = List.of(term(0, RewardTerm.Shape.VALUE));
    assertThrows(
        IllegalArgumentException.class, () -> new RewardSettings(0, Optional.empty(), none, 0));
  }

  @Test
  void floorLeftOut_isZeroWhereSomethingIsWanted_andFarBelowWhereThereAreCostsOnly() {
    RewardTerm cost = term(-2, RewardTerm.Shape.ABSOLUTE);
    assertEquals(0, withoutFloor(0, cost, term(0.1, RewardTerm.Shape.CLOSENESS)).lowest(), 0);
    assertEquals(0, withoutFloor(0.1, cost).lowest(), 0);
    assertEquals(-20, withoutFloor(0, cost).lowest(), 0);
    assertEquals(
        -0.5 - 22.5, withoutFloor(-0.5, cost, term(-0.25, RewardTerm.Shape.SQUARE)).lowest(), 0);
  }

  @ParameterizedTest
  @CsvSource({"0, 3", "2, 3", "-4, 203"})
  void termination_chargesAFloorBelowZeroForAsLongAsTheAgentLooksAhead(
      double floor, double expected) {
    RewardSettings settings =
        new RewardSettings(0, Optional.of(floor), List.of(term(1, RewardTerm.Shape.VALUE)), 3);
    RewardSettings ahead = settings.lookingAhead(50);
    assertEquals(expected, ahead.terminationPenalty(), 0);
    assertEquals(Optional.of(floor), ahead.floor());
  }

  /** Whatever the costs are, going on at their worst for ever is not worse than ending. */
  @Test
  void endingEarly_neverPays() {
    double discount = 0.99;
    TaskSettings task =
        Records.with(
                TaskSettings.DEFAULTS, "reward", withoutFloor(0, term(-1, RewardTerm.Shape.SQUARE)))
            .lookingAhead(discount);
    double worstForEver = task.reward().lowest() / (1 - discount);
    assertEquals(-1000, worstForEver, 1e-9);
    assertEquals(-worstForEver, task.reward().terminationPenalty(), 1e-9);
  }

  @Test
  void termination_chargesNoMoreThanAnEpisodeLasts() {
    TaskSettings tenSeconds =
        Records.with(
            TaskSettings.DEFAULTS,
            "episodeDurationS",
            10.0,
            "action",
            Records.with(ActionSettings.DEFAULTS, "repeat", 2),
            "reward",
            withoutFloor(0, term(-1, RewardTerm.Shape.SQUARE)));
    assertEquals(10 * 50, tenSeconds.lookingAhead(0.999).reward().terminationPenalty(), 1e-9);
  }

  private static RewardSettings settings(double offset, double floor, RewardTerm... terms) {
    return new RewardSettings(offset, Optional.of(floor), List.of(terms), 0);
  }

  private static RewardSettings withoutFloor(double offset, RewardTerm... terms) {
    return new RewardSettings(offset, Optional.empty(), List.of(terms), 0);
  }
}
