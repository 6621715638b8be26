package org.tipspeed.flight.disturbance;

import java.util.Optional;
import org.tipspeed.quantity.Check;

/**
 * When a sensor goes on reporting the last value it had.
 *
 * @param fromS beginning of the first time [s] of flight
 * @param forS how long it lasts [s]
 * @param everyS time from one beginning to the next [s]; once only if absent
 */
public record StuckSettings(double fromS, double forS, Optional<Double> everyS) {

  /** Sums of control intervals miss round times by a little. */
  private static final double TOLERANCE_S = 1e-6;

  public StuckSettings {
    Check.notNegative("from_s", fromS);
    Check.positive("for_s", forS);
    double period = everyS.orElse(Double.POSITIVE_INFINITY);
    Check.that(period > forS, "every_s must be longer than for_s, which is " + forS, period);
  }

  boolean at(double timeS) {
    double sinceS = timeS - fromS + TOLERANCE_S;
    return sinceS >= 0 && everyS.map(period -> sinceS % period).orElse(sinceS) < forS;
  }
}
