package org.tipspeed.loads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tipspeed.random.RandomStreams;

class SpectrumTest {

  private static final double INTERVAL = 0.1;

  @Test
  void integralOverFrequency_isTheVariance() {
    var random = new RandomStreams(1).stream("noise", 0);
    double[] noise =
        IntStream.range(0, 65536).mapToDouble(i -> 3 * random.nextGaussian()).toArray();
    Spectrum spectrum = Spectrum.welch(noise, INTERVAL, 102.4);
    assertEquals(9, integral(spectrum), 0.2);
    assertEquals(9 / 5.0, spectrum.density()[200], 0.5, "white noise is flat up to 5 Hz");
  }

  @Test
  void sine_peaksAtItsFrequencyWithItsVariance() {
    double[] sine =
        IntStream.range(0, 6000)
            .mapToDouble(i -> 100 + 4 * Math.sin(2 * Math.PI * 0.625 * i * INTERVAL))
            .toArray();
    Spectrum spectrum = Spectrum.welch(sine, INTERVAL, 60);
    int peak =
        IntStream.range(0, spectrum.density().length)
            .reduce((a, b) -> spectrum.density()[a] >= spectrum.density()[b] ? a : b)
            .orElseThrow();
    assertEquals(0.625, spectrum.frequencyHz()[peak], 1e-9);
    assertEquals(8, integral(spectrum), 0.05);
  }

  @Test
  void frequencies_endAtHalfTheSamplingRate() {
    Spectrum spectrum = Spectrum.welch(new double[700], INTERVAL, 1000);
    assertEquals(256, spectrum.frequencyHz().length, "512 samples are the largest power of two");
    assertEquals(5, spectrum.frequencyHz()[255], 1e-12);
  }

  @Test
  void sineOfWholePeriods_fillsThreeBinsOfAHannWindow() {
    double[] sine =
        IntStream.range(0, 64).mapToDouble(i -> Math.sin(2 * Math.PI * 8 * i / 64)).toArray();
    Spectrum spectrum = Spectrum.welch(sine, INTERVAL, 6.4);
    double step = spectrum.frequencyHz()[0];
    for (int k = 1; k <= 32; k++) {
      double variance = k == 8 ? 1 / 3.0 : k == 7 || k == 9 ? 1 / 12.0 : 0;
      assertEquals(variance, spectrum.density()[k - 1] * step, 1e-12, "bin " + k);
    }
  }

  @Test
  void fastestOscillation_countsOnceAtHalfTheSamplingRate() {
    double[] alternating = IntStream.range(0, 64).mapToDouble(i -> i % 2 == 0 ? 1 : -1).toArray();
    Spectrum spectrum = Spectrum.welch(alternating, INTERVAL, 6.4);
    double step = spectrum.frequencyHz()[0];
    assertEquals(2 / 3.0, spectrum.density()[31] * step, 1e-12);
    assertEquals(1 / 3.0, spectrum.density()[30] * step, 1e-12);
  }

  @Test
  void shortestSignal_isOneSegment() {
    double[] samples = {1, -1, 1, -1, 1, -1, 1, -1};
    assertEquals(1, integral(Spectrum.welch(samples, INTERVAL, 60)), 1e-12);
  }

  @Test
  void signalTooShort_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> Spectrum.welch(new double[7], INTERVAL, 60));
  }

  private static double integral(Spectrum spectrum) {
    double step = spectrum.frequencyHz()[0];
    return IntStream.range(0, spectrum.density().length)
        .mapToDouble(i -> spectrum.density()[i] * step)
        .sum();
  }
}
