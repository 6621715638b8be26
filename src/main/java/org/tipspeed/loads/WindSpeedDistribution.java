package org.tipspeed.loads;

import org.apache.commons.math3.special.Gamma;

/**
 * How often a site sees each wind speed: Weibull, P(V) = 1 - exp(-(V/scale)^shape).
 *
 * @param shape Weibull's k; 2 is Rayleigh, which IEC 61400-1 uses
 * @param scaleMps Weibull's A [m/s]
 */
public record WindSpeedDistribution(double shape, double scaleMps) {

  private static final double HOURS_PER_YEAR = 8760;

  /** Simulators read the wind in single precision. */
  private static final double ROUNDING = 1e-6;

  public WindSpeedDistribution {
    if (!(shape > 0) || !(scaleMps > 0)) {
      throw new IllegalArgumentException(
          "shape and scale_mps must be positive, were %s and %s".formatted(shape, scaleMps));
    }
  }

  /** Rayleigh with a mean wind speed [m/s]; IEC classes I, II and III have 10, 8.5 and 7.5. */
  public static WindSpeedDistribution rayleigh(double meanMps) {
    return new WindSpeedDistribution(2, meanMps / Gamma.gamma(1.5));
  }

  /** Probability that the wind is between two speeds [m/s]. */
  public double probability(double fromMps, double toMps) {
    return exceedance(fromMps) - exceedance(toMps);
  }

  /**
   * Probability of each of some equally wide bins; what lies outside of them is not distributed
   * over them, so the sum is below 1.
   *
   * @param centresMps bin centres [m/s]
   * @param widthMps bin width [m/s]
   */
  public double[] weights(double[] centresMps, double widthMps) {
    double[] weights = new double[centresMps.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = probability(centresMps[i] - widthMps / 2, centresMps[i] + widthMps / 2);
    }
    return weights;
  }

  /**
   * Share of the time between two speeds in which the wind is in one of the bins.
   *
   * @param centresMps bin centres [m/s]
   * @param widthMps bin width [m/s]
   */
  public double coverage(double[] centresMps, double widthMps, double fromMps, double toMps) {
    double covered = 0;
    for (double centre : centresMps) {
      double low = Math.max(fromMps, centre - widthMps / 2);
      double high = Math.min(toMps, centre + widthMps / 2);
      covered += high > low ? probability(low, high) : 0;
    }
    return covered / probability(fromMps, toMps);
  }

  /**
   * Centre of the half-open bin [centre - width / 2, centre + width / 2) that a speed is in; a
   * speed on an edge, but for rounding, belongs to the bin above.
   *
   * @param widthMps bin width; centres are its multiples [m/s]
   */
  public static double binCentreMps(double speedMps, double widthMps) {
    return widthMps * Math.floor(speedMps / widthMps + 0.5 + ROUNDING);
  }

  /**
   * Annual energy production [W h].
   *
   * @param weights probability of each bin
   * @param meanPowerW mean power in each bin [W]
   */
  public static double annualEnergyWh(double[] weights, double[] meanPowerW) {
    double meanW = 0;
    for (int i = 0; i < weights.length; i++) {
      meanW += weights[i] * meanPowerW[i];
    }
    return HOURS_PER_YEAR * meanW;
  }

  private double exceedance(double windMps) {
    return Math.exp(-Math.pow(Math.max(windMps, 0) / scaleMps, shape));
  }
}
