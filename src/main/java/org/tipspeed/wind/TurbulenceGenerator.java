package org.tipspeed.wind;

/**
 * Makes turbulence boxes by summing harmonics of random phase.
 *
 * <p>The variance of a series is the sum of the spectrum over the frequencies from one over its
 * length to half the sampling rate, a little under the target, unless the box is scaled.
 */
final class TurbulenceGenerator {

  /**
   * What to make.
   *
   * @param hubHeightM where the mean speed is the model's [m]
   * @param shearExponent exponent of the mean profile's power law
   * @param sigmasMps standard deviations to which the series at the hub are scaled [m/s]: none,
   *     that of u for a factor that all components share, or those of all three
   */
  record Target(
      TurbulenceBox.Grid grid,
      double meanSpeedMps,
      double hubHeightM,
      double shearExponent,
      double... sigmasMps) {}

  private final Target target;
  private final TurbulenceBox.Grid grid;
  private final Harmonics harmonics;
  private final float[][][] spectra; // [part][frequency][point]
  private final float[] velocities;

  private TurbulenceGenerator(Target target) {
    this.target = target;
    this.grid = target.grid;
    this.harmonics = new Harmonics(grid.nt());
    this.spectra =
        new float[2 * TurbulenceBox.COMPONENTS][harmonics.length() / 2][grid.ny() * grid.nz()];
    this.velocities = new float[(int) grid.valuesInGrid()];
  }

  /** The same target and amplitudes give the same box to the bit. */
  static TurbulenceBox generate(Target target, PlaneAmplitudes amplitudes) {
    BoxMemory.demand(target.grid, 2);
    return new TurbulenceGenerator(target).generate(amplitudes);
  }

  private TurbulenceBox generate(PlaneAmplitudes amplitudes) {
    drawSpectra(amplitudes);
    for (int component = 0; component < TurbulenceBox.COMPONENTS; component++) {
      sum(component);
    }
    scaleToSigmas();
    BoxStatistics.addProfile(
        velocities, grid, target.meanSpeedMps, target.hubHeightM, target.shearExponent);
    return new TurbulenceBox(
        grid, target.hubHeightM, target.meanSpeedMps, false, velocities, new float[0]);
  }

  private void drawSpectra(PlaneAmplitudes source) {
    double stepHz = 1 / (harmonics.length() * grid.dtS());
    double[][] amplitudes = new double[spectra.length][grid.ny() * grid.nz()];
    for (int m = 1; m < harmonics.length() / 2; m++) {
      source.draw(m * stepHz, stepHz, amplitudes);
      for (int part = 0; part < spectra.length; part++) {
        float[] spectrum = spectra[part][m];
        for (int point = 0; point < spectrum.length; point++) {
          spectrum[point] = (float) amplitudes[part][point];
        }
      }
    }
  }

  /** Two points at a time: one real series as the real part, one as the imaginary part. */
  private void sum(int component) {
    int points = grid.ny() * grid.nz();
    double[] real = new double[harmonics.length()];
    double[] imaginary = new double[harmonics.length()];
    for (int point = 0; point < points; point += 2) {
      int partner = Math.min(point + 1, points - 1);
      fill(component, point, partner, real, imaginary);
      harmonics.transform(real, imaginary);
      int stride = points * TurbulenceBox.COMPONENTS;
      for (int i = 0; i < grid.nt(); i++) {
        velocities[i * stride + partner * TurbulenceBox.COMPONENTS + component] =
            (float) imaginary[i];
        velocities[i * stride + point * TurbulenceBox.COMPONENTS + component] = (float) real[i];
      }
    }
  }

  /** Spectrum of a + i b from the spectra of the real series a and b. */
  private void fill(int component, int a, int b, double[] real, double[] imaginary) {
    int length = harmonics.length();
    real[0] = imaginary[0] = real[length / 2] = imaginary[length / 2] = 0;
    for (int m = 1; m < length / 2; m++) {
      double aRe = spectra[2 * component][m][a];
      double aIm = spectra[2 * component + 1][m][a];
      double bRe = spectra[2 * component][m][b];
      double bIm = spectra[2 * component + 1][m][b];
      real[m] = aRe - bIm;
      imaginary[m] = aIm + bRe;
      real[length - m] = aRe + bIm;
      imaginary[length - m] = bRe - aIm;
    }
  }

  private void scaleToSigmas() {
    double[] factors = new double[target.sigmasMps.length];
    for (int c = 0; c < factors.length; c++) {
      double sigma = BoxStatistics.sigmaAt(velocities, grid, target.hubHeightM, c);
      factors[c] = sigma > 0 ? target.sigmasMps[c] / sigma : 1;
    }
    for (int i = 0; factors.length > 0 && i < velocities.length; i++) {
      velocities[i] *= (float) factors[i % TurbulenceBox.COMPONENTS % factors.length];
    }
  }

  /** Draws the Fourier amplitudes of the points of a plane across the wind. */
  interface PlaneAmplitudes {

    /**
     * Amplitudes at one frequency.
     *
     * @param frequencyHz frequency, positive [Hz]
     * @param stepHz distance to the next frequency [Hz]
     * @param amplitudes receives [part][point], the parts being real and imaginary part of the
     *     first component, of the second and so on; points run along rows. The mean square is the
     *     two-sided spectral density times the step [m/s]
     */
    void draw(double frequencyHz, double stepHz, double[][] amplitudes);
  }
}
