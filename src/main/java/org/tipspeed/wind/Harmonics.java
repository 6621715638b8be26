package org.tipspeed.wind;

import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * Discrete Fourier sums of a length that is a small odd factor times a power of two: the power of
 * two by Commons Math, the factor by one Cooley-Tukey step. Powers of two alone would make a field
 * up to twice as long as asked for. Holds work space: for one thread.
 */
final class Harmonics {

  private static final int LARGEST_FACTOR = 31;

  private final int length;
  private final int factor;
  private final double[][][] parts; // [remainder][real, imaginary][index]
  private final double[] cos;
  private final double[] sin;

  /** For sums of at least so many terms. */
  Harmonics(int atLeast) {
    this.length = lengthFor(atLeast);
    this.factor = oddFactor(length);
    this.parts = new double[factor][2][length / factor];
    this.cos = new double[length];
    this.sin = new double[length];
    for (int i = 0; i < length; i++) {
      cos[i] = Math.cos(2 * Math.PI * i / length);
      sin[i] = -Math.sin(2 * Math.PI * i / length);
    }
  }

  private static int lengthFor(int atLeast) {
    int length = Math.max(2, atLeast + atLeast % 2);
    while (oddFactor(length) > LARGEST_FACTOR) {
      length += 2;
    }
    return length;
  }

  private static int oddFactor(int number) {
    return number >> Integer.numberOfTrailingZeros(number);
  }

  int length() {
    return length;
  }

  /** Replaces x by X, X[k] = sum over n of x[n] exp(-2 pi i k n / length). */
  void transform(double[] real, double[] imaginary) {
    int partLength = length / factor;
    for (int r = 0; r < factor; r++) {
      for (int i = 0; i < partLength; i++) {
        parts[r][0][i] = real[i * factor + r];
        parts[r][1][i] = imaginary[i * factor + r];
      }
      FastFourierTransformer.transformInPlace(
          parts[r], DftNormalization.STANDARD, TransformType.FORWARD);
    }
    for (int k = 0; k < length; k++) {
      combine(k, k % partLength, real, imaginary);
    }
  }

  private void combine(int k, int index, double[] real, double[] imaginary) {
    double re = 0;
    double im = 0;
    int turn = 0;
    for (int r = 0; r < factor; r++) {
      double partRe = parts[r][0][index];
      double partIm = parts[r][1][index];
      re += cos[turn] * partRe - sin[turn] * partIm;
      im += cos[turn] * partIm + sin[turn] * partRe;
      turn += k;
      turn = turn >= length ? turn - length : turn;
    }
    real[k] = re;
    imaginary[k] = im;
  }
}
