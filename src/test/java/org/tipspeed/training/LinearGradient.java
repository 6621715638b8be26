package org.tipspeed.training;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.tipspeed.agent.Agent;
import org.tipspeed.agent.Algorithm;
import org.tipspeed.agent.Policy;
import org.tipspeed.agent.Rollout;
import org.tipspeed.agent.Transition;
import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.random.RandomStreams;

/**
 * A second learner, as small as one can be: the policy gradient (Williams 1992) of one action that
 * is linear in the observation, step by step as if each were an episode. It shares nothing with the
 * other learner but the seam.
 */
final class LinearGradient implements Algorithm<LinearGradient.Settings> {

  /**
   * @param rate of learning
   * @param std of exploration, Gaussian
   */
  record Settings(double rate, double std) {

    static final Settings DEFAULTS = new Settings(0.02, 0.2);
  }

  @Override
  public String name() {
    return "linear-gradient";
  }

  @Override
  public Settings defaults() {
    return Settings.DEFAULTS;
  }

  @Override
  public double discount(Settings settings) {
    return 0;
  }

  @Override
  public Settings discounted(Settings settings, double discount) {
    return settings;
  }

  @Override
  public void requireFits(Settings settings, int actionDims) {
    if (actionDims != 1) {
      throw new IllegalArgumentException("linear-gradient has one action, not " + actionDims);
    }
  }

  @Override
  public Agent agent(
      int observationDims, int actionDims, Settings settings, RandomStreams streams) {
    requireFits(settings, actionDims);
    return new Learning(observationDims, settings, streams);
  }

  /** Weights of the observation, then the constant. */
  private record Linear(double[] weights) implements Policy {

    @Override
    public int observationDimensions() {
      return weights.length - 1;
    }

    @Override
    public int actionDimensions() {
      return 1;
    }

    @Override
    public float[] act(float[] observation) {
      double sum = weights[observation.length];
      for (int i = 0; i < observation.length; i++) {
        sum += weights[i] * observation[i];
      }
      return new float[] {bounded(sum)};
    }

    static float bounded(double action) {
      return (float) Math.max(-1, Math.min(1, action));
    }

    @Override
    public void save(ArrayFile.Builder file) {
      file.array("linear.weights", weights.clone());
    }
  }

  private static final class Learning implements Agent {

    private final Settings settings;
    private final RandomStreams streams;
    private final double[] weights;
    private final double[] gradient;
    private final double[] meanReward = new double[1];

    Learning(int observationDims, Settings settings, RandomStreams streams) {
      this.settings = settings;
      this.streams = streams;
      this.weights = new double[observationDims + 1];
      this.gradient = new double[observationDims + 1];
    }

    @Override
    public Rollout beginEpisode(long episode) {
      RandomGenerator random = streams.stream("exploration", episode);
      return new Rollout() {
        @Override
        public float[] explore(float[] observation) {
          double noise = settings.std() * random.nextGaussian();
          return new float[] {Linear.bounded(policy().act(observation)[0] + noise)};
        }

        @Override
        public void observe(Transition transition) {
          note(transition);
        }

        @Override
        public void end() {}
      };
    }

    private void note(Transition step) {
      float[] observation = step.observation();
      double noise = step.action()[0] - policy().act(observation)[0];
      double slope = (step.reward() - meanReward[0]) * noise / (settings.std() * settings.std());
      for (int i = 0; i < observation.length; i++) {
        gradient[i] += slope * observation[i];
      }
      gradient[observation.length] += slope;
      meanReward[0] += 0.05 * (step.reward() - meanReward[0]);
    }

    @Override
    public int learn(int steps) {
      for (int i = 0; i < weights.length; i++) {
        weights[i] += settings.rate() * gradient[i];
        gradient[i] = 0;
      }
      return 1;
    }

    @Override
    public Policy policy() {
      return new Linear(weights.clone());
    }

    @Override
    public List<String> describe() {
      return List.of("linear: %d parameters".formatted(weights.length));
    }

    @Override
    public Map<String, Double> diagnostics() {
      return Map.of();
    }

    @Override
    public void save(ArrayFile.Builder file) {
      file.array("linear.weights", weights).array("linear.mean_reward", meanReward);
    }

    @Override
    public void load(ArrayFile file) {
      file.copy("linear.weights", weights);
      file.copy("linear.mean_reward", meanReward);
    }

    @Override
    public void close() {}
  }
}
