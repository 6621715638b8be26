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
  public Class<DdpgSettings> settings() {
    return DdpgSettings.class;
  }

  @Override
  public Agent agent(
      int observationDims, int actionDims, DdpgSettings settings, RandomStreams streams) {
    return new DdpgAgent(observationDims, actionDims, settings, streams);
  }
}
