package org.tipspeed.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tipspeed.environment.Standing;
import org.tipspeed.evaluation.Comparison.Verdict;
import org.tipspeed.random.RandomStreams;
import org.tipspeed.wind.WindCase;

class ComparisonsTest {

  private static final Standing DONE = Standing.timeLimit();

  private final Comparisons comparisons =
      new Comparisons(ComparisonSettings.DEFAULTS, new RandomStreams(7));
  private final List<FlightMetrics> flights = new ArrayList<>();

  @Test
  void clearlyLowerLoad_isBetterWithTheRatioOfTheMeans() {
    for (int seed = 1; seed <= 6; seed++) {
      add("baseline", wind(12, seed), DONE, 100 * seed);
      add("policy", wind(12, seed), DONE, 80 * seed + seed % 2);
    }
    Comparison comparison = compare();
    Comparison.Ratio ratio = comparison.ratios().get(FlightMetric.TOWER_BASE_FA_DEL);
    assertEquals((80 * 21 + 3) / 2100.0, ratio.value(), 1e-12);
    assertEquals((80 * 21 + 3) / 6.0, ratio.mean(), 1e-12);
    assertEquals(350, ratio.referenceMean(), 1e-12);
    assertEquals(Verdict.BETTER, ratio.verdict());
    assertTrue(ratio.interval().low() <= ratio.value());
    assertTrue(ratio.interval().high() >= ratio.value());
    assertEquals(6, comparison.pairs());
  }

  @Test
  void lowerEnergy_isWorse() {
    for (int seed = 1; seed <= 6; seed++) {
      addMetric("baseline", wind(12, seed), FlightMetric.ENERGY, 1000 + seed);
      addMetric("policy", wind(12, seed), FlightMetric.ENERGY, 950 - seed);
    }
    assertEquals(Verdict.WORSE, compare().ratios().get(FlightMetric.ENERGY).verdict());
  }

  @Test
  void differencesOfEitherSign_areNotJudged() {
    double[] factors = {0.7, 1.4, 0.8, 1.3, 0.9, 1.05};
    for (int seed = 0; seed < 6; seed++) {
      add("baseline", wind(12, seed), DONE, 100);
      add("policy", wind(12, seed), DONE, 100 * factors[seed]);
    }
    assertEquals(
        Verdict.UNDECIDED, compare().ratios().get(FlightMetric.TOWER_BASE_FA_DEL).verdict());
  }

  @Test
  void fewPairs_giveTheRatioButNeitherIntervalNorVerdict() {
    for (int seed = 0; seed < 4; seed++) {
      add("baseline", wind(12, seed), DONE, 100);
      add("policy", wind(12, seed), DONE, 50);
    }
    Comparison.Ratio ratio = compare().ratios().get(FlightMetric.TOWER_BASE_FA_DEL);
    assertEquals(0.5, ratio.value());
    assertNull(ratio.interval());
    assertEquals(Verdict.UNDECIDED, ratio.verdict());
  }

  @Test
  void flightThatEndedEarly_isLeftOutAloud() {
    add("baseline", wind(12, 1), DONE, 100);
    add("policy", wind(12, 1), Standing.terminated("overspeed"), 1);
    add("baseline", wind(12, 2), DONE, 100);
    add("policy", wind(12, 2), DONE, 90);
    add("baseline", wind(12, 3), DONE, 100);
    Comparison comparison = compare();
    assertEquals(1, comparison.pairs());
    assertEquals(0.9, comparison.ratio(FlightMetric.TOWER_BASE_FA_DEL).orElseThrow());
    assertEquals(
        List.of(
            "ntm:12,seed=1: policy ended after 600.0 s (overspeed)",
            "ntm:12,seed=3: policy did not fly"),
        comparison.leftOut());
  }

  @Test
  void threeSeedsAtEachSpeed_areResampledWithinTheirSpeed() {
    for (int speed : new int[] {8, 16}) {
      for (int seed = 0; seed < 3; seed++) {
        add("baseline", wind(speed, seed), DONE, speed);
        add("policy", wind(speed, seed), DONE, speed == 8 ? 16 : 8);
      }
    }
    Comparison comparison = compare();
    assertTrue(comparison.stratified());
    Comparison.Ratio ratio = comparison.ratios().get(FlightMetric.TOWER_BASE_FA_DEL);
    // Seeds do not matter here, so that within the speeds there is nothing uncertain.
    assertEquals(new Comparison.Interval(1, 1), ratio.interval());
  }

