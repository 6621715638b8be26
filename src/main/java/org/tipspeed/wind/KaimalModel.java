package org.tipspeed.wind;

/**
 * Kaimal spectra and exponential coherence of IEC 61400-1, edition 3, annex B, at one mean speed.
 * The standard gives the coherence of the downwind component only; here the lateral and the upward
 * component have the same one, where other generators leave them uncorrelated between points.
 *
 * @param meanSpeedMps mean speed at hub height [m/s]
 * @param sigmaMps standard deviation of the downwind component [m/s]
 * @param turbulenceScaleM Lambda_1 [m]
 */
record KaimalModel(double meanSpeedMps, double sigmaMps, double turbulenceScaleM) {

  private static final double[] SIGMA_RATIOS = {1, 0.8, 0.5};
  private static final double[] LENGTH_RATIOS = {8.1, 2.7, 0.66};
  private static final double COHERENCE_DECAY = 12;
  private static final double COHERENCE_OFFSET = 0.12;

  /** Standard deviation of a component [m/s]. */
  double sigmaMps(int component) {
    return SIGMA_RATIOS[component] * sigmaMps;
  }

  /** One-sided spectral density of a component [m2/s2/Hz]; its integral is the variance. */
  double density(int component, double frequencyHz) {
    double lengthS = LENGTH_RATIOS[component] * turbulenceScaleM / meanSpeedMps;
    double sigma = sigmaMps(component);
    return 4 * sigma * sigma * lengthS / Math.pow(1 + 6 * frequencyHz * lengthS, 5.0 / 3);
  }

  /** Magnitude of the complex coherency of two points: cross-spectrum over spectrum [-]. */
  double coherence(double distanceM, double frequencyHz) {
    double byFrequency = frequencyHz * distanceM / meanSpeedMps;
    double byScale = COHERENCE_OFFSET * distanceM / (LENGTH_RATIOS[0] * turbulenceScaleM);
    return Math.exp(-COHERENCE_DECAY * Math.hypot(byFrequency, byScale));
  }
}
