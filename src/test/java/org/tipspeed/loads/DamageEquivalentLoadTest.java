package org.tipspeed.loads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DamageEquivalentLoadTest {

  @ParameterizedTest
  @CsvSource({"4, 1", "10, 1", "4, 0.25", "10, 2.5"})
  void sineOfFrequencyF_hasTwiceItsAmplitudeTimesFToTheInverseExponent(double m, double hz) {
    double[] sine = sine(600, 0.01, hz, 3);
    double expected = 6 * Math.pow(hz, 1 / m);
    assertEquals(expected, new DamageEquivalentLoad(m, 1).of(sine, 600), 1e-2 * expected);
  }

  @Test
  void unitOfTheSignal_isTheUnitOfTheResult() {
    double[] kilo = sine(60, 0.05, 0.3, 2);
    double[] plain = sine(60, 0.05, 0.3, 2000);
    DamageEquivalentLoad load = new DamageEquivalentLoad(10, 1);
    assertEquals(1000 * load.of(kilo, 60), load.of(plain, 60), 1e-6);
  }

  @Test
  void combine_averagesDamageNotLoads() {
    DamageEquivalentLoad load = new DamageEquivalentLoad(4, 1);
    double[] half = {0.5, 0.5};
    assertEquals(5, load.combine(new double[] {5, 5}, half), 1e-12);
    assertEquals(Math.pow(0.5, 0.25) * 8, load.combine(new double[] {0, 8}, half), 1e-12);
  }

  @Test
  void settingThatIsNotPositive_isNamed() {
    var refusal =
        assertThrows(IllegalArgumentException.class, () -> new DamageEquivalentLoad(0, 1));
    assertEquals("exponent must be positive, was 0.0", refusal.getMessage());
  }

  @Test
  void frequencyDurationAndWeights_areCheckedToo() {
    assertRefused("equivalent_frequency_hz must be positive, was 0.0", 4, 0, 60, 2);
    assertRefused("exponent must be positive, was Infinity", 1.0 / 0, 1, 60, 2);
    assertRefused("duration must be positive, was 0.0", 4, 1, 0, 2);
    assertRefused("needs one weight per load, had 3 and 2", 4, 1, 60, 3);
  }

  private static void assertRefused(
      String message, double exponent, double hz, double durationS, int weights) {
    var refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> {
              DamageEquivalentLoad load = new DamageEquivalentLoad(exponent, hz);
              load.of(new double[] {0, 1}, durationS);
              load.combine(new double[2], new double[weights]);
            });
    assertEquals(message, refusal.getMessage());
  }

  private static double[] sine(double durationS, double intervalS, double hz, double amplitude) {
    return IntStream.rangeClosed(0, (int) Math.round(durationS / intervalS))
        .mapToDouble(i -> amplitude * Math.sin(2 * Math.PI * hz * i * intervalS))
        .toArray();
  }
}
