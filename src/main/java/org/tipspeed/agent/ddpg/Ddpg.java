package org.tipspeed.agent.ddpg;

import org.tipspeed.agent.Agent;
import org.tipspeed.agent.Algorithm;
import org.tipspeed.random.RandomStreams;

/** Deep deterministic policy gradient and, by its settings, TD3. */
public final class Ddpg implements Algorithm<DdpgSettings> {

  @Override
  public String name() {
    return "ddpg";
  }

  @Override
  public DdpgSettings defaults() {
    return DdpgSettings.DEFAULTS;
  }

  @Override
  public double discount(DdpgSettings settings) {
    return settings.discount();
  }

  @Override
  public DdpgSettings discounted(DdpgSettings settings, double discount) {
    return settings.withDiscount(discount);
  }

  @Override
  public void requireFits(DdpgSettings settings, int actionDims) {
    int std = settings.exploration().std().size();
    if (std != 1 && std != actionDims) {
      throw new IllegalArgumentException(
          "exploration.std must have one number, or one for each of the %d actions, had %d"
              .formatted(actionDims, std));
    }
  }

  @Override
  public Agent agent(
      int observationDims, int actionDims, DdpgSettings settings, RandomStreams streams) {
    return new DdpgAgent(observationDims, actionDims, settings, streams);
  }
}
