package org.tipspeed.loads;

import org.tipspeed.quantity.Check;

/**
 * The constant-amplitude load range that does the same fatigue damage as a load history, after
 * Palmgren and Miner with a one-slope S-N curve.
 *
 * @param exponent inverse slope m of the S-N curve (Wöhler exponent): about 4 for welded steel, 10
 *     for fibre composites
 * @param equivalentFrequencyHz how often per second the equivalent load is applied [Hz]
 */
public record DamageEquivalentLoad(double exponent, double equivalentFrequencyHz) {

  public DamageEquivalentLoad {
    Check.positive("exponent", exponent);
    Check.positive("equivalent_frequency_hz", equivalentFrequencyHz);
  }

  /**
   * Short-term load: (sum of n R^m / (f T))^(1/m), with unbinned rainflow ranges R.
   *
   * @param signal load history in any unit
   * @param durationS time from the first to the last sample [s]
   * @return a range (peak to peak) in the unit of the signal
   */
  public double of(double[] signal, double durationS) {
    Check.positive("duration", durationS);
    double sum = 0;
    for (Rainflow.Cycle cycle : Rainflow.count(signal)) {
      sum += cycle.count() * Math.pow(cycle.range(), exponent);
    }
    return Math.pow(sum / (equivalentFrequencyHz * durationS), 1 / exponent);
  }

  /**
   * Combines short-term loads by averaging their damage. Weights are used as they are: if they sum
   * to less than 1, the rest of the time does no damage.
   *
   * @param shortTerm short-term equivalent loads
   * @param weights share of the lifetime of each, not negative
   */
  public double combine(double[] shortTerm, double[] weights) {
    if (shortTerm.length != weights.length) {
      throw new IllegalArgumentException(
          "needs one weight per load, had %d and %d".formatted(weights.length, shortTerm.length));
    }
    double damage = 0;
    for (int i = 0; i < weights.length; i++) {
      damage += weights[i] * Math.pow(shortTerm[i], exponent);
    }
    return Math.pow(damage, 1 / exponent);
  }
}
