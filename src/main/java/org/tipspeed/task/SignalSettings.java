package org.tipspeed.task;

import java.util.Objects;
import java.util.Set;
import org.tipspeed.quantity.Check;
import org.tipspeed.turbine.Channel;

/**
 * A signal as an observation or a reward term sees it: {@code filter((value - center) / scale)}.
 *
 * @param signal name of a turbine channel or a derived quantity; it ends in the unit of center and
 *     scale
 * @param center what maps to 0
 * @param scale what maps to a distance of 1 from the center
 * @param filter applied after scaling
 * @param timeConstantS of the filter [s]; not used without one
 */
public record SignalSettings(
    String signal, double center, double scale, Filter filter, double timeConstantS) {

  /** First-order filters, started so that the first sample is steady state. */
  public enum Filter {
    NONE,
    /** Slow part. */
    LOW_PASS,
    /** The value minus its slow part. */
    HIGH_PASS,
    /** Derivative per second of the low-passed value. */
    RATE,
    /** Integral over time that forgets with the time constant, divided by it. */
    LEAKY_INTEGRAL
  }

  public static final SignalSettings DEFAULTS =
      new SignalSettings("rotor_speed_rpm", 0, 1, Filter.NONE, 1);

  public SignalSettings {
    Check.that(
        Signal.ALL.containsKey(signal), "signal must be one of " + Signal.ALL.keySet(), signal);
    Check.positive("scale", scale);
    Objects.requireNonNull(filter);
    Check.positive("time_constant_s", timeConstantS);
  }

  /** Whether readings lack something that the signal is computed from. */
  boolean isMissingFrom(Set<Channel> channels) {
    return !channels.containsAll(Signal.ALL.get(signal).channels());
  }
}