  @Test
  void bootstrapInterval_coversTheTruthAboutAsOftenAsItSays() {
    int covered = 0;
    for (int trial = 0; trial < 200; trial++) {
      flights.clear();
      var random = new RandomStreams(99).stream("trial", trial);
      for (int seed = 0; seed < 20; seed++) {
        double wind = 100 + 20 * random.nextGaussian();
        add("baseline", wind(12, seed), DONE, wind + random.nextGaussian());
        add("policy", wind(12, seed), DONE, 0.9 * wind + 5 * random.nextGaussian());
      }
      var interval = compare().ratios().get(FlightMetric.TOWER_BASE_FA_DEL).interval();
      covered += interval.low() <= 0.9 && 0.9 <= interval.high() ? 1 : 0;
    }
    assertTrue(covered > 174 && covered < 200, "covered " + covered + " of 200");
  }

  @Test
  void referenceOfZero_hasMeansButNoRatio() {
    add("baseline", wind(12, 1), DONE, 0);
    add("policy", wind(12, 1), DONE, 3);
    Comparison comparison = compare();
    assertFalse(comparison.ratio(FlightMetric.TOWER_BASE_FA_DEL).isPresent());
    Comparison.Ratio ratio = comparison.ratios().get(FlightMetric.TOWER_BASE_FA_DEL);
    assertEquals(3, ratio.mean());
    assertEquals(0, ratio.referenceMean());
    assertEquals(Verdict.UNDECIDED, ratio.verdict());
  }

  @Test
  void maxima_keepTheRatioOfTheirMeansAndHaveTheHighestOfAllFlightsBesideIt() {
    double[] own = {1200, 1300, 1250};
    double[] other = {1260, 1240, 1250};
    for (int i = 0; i < own.length; i++) {
      addMetric("baseline", wind(12, i), FlightMetric.GENERATOR_SPEED_MAX, other[i]);
      addMetric("policy", wind(12, i), FlightMetric.GENERATOR_SPEED_MAX, own[i]);
    }
    Comparison.Ratio ratio = compare().ratios().get(FlightMetric.GENERATOR_SPEED_MAX);
    assertEquals(1, ratio.value());
    assertEquals(new Comparison.Highest(1300, 1260), ratio.highest());
    assertEquals(1300 / 1260.0, ratio.shown());
  }

  @Test
  void mainMetricThatJudgesNobody_isComparedWithoutAVerdict() {
    for (int seed = 0; seed < 6; seed++) {
      addMetric("baseline", wind(12, seed), FlightMetric.GENERATOR_SPEED_MEAN, 1170);
      addMetric("policy", wind(12, seed), FlightMetric.GENERATOR_SPEED_MEAN, 1190);
    }
    Comparison.Ratio ratio = compare().ratios().get(FlightMetric.GENERATOR_SPEED_MEAN);
    assertEquals(1190 / 1170.0, ratio.value(), 1e-12);
    assertEquals(Verdict.UNDECIDED, ratio.verdict());
    assertNull(ratio.highest());
  }

  @Test
  void metricThatNobodyHasAnythingOf_isNotCompared() {
    add("baseline", wind(12, 1), DONE, 0);
    add("policy", wind(12, 1), DONE, 0);
    assertTrue(compare().ratios().isEmpty());
  }

  @Test
  void sameSeedOfTheRun_givesTheSameInterval() {
    for (int seed = 0; seed < 6; seed++) {
      add("baseline", wind(12, seed), DONE, 100);
      add("policy", wind(12, seed), DONE, 90 + seed * 5);
    }
    assertEquals(compare(), compare());
  }

  @Test
  void twoFlightsOfOneControllerInOneWind_areRefused() {
    add("baseline", wind(12, 1), DONE, 1);
    add("baseline", wind(12, 1), DONE, 2);
    var refusal = assertThrows(IllegalArgumentException.class, this::compare);
    assertEquals("baseline flew twice in ntm:12,seed=1", refusal.getMessage());
  }

  @Test
  void referenceThatNeverFlew_isNamed() {
    add("policy", wind(12, 1), DONE, 1);
    var refusal = assertThrows(IllegalArgumentException.class, this::compare);
    assertEquals("the reference baseline has no flight", refusal.getMessage());
  }

  @Test
  void fivePairs_areEnoughForAnInterval() {
    for (int seed = 0; seed < 5; seed++) {
      add("baseline", wind(12, seed), DONE, 100);
      add("policy", wind(12, seed), DONE, 50);
    }
    Comparison.Ratio ratio = compare().ratios().get(FlightMetric.TOWER_BASE_FA_DEL);
    assertEquals(new Comparison.Interval(0.5, 0.5), ratio.interval());
    assertEquals(Verdict.BETTER, ratio.verdict());
  }

