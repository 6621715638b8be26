package org.tipspeed.turbine.qblade;

import org.tipspeed.quantity.Check;

/**
 * How a library is probed.
 *
 * @param limitS time for each question; a library that asks its user something never answers [s]
 * @param steps steps of the traces that are compared
 * @param resets resets over which the growth of memory is measured
 */
public record ProbeSettings(double limitS, int steps, int resets) {

  public static final int FEWEST_STEPS = 10;

  public static final ProbeSettings DEFAULTS = new ProbeSettings(600, 50, 20);

  public ProbeSettings {
    Check.that(limitS > 0 && limitS <= 86_400, "limit_s must be above 0, at most a day", limitS);
    if (steps < FEWEST_STEPS || resets < 2) {
      throw new IllegalArgumentException(
          "steps must be at least %d and resets at least 2, were %d and %d"
              .formatted(FEWEST_STEPS, steps, resets));
    }
  }
}
