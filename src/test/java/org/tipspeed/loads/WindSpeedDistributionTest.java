package org.tipspeed.loads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindSpeedDistributionTest {

  private static final double[] CENTRES = {4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24};

  @Test
  void rayleigh_followsTheFormulaOfTheStandard() {
    double mean = 8.5;
    double expected = 1 - Math.exp(-Math.PI * Math.pow(7 / (2 * mean), 2));
    assertEquals(expected, WindSpeedDistribution.rayleigh(mean).probability(0, 7), 1e-12);
  }

  @ParameterizedTest
  @CsvSource({"0, 8", "2, 0", "-1, 8", "2, NaN"})
  void parameterThatIsNotPositive_isRefused(double shape, double scale) {
    var refusal =
        assertThrows(IllegalArgumentException.class, () -> new WindSpeedDistribution(shape, scale));
    assertEquals(
        "shape and scale_mps must be positive, were %s and %s".formatted(shape, scale),
        refusal.getMessage());
  }

  @Test
  void windBelowZero_doesNotHappen() {
    assertEquals(0, WindSpeedDistribution.rayleigh(8).probability(-5, 0), 0);
  }

  @Test
  void weights_sumToTheProbabilityOfTheirSpan() {
    var site = WindSpeedDistribution.rayleigh(10);
    assertEquals(site.probability(3, 25), Arrays.stream(site.weights(CENTRES, 2)).sum(), 1e-12);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 3, 4",
    "2, 5, 6",
    "2, 7, 8",
    "2, 4.999, 4",
    "2, 11.5, 12",
    "2, 13, 14",
    "2, 0.5, 0",
    "2, 12.9999999999999, 14",
    "1, 8.5, 9",
    "1, 9.5, 10",
    "0.1, 0.25, 0.3"
  })
  void bins_areHalfOpen(double width, double speed, double centre) {
    assertEquals(centre, WindSpeedDistribution.binCentreMps(speed, width), 1e-12);
  }

  @Test
  void coverage_isTheShareOfTheSpan() {
    var site = WindSpeedDistribution.rayleigh(10);
    assertEquals(1, site.coverage(CENTRES, 2, 3, 25), 1e-12);
    assertEquals(1, site.coverage(new double[] {2, 14, 26}, 12, 3, 25), 1e-12);
    assertEquals(
        site.probability(7, 9) / site.probability(3, 25),
        site.coverage(new double[] {0, 8, 28}, 2, 3, 25),
        1e-12);
  }

  @Test
  void annualEnergy_ofConstantPowerInAllBins_isPowerTimesHoursTimesTheirShare() {
    double[] weights = WindSpeedDistribution.rayleigh(10).weights(CENTRES, 2);
    double[] power = new double[CENTRES.length];
    Arrays.fill(power, 5e6);
    double expected = 8760 * 5e6 * WindSpeedDistribution.rayleigh(10).probability(3, 25);
    assertEquals(expected, WindSpeedDistribution.annualEnergyWh(weights, power), 1);
  }
}