  /** Two pairs drawn twice: 0.5 and 1.5 a quarter of the time each, and 1 in between. */
  @ParameterizedTest
  @CsvSource({"0.4, 1, 1", "0.6, 0.5, 1.5"})
  void interval_cutsTheSameShareOffBothTails(double confidence, double low, double high) {
    add("baseline", wind(12, 1), DONE, 100);
    add("policy", wind(12, 1), DONE, 50);
    add("baseline", wind(12, 2), DONE, 100);
    add("policy", wind(12, 2), DONE, 150);
    Comparison comparison =
        new Comparisons(new ComparisonSettings(confidence, 4000, 2), new RandomStreams(7))
            .against("baseline", flights)
            .get(0);
    assertEquals(
        new Comparison.Interval(low, high),
        comparison.ratios().get(FlightMetric.TOWER_BASE_FA_DEL).interval());
  }

  @Test
  void referenceThatIsMostlyZero_hasARatioWithoutBounds() {
    for (int seed = 0; seed < 5; seed++) {
      add("baseline", wind(12, seed), DONE, seed == 0 ? 100 : 0);
      add("policy", wind(12, seed), DONE, 20);
    }
    Comparison.Ratio ratio = compare().ratios().get(FlightMetric.TOWER_BASE_FA_DEL);
    assertEquals(1, ratio.value());
    assertNull(ratio.interval());
    assertEquals(Verdict.UNDECIDED, ratio.verdict());
  }

  @Test
  void valuesBelowZero_haveMeansButNoRatio() {
    addMetric("baseline", wind(12, 1), FlightMetric.REWARD, 10);
    addMetric("policy", wind(12, 1), FlightMetric.REWARD, -5);
    Comparison comparison = compare();
    assertFalse(comparison.ratio(FlightMetric.REWARD).isPresent());
    assertEquals(-5, comparison.ratios().get(FlightMetric.REWARD).mean());
  }

  @Test
  void valuesOfZero_areNotBelowIt() {
    for (int seed = 0; seed < 2; seed++) {
      add("baseline", wind(12, seed), DONE, 100);
      add("policy", wind(12, seed), DONE, 60 * seed);
    }
    assertEquals(0.3, compare().ratio(FlightMetric.TOWER_BASE_FA_DEL).orElseThrow());
  }

  @Test
  void metricThatOneSideLacks_countsInNoPair() {
    add("baseline", wind(12, 1), DONE, 100);
    add("policy", wind(12, 1), DONE, 90);
    add("baseline", wind(12, 2), DONE, 1000);
    addMetric("policy", wind(12, 2), FlightMetric.ENERGY, 5);
    Comparison comparison = compare();
    assertEquals(2, comparison.pairs());
    assertEquals(0.9, comparison.ratio(FlightMetric.TOWER_BASE_FA_DEL).orElseThrow());
    assertEquals(1, comparison.ratios().get(FlightMetric.TOWER_BASE_FA_DEL).pairs());
    assertFalse(comparison.ratios().containsKey(FlightMetric.ENERGY));
  }

  @Test
  void twoSeedsAtOneSpeed_areTooFewToDrawFromAmongThemselves() {
    for (int speed : new int[] {8, 16}) {
      for (int seed = 0; seed < (speed == 8 ? 2 : 3); seed++) {
        add("baseline", wind(speed, seed), DONE, speed);
        add("policy", wind(speed, seed), DONE, speed);
      }
    }
    assertFalse(compare().stratified());
  }

  @Test
  void describingFigures_areNotCompared() {
    addMetric("baseline", wind(12, 1), FlightMetric.WIND_MEAN, 12);
    addMetric("policy", wind(12, 1), FlightMetric.WIND_MEAN, 12);
    assertTrue(compare().ratios().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 4000, 5, confidence must be between 0 and 1",
    "1, 4000, 5, confidence must be between 0 and 1",
    "0.9, 99, 5, resamples must be at least 100",
    "0.9, 100, 1, minimum_pairs must be at least 2"
  })
  void settingsOutOfRange_areRefused(
      double confidence, int resamples, int minimumPairs, String message) {
    var refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> new ComparisonSettings(confidence, resamples, minimumPairs));
    assertTrue(refusal.getMessage().startsWith(message), refusal.getMessage());
    assertEquals(100, new ComparisonSettings(0.9, 100, 2).resamples());
  }

  private Comparison compare() {
    return comparisons.against("baseline", flights).get(0);
  }

  private void add(String controller, WindCase wind, Standing end, double towerLoad) {
    flights.add(
        Flights.metrics(controller, wind, end, Map.of(FlightMetric.TOWER_BASE_FA_DEL, towerLoad)));
  }

  private void addMetric(String controller, WindCase wind, FlightMetric metric, double value) {
    flights.add(Flights.metrics(controller, wind, DONE, Map.of(metric, value)));
  }

  private static WindCase wind(int speed, int seed) {
    return new WindCase("ntm", "" + speed, Map.of("seed", "" + seed));
  }
}
