package org.tipspeed.agent.ddpg;

import java.util.random.RandomGenerator;
import org.tipspeed.agent.Policy;
import org.tipspeed.agent.Rollout;
import org.tipspeed.agent.Transition;
import org.tipspeed.random.RandomStreams;

/** An agent of a benchmark's shape whose memory is full of noise. */
public final class FilledAgent {

  private final DdpgAgent agent;
  private final Policy policy;
  private final float[] observation;
  private final RandomGenerator random = new RandomStreams(1).stream("noise", 0);

  public FilledAgent(LearnerBench.Shape shape, int transitions) {
    this(shape.observations(), shape.actions(), shape.settings(), transitions);
  }

  FilledAgent(int observations, int actions, DdpgSettings rest, int transitions) {
    DdpgSettings settings = rest.withMemorySize(transitions);
    agent = new DdpgAgent(observations, actions, settings, new RandomStreams(1));
    Rollout rollout = agent.beginEpisode(0);
    for (int i = 0; i < transitions; i++) {
      float[] action = noise(actions);
      float reward = random.nextFloat(-1f, 1f);
      rollout.observe(
          new Transition(noise(observations), action, reward, noise(observations), false, false));
    }
    policy = agent.policy();
    observation = noise(observations);
  }

  private float[] noise(int length) {
    float[] numbers = new float[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = random.nextFloat(-1f, 1f);
    }
    return numbers;
  }

  public int update() {
    return agent.learn(1);
  }

  public float[] act() {
    return policy.act(observation);
  }
}
