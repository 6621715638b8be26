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
}
