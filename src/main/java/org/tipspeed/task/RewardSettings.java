package org.tipspeed.task;

import java.util.List;

/**
 * The reward of one decision: {@code max(floor, offset + sum of the terms)}, the mean over its
 * control intervals. With a floor of 0 or more no step is worse than the nothing that follows a
 * termination, so ending an episode early is never attractive.
 *
 * @param offset added every time
 * @param floor lower bound, 0 or more
 * @param terms what is wanted and what is not
 * @param terminationPenalty subtracted when the episode is terminated, 0 or more
 */
public record RewardSettings(
    double offset, double floor, List<RewardTerm> terms, double terminationPenalty) {

  public static final RewardSettings DEFAULTS =
      new RewardSettings(
          0,
          0,
          List.of(
              new RewardTerm(
                  "speed",
                  1,
                  RewardTerm.Shape.CLOSENESS,
                  new SignalSettings("rotor_speed_rpm", 12.1, 12.1, SignalSettings.Filter.NONE, 1),
                  0,
                  1000)),
          0);

  public RewardSettings {
    terms = List.copyOf(terms);
    if (terms.isEmpty()) {
      throw new IllegalArgumentException("terms must name at least one reward term");
    }
    if (!(floor >= 0) || !Double.isFinite(floor)) {
      throw new IllegalArgumentException(
          "floor must be 0 or more, or ending an episode early would pay; was " + floor);
    }
    if (!Double.isFinite(offset)) {
      throw new IllegalArgumentException("offset must be finite, was " + offset);
    }
    if (!(terminationPenalty >= 0) || !Double.isFinite(terminationPenalty)) {
      throw new IllegalArgumentException(
          "termination_penalty must be 0 or more, was " + terminationPenalty);
    }
  }
}
