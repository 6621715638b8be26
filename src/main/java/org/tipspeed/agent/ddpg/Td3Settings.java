package org.tipspeed.agent.ddpg;

import org.tipspeed.quantity.Check;

/**
 * The three additions of TD3 (Fujimoto, van Hoof and Meger 2018), each by itself.
 *
 * @param twinCritics learn two critics and believe the lower one
 * @param actorDelay updates of the critics for each one of the actor and the targets; 1 is DDPG
 * @param targetNoiseStd standard deviation of noise on the target actor's actions; 0 for none
 * @param targetNoiseLimit largest size of that noise
 */
public record Td3Settings(
    boolean twinCritics, int actorDelay, double targetNoiseStd, double targetNoiseLimit) {

  /** All off: plain DDPG. */
  public static final Td3Settings DEFAULTS = new Td3Settings(false, 1, 0, 0.5);

  /** All on, with the paper's values. */
  public static final Td3Settings TD3 = new Td3Settings(true, 2, 0.2, 0.5);

  public Td3Settings {
    Check.atLeast("actor_delay", actorDelay, 1);
    Check.that(targetNoiseStd >= 0, "target_noise_std must not be negative", targetNoiseStd);
    Check.limit("target_noise_limit", targetNoiseLimit);
  }
}
