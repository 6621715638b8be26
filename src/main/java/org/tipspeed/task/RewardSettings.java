package org.tipspeed.task;

import java.util.List;
import java.util.Optional;
import org.tipspeed.quantity.Check;

/**
 * The reward of one decision: {@code max(floor, offset + sum of the terms)}, the mean over its
 * control intervals. No step is worse than what follows a termination, so ending an episode early
 * is never attractive: with a floor of 0 or more nothing follows, with one below the floor is
 * charged for the time that the agent looks ahead.
 *
 * @param offset added every time
 * @param floor lower bound; absent for 0 or, where the sum never rises above 0 because there are
 *     only costs, for ten times all weights below the largest sum
 * @param terms what is wanted and what is not
 * @param terminationPenalty subtracted when the episode is terminated, 0 or more; what a floor
 *     below 0 charges comes on top
 */
public record RewardSettings(
    double offset, Optional<Double> floor, List<RewardTerm> terms, double terminationPenalty) {

  /** A cost of its weight is an error of one scale; errors of some scales are still told apart. */
  private static final double USUAL_DEPTH = 10;

  public static final RewardSettings DEFAULTS =
      new RewardSettings(
          0,
          Optional.empty(),
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
    Check.notEmpty("terms", terms, "reward term");
    Check.finite("offset", offset);
    requireBelow(largestSum(offset, terms), lowest(offset, floor, terms));
    Check.notNegative("termination_penalty", terminationPenalty);
  }

  /** On its floor a reward teaches nothing, so it must be able to leave it. */
  private static void requireBelow(double largest, double floor) {
    if (!(floor < largest)) {
      throw new IllegalArgumentException(
          ("floor must be below %s, the most that offset and terms can add up to, or every reward"
                  + " is the floor; was %s: leave it out, lower it, or raise offset")
              .formatted(largest, floor));
    }
  }

  /** Over all values of the signals; infinite if one without an upper end is rewarded. */
  private static double largestSum(double offset, List<RewardTerm> terms) {
    double most =
        terms.stream()
            .mapToDouble(RewardTerm::minWindMps)
            .map(mps -> mostIn(terms, mps))
            .max()
            .orElseThrow();
    return offset + most;
  }

  /** No term adds less than 0 at best, so the best wind is one where some term begins to count. */
  private static double mostIn(List<RewardTerm> terms, double windMps) {
    return terms.stream()
        .filter(term -> term.countsIn(windMps))
        .mapToDouble(RewardTerm::most)
        .sum();
  }

  /** The lower bound, given or not. */
  double lowest() {
    return lowest(offset, floor, terms);
  }

  private static double lowest(double offset, Optional<Double> floor, List<RewardTerm> terms) {
    double largest = largestSum(offset, terms);
    double weights = terms.stream().mapToDouble(term -> Math.abs(term.weight())).sum();
    return floor.orElse(largest > 0 ? 0 : largest - USUAL_DEPTH * weights);
  }

  /**
   * The same reward with all that a termination costs.
   *
   * @param decisions for how many a floor below 0 is charged
   */
  RewardSettings lookingAhead(double decisions) {
    double charged = Math.max(0, -lowest()) * decisions;
    return new RewardSettings(offset, Optional.of(lowest()), terms, terminationPenalty + charged);
  }
}
