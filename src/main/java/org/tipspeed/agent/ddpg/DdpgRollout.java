package org.tipspeed.agent.ddpg;

import java.util.random.RandomGenerator;
import org.tipspeed.agent.Rollout;
import org.tipspeed.agent.Transition;
import org.tipspeed.agent.policy.MlpPolicy;
import org.tipspeed.agent.policy.Noise;
import org.tipspeed.agent.replay.NStep;

/**
 * One training episode of a {@link DdpgAgent}: at first at random, then by the actor with noise.
 */
final class DdpgRollout implements Rollout {

  private final DdpgAgent agent;
  private final Behaviour behaviour;
  private final Noise noise;
  private final RandomGenerator random;
  private final NStep returns;
  private double episodeReturn;

  DdpgRollout(
      DdpgAgent agent, Behaviour behaviour, Noise noise, RandomGenerator random, NStep returns) {
    this.agent = agent;
    this.behaviour = behaviour;
    this.noise = noise;
    this.random = random;
    this.returns = returns;
  }

  @Override
  public float[] explore(float[] observation) {
    if (agent.isWarmingUp()) {
      return randomAction();
    }
    float[] action = MlpPolicy.bounded(behaviour.act(agent.standardised(observation)));
    noise.perturb(action);
    return action;
  }

  private float[] randomAction() {
    float[] action = new float[agent.actionDimensions()];
    for (int i = 0; i < action.length; i++) {
      action[i] = random.nextFloat(-1f, 1f);
    }
    return action;
  }

  @Override
  public void observe(Transition transition) {
    returns.observe(agent.noted(transition));
    episodeReturn += transition.reward();
    if (transition.last()) {
      agent.noteReturn(episodeReturn);
    }
  }

  @Override
  public void end() {
    returns.end();
    behaviour.end();
  }
}
