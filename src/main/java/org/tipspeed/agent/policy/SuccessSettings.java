package org.tipspeed.agent.policy;

import org.tipspeed.quantity.Check;

/**
 * Success as progress from 0 to 1: how far the mean return of the last episodes has come.
 *
 * @param initialReturn mean return, and below, that is no success at all
 * @param finalReturn mean return, and above, that is all that is wanted
 * @param episodes that the mean is over
 */
public record SuccessSettings(double initialReturn, double finalReturn, int episodes) {

  public static final SuccessSettings DEFAULTS = new SuccessSettings(0, 1, 10);

  public SuccessSettings {
    Check.finite("initial_return", initialReturn);
    Check.that(
        finalReturn > initialReturn && Double.isFinite(finalReturn),
        "final_return must be above initial_return (" + initialReturn + ")",
        finalReturn);
    Check.positive("episodes", episodes);
  }
}
