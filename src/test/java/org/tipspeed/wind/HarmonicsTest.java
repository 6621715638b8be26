package org.tipspeed.wind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tipspeed.random.RandomStreams;

class HarmonicsTest {

  @ParameterizedTest
  @ValueSource(ints = {2, 6, 8, 10, 31, 48, 62, 100, 240})
  void transform_isTheSumItStandsFor(int atLeast) {
    Harmonics harmonics = new Harmonics(atLeast);
    int length = harmonics.length();
    RandomGenerator random = new RandomStreams(1).stream("test", atLeast);
    double[] re = random.doubles(length, -1, 1).toArray();
    double[] im = random.doubles(length, -1, 1).toArray();
    double[] real = re.clone();
    double[] imaginary = im.clone();
    harmonics.transform(real, imaginary);
    for (int k = 0; k < length; k++) {
      double sumRe = 0;
      double sumIm = 0;
      for (int n = 0; n < length; n++) {
        double angle = -2 * Math.PI * ((long) k * n % length) / length;
        sumRe += re[n] * Math.cos(angle) - im[n] * Math.sin(angle);
        sumIm += im[n] * Math.cos(angle) + re[n] * Math.sin(angle);
      }
      assertEquals(sumRe, real[k], 1e-10);
      assertEquals(sumIm, imaginary[k], 1e-10);
    }
  }

  @Test
  void length_isEvenAndAtMostAFifteenthLongerThanAskedFor() {
    for (int atLeast = 2; atLeast < 20_000; atLeast += 7) {
      int length = new Harmonics(atLeast).length();
      assertTrue(length >= atLeast && length % 2 == 0, "for " + atLeast);
      assertTrue(length <= 2 + atLeast * 16 / 15, length + " for " + atLeast);
    }
  }
}
