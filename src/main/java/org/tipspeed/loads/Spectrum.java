package org.tipspeed.loads;

import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * One-sided power spectral density: its integral over frequency is the variance.
 *
 * @param frequencyHz rising from one step above zero to half the sampling rate [Hz]
 * @param density signal unit squared per hertz
 */
public record Spectrum(double[] frequencyHz, double[] density) {

  /** Fewest samples that have a spectrum. */
  public static final int SHORTEST = 8;

  /**
   * Welch's estimate (1967): the mean over segments that overlap by half, each freed of its mean
   * and tapered by a Hann window.
   *
   * @param signal evenly spaced samples, at least 8
   * @param intervalS time between two samples [s]
   * @param segmentS wanted length of a segment [s]; the largest power of two of samples that fits
   *     is taken
   */
  public static Spectrum welch(double[] signal, double intervalS, double segmentS) {
    int wanted = (int) Math.min(signal.length, Math.round(segmentS / intervalS));
    if (wanted < SHORTEST) {
      throw new IllegalArgumentException(
          "a spectrum needs segments of at least %d samples, had %d".formatted(SHORTEST, wanted));
    }
    int length = Integer.highestOneBit(wanted);
    double[] window = hann(length);
    double[] power = new double[length / 2];
    int segments = 0;
    for (int from = 0; from + length <= signal.length; from += length / 2) {
      addPower(signal, from, window, power);
      segments++;
    }
    return scaled(power, intervalS, segments, window);
  }

  private static void addPower(double[] signal, int from, double[] window, double[] power) {
    double mean = 0;
    for (int i = 0; i < window.length; i++) {
      mean += signal[from + i] / window.length;
    }
    double[] tapered = new double[window.length];
    for (int i = 0; i < window.length; i++) {
      tapered[i] = (signal[from + i] - mean) * window[i];
    }
    Complex[] transform =
        new FastFourierTransformer(DftNormalization.STANDARD)
            .transform(tapered, TransformType.FORWARD);
    for (int k = 1; k <= power.length; k++) {
      power[k - 1] += Math.pow(transform[k].abs(), 2);
    }
  }

  private static Spectrum scaled(double[] power, double intervalS, int segments, double[] window) {
    double energy = 0;
    for (double weight : window) {
      energy += weight * weight;
    }
    double[] frequency = new double[power.length];
    double[] density = new double[power.length];
    for (int i = 0; i < power.length; i++) {
      frequency[i] = (i + 1) / (window.length * intervalS);
      // The Nyquist frequency has no twin on the negative side.
      double sides = i + 1 < power.length ? 2 : 1;
      density[i] = sides * power[i] * intervalS / (energy * segments);
    }
    return new Spectrum(frequency, density);
  }

  private static double[] hann(int length) {
    double[] window = new double[length];
    for (int i = 0; i < length; i++) {
      window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / length);
    }
    return window;
  }
}
