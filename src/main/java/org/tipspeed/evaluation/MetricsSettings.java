package org.tipspeed.evaluation;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.tipspeed.quantity.Check;

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
@RecordBuilder
public record MetricsSettings(
    double skippedTransientS,
    double towerExponent,
    double bladeExponent,
    double equivalentFrequencyHz,
    double overspeedFactor,
    double windAveragingS)
    implements MetricsSettingsBuilder.With {

  public static final MetricsSettings DEFAULTS = new MetricsSettings(30, 4, 10, 1, 1.15, 60);

  public MetricsSettings {
    Check.that(
        skippedTransientS >= 0 && Double.isFinite(skippedTransientS),
        "skipped_transient_s must not be negative",
        skippedTransientS);
    Check.positive("tower_exponent", towerExponent);
    Check.positive("blade_exponent", bladeExponent);
    Check.positive("equivalent_frequency_hz", equivalentFrequencyHz);
    Check.positive("overspeed_factor", overspeedFactor);
    Check.positive("wind_averaging_s", windAveragingS);
  }
}
