package org.tipspeed.turbine;

import java.util.Objects;
import org.tipspeed.wind.WindCase;

/**
 * How an episode starts.
 *
 * @param wind the wind, as data: each turbine realises it in its own way
 * @param initial state of operation at time 0
 * @param controlIntervalS how long {@link Turbine#advance} holds a command [s]
 * @param durationS how long the episode may last at most [s]
 */
public record EpisodeStart(
    WindCase wind, OperatingPoint initial, double controlIntervalS, double durationS) {

  public EpisodeStart {
    Objects.requireNonNull(wind);
    Objects.requireNonNull(initial);
    if (!(controlIntervalS > 0) || !(durationS >= controlIntervalS)) {
      throw new IllegalArgumentException(
          "the control interval must be positive and at most the duration, were %s s and %s s"
              .formatted(controlIntervalS, durationS));
    }
  }

  /**
   * How many steps of a simulator a command is held for.
   *
   * @param stepS of the simulator [s]
   * @param controlIntervalS [s]
   * @throws TurbineException if the interval is no multiple of the step
   */
  public static int stepsPerInterval(double stepS, double controlIntervalS) {
    long steps = Math.round(controlIntervalS / stepS);
    if (steps < 1 || Math.abs(steps * stepS - controlIntervalS) > 1e-6 * stepS) {
      throw new TurbineException(
          TurbineException.Kind.REFUSED,
          "the control interval must be a multiple of the simulator's step of %s s, was %s s"
              .formatted(stepS, controlIntervalS));
    }
    return (int) steps;
  }
}
