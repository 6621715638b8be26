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

  @Test
  void annualEnergy_ofConstantPowerInAllBins_isPowerTimesHoursTimesTheirShare() {
    double[] weights = WindSpeedDistribution.rayleigh(10).weights(CENTRES, 2);
    double[] power = new double[CENTRES.length];
    Arrays.fill(power, 5e6);
    double expected = 8760 * 5e6 * WindSpeedDistribution.rayleigh(10).probability(3, 25);
    assertEquals(expected, WindSpeedDistribution.annualEnergyWh(weights, power), 1);
  }
}
