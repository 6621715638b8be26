package org.tipspeed.evaluation;

import org.tipspeed.loads.WindSpeedDistribution;
import org.tipspeed.quantity.Check;

/**
 * The site that year and lifetime are reckoned for.
 *
 * @param windClass wind turbine class of IEC 61400-1, which sets the annual mean wind speed
 * @param binWidthMps distance of the wind speed bins' centres, which are its multiples [m/s]
 */
public record SiteSettings(WindClass windClass, double binWidthMps) {

  /** Wind turbine class of IEC 61400-1 with its annual mean: a fifth of the reference speed. */
  public enum WindClass {
    I(10),
    II(8.5),
    III(7.5);

    private final double annualMeanMps;

    WindClass(double annualMeanMps) {
      this.annualMeanMps = annualMeanMps;
    }
  }

  public static final SiteSettings DEFAULTS = new SiteSettings(WindClass.I, 2);

  public SiteSettings {
    Check.that(
        binWidthMps >= 0.01 && binWidthMps <= 100,
        "bin_width_mps must be from 0.01 to 100",
        binWidthMps);
  }

  /** How often which wind speed blows: Rayleigh. */
  public WindSpeedDistribution distribution() {
    return WindSpeedDistribution.rayleigh(annualMeanMps());
  }

  /** Annual mean wind speed at hub height [m/s]. */
  public double annualMeanMps() {
    return windClass.annualMeanMps;
  }
}
