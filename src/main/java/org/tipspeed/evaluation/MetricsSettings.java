package org.tipspeed.evaluation;

/**
 * What the metrics of a flight depend on. Printed with every result.
 *
 * @param skippedTransientS how much of the beginning counts for no metric [s]
 * @param towerExponent Wöhler exponent m of the tower
 * @param bladeExponent Wöhler exponent m of the blades
 * @param equivalentFrequencyHz frequency of damage-equivalent loads [Hz]
 * @param overspeedFactor multiple of the rated generator speed beyond which it is an overspeed
 * @param windAveragingS length of the moving mean of the hub wind that decides what is above rated
 *     [s]
 */
public record MetricsSettings(
    double skippedTransientS,
    double towerExponent,
    double bladeExponent,
    double equivalentFrequencyHz,
    double overspeedFactor,
    double windAveragingS) {

  public static final MetricsSettings DEFAULTS = new MetricsSettings(30, 4, 10, 1, 1.15, 60);

  public MetricsSettings {
    if (!(skippedTransientS >= 0) || Double.isInfinite(skippedTransientS)) {
      throw new IllegalArgumentException(
          "skipped_transient_s must not be negative, was " + skippedTransientS);
    }
    requirePositive("tower_exponent", towerExponent);
    requirePositive("blade_exponent", bladeExponent);
    requirePositive("equivalent_frequency_hz", equivalentFrequencyHz);
    requirePositive("overspeed_factor", overspeedFactor);
    requirePositive("wind_averaging_s", windAveragingS);
  }

  /** The same with another transient [s]. */
  MetricsSettings skipping(double transientS) {
    return new MetricsSettings(
        transientS,
        towerExponent,
        bladeExponent,
        equivalentFrequencyHz,
        overspeedFactor,
        windAveragingS);
  }

  private static void requirePositive(String key, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(key + " must be positive, was " + value);
    }
  }
}
