package org.tipspeed.agent.ddpg;

import org.tipspeed.quantity.Check;

/**
 * Exploration by noise on the actor's weights, one draw per episode (Plappert et al. 2018), whose
 * size adapts until it moves the actions by a wanted distance.
 *
 * @param enabled whether to; noise on the actions comes on top unless that is switched off
 * @param initialStd standard deviation of the noise at the start
 * @param targetDistance wanted root mean square distance of actions with and without noise
 * @param adaptation factor, above 1, by which an episode may widen or narrow the noise
 */
public record ParameterNoiseSettings(
    boolean enabled, double initialStd, double targetDistance, double adaptation) {

  public static final ParameterNoiseSettings DEFAULTS =
      new ParameterNoiseSettings(false, 0.1, 0.2, 1.05);

  public ParameterNoiseSettings {
    Check.positive("initial_std", initialStd);
    Check.positive("target_distance", targetDistance);
    Check.that(adaptation > 1, "adaptation must be above 1", adaptation);
  }
}
