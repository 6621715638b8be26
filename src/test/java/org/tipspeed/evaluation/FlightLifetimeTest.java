package org.tipspeed.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tipspeed.environment.Standing;
import org.tipspeed.loads.WindSpeedDistribution;
import org.tipspeed.wind.WindCase;

class FlightLifetimeTest {

  private static final SiteSettings SETTINGS = new SiteSettings(SiteSettings.WindClass.II, 2);
  private static final WindSpeedDistribution SITE = WindSpeedDistribution.rayleigh(8.5);
  private static final Standing DONE = Standing.timeLimit();

  private final List<FlightMetrics> flights = new ArrayList<>();

  @Test
  void yearAndLifetime_followFromTheBinsAndTheirProbabilities() {
    add("baseline", 7.8, 1, DONE, 2000, 100);
    add("baseline", 8.3, 2, DONE, 2200, 200);
    add("baseline", 12.1, 3, DONE, 5000, 400);
    FlightLifetime lifetime = lifetimes().get(0);
    double p8 = SITE.probability(7, 9);
    double p12 = SITE.probability(11, 13);
    assertEquals(List.of(8.0, 12.0), lifetime.binCentresMps());
    assertEquals(p8 + p12, lifetime.coveredProbability(), 1e-12);
    assertEquals(8.760 * (p8 * 2100 + p12 * 5000), lifetime.annualEnergyMwh(), 1e-6);
    double damage = p8 * (Math.pow(100, 4) + Math.pow(200, 4)) / 2 + p12 * Math.pow(400, 4);
    assertEquals(
        Math.pow(damage, 0.25),
        lifetime.equivalentLoads().get(FlightMetric.TOWER_BASE_FA_DEL),
        1e-9);
    assertFalse(lifetime.equivalentLoads().containsKey(FlightMetric.BLADE_ROOT_OOP_DEL));
  }

  @Test
  void windThatOneControllerDidNotFinish_countsForNobody() {
    add("baseline", 8, 1, DONE, 2000, 100);
    add("baseline", 12, 2, DONE, 5000, 400);
    add("policy", 8, 1, DONE, 2100, 90);
    add("policy", 12, 2, Standing.terminated("overspeed"), 5000, 10);
    for (FlightLifetime lifetime : lifetimes()) {
      assertEquals(1, lifetime.winds());
      assertEquals(List.of(8.0), lifetime.binCentresMps());
    }
  }

  /** Rounding half to even would put 3 and 5 m/s into the bin of 4. */
  @Test
  void speedsOnEdgesAndBetweenTheEvenOnes_countInTheBinAbove() {
    add("baseline", 3, 1, DONE, 100, 10);
    add("baseline", 5, 2, DONE, 500, 10);
    add("baseline", 7, 3, DONE, 900, 10);
    add("baseline", 11.5, 4, DONE, 4800, 10);
    add("baseline", 13, 5, DONE, 5000, 10);
    FlightLifetime lifetime = lifetimes().get(0);
    assertEquals(List.of(4.0, 6.0, 8.0, 12.0, 14.0), lifetime.binCentresMps());
    assertEquals(
        SITE.probability(3, 9) + SITE.probability(11, 15), lifetime.coveredProbability(), 1e-12);
  }

  @Test
  void annualEnergy_isDoubtedWhereBinsCoverTooLittle() {
    for (int speed = 6; speed <= 14; speed += 2) {
      add("baseline", speed, speed, DONE, 1000, 10);
    }
    String doubt = lifetimes().get(0).energyDoubt().orElseThrow();
    assertTrue(doubt.contains("cover 74 % of the time between 3 and 25 m/s"), doubt);
    add("baseline", 4, 4, DONE, 100, 10);
    assertTrue(lifetimes().get(0).energyDoubt().isEmpty());
    assertTrue(lifetimes().get(0).operatingShare() > lifetimes().get(0).coveredProbability());
  }

  @Test
  void gusts_areNoPartOfTheYear() {
    add("baseline", 8, 1, DONE, 2000, 100);
    flights.add(
        Flights.metrics(
            "baseline",
            new WindCase("eog", "8", Map.of()),
            DONE,
            Map.of(FlightMetric.WIND_MEAN, 8.0, FlightMetric.MEAN_POWER, 9999.0)));
    assertEquals(1, lifetimes().get(0).winds());
  }

  @Test
  void noCommonWind_givesNothing() {
    add("baseline", 8, 1, DONE, 2000, 100);
    add("policy", 8, 2, DONE, 2000, 100);
    assertTrue(lifetimes().isEmpty());
  }

  private List<FlightLifetime> lifetimes() {
    return FlightLifetime.of(flights, SETTINGS, MetricsSettings.DEFAULTS);
  }

  private void add(
      String controller, double windMps, int seed, Standing end, double powerKw, double load) {
    flights.add(
        Flights.metrics(
            controller,
            new WindCase("ntm", "8", Map.of("seed", "" + seed)),
            end,
            Map.of(
                FlightMetric.WIND_MEAN, windMps,
                FlightMetric.MEAN_POWER, powerKw,
                FlightMetric.TOWER_BASE_FA_DEL, load)));
  }
}
