package org.tipspeed.agent.policy;

import org.tipspeed.quantity.Check;

/**
 * Normalisation of observations to mean 0 and standard deviation 1, by running statistics.
 *
 * @param normalise whether to
 * @param limit normalised values are clipped to this size
 * @param freezeAfterSteps environment steps after which the statistics stay as they are; 0 for
 *     never
 * @param perBatch whether the networks that learn see each batch by its own statistics, and only
 *     target networks and acting use the running ones: batch normalisation of the input as in
 *     Lillicrap et al. 2015. Its gain and shift are left out, as the first layer's weights can do
 *     what they do.
 */
public record NormalisationSettings(
    boolean normalise, double limit, long freezeAfterSteps, boolean perBatch) {

  /** Off, as in the paper, whose networks see observations as they are. */
  public static final NormalisationSettings DEFAULTS =
      new NormalisationSettings(false, 10, 0, false);

  public NormalisationSettings {
    Check.limit("limit", limit);
    Check.that(
        freezeAfterSteps >= 0,
        "freeze_after_steps must not be negative (0 is never)",
        freezeAfterSteps);
  }
}
