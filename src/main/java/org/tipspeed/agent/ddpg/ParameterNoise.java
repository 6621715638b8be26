package org.tipspeed.agent.ddpg;

import java.util.random.RandomGenerator;
import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.nn.Mlp;
import org.tipspeed.nn.MlpForward;
import org.tipspeed.nn.MlpShape;

/** Perturbed copies of an actor, and how strongly to perturb the next one. */
final class ParameterNoise {

  /** What acts during one training episode, before noise is put on the actions. */
  interface Behaviour {

    /**
     * @param observation as the networks see it, standardised if they are to
     * @return the action; the array may be used again by the next call
     */
    float[] act(float[] observation);

    /** The episode is over. */
    default void end() {}
  }

  private final ParameterNoiseSettings settings;
  private double std;

  ParameterNoise(ParameterNoiseSettings settings) {
    this.settings = settings;
    this.std = settings.initialStd();
  }

  double std() {
    return std;
  }

  /** The network as it is now with noise on all weights, for one episode. */
  Behaviour perturbed(Mlp network, RandomGenerator random) {
    float[] values = network.values().clone();
    float[] noisy = network.values().clone();
    perturb(network.shape(), noisy, random);
    float[] statistics = network.statistics().clone();
    return new Perturbed(
        new MlpForward(network.shape(), values, statistics),
        new MlpForward(network.shape(), noisy, statistics));
  }

  /** Gains and shifts of normalisations are left alone. */
  private void perturb(MlpShape shape, float[] values, RandomGenerator random) {
    for (int layer = 0; layer < shape.layers(); layer++) {
      for (int i = shape.offset(layer); i < shape.gainOffset(layer); i++) {
        values[i] += (float) (std * random.nextGaussian());
      }
    }
  }

  private void adapt(double distance) {
    std =
        distance < settings.targetDistance()
            ? std * settings.adaptation()
            : std / settings.adaptation();
  }

  void save(ArrayFile.Builder file, String prefix) {
    file.array(prefix + "std", new double[] {std});
  }

  void load(ArrayFile file, String prefix) {
    std = file.doubles(prefix + "std")[0];
  }

  private final class Perturbed implements Behaviour {

    private final MlpForward original;
    private final MlpForward noisy;
    private double squares;
    private long numbers;

    Perturbed(MlpForward original, MlpForward noisy) {
      this.original = original;
      this.noisy = noisy;
    }

    @Override
    public float[] act(float[] observation) {
      float[] without = original.run(observation);
      float[] with = noisy.run(observation);
      for (int i = 0; i < with.length; i++) {
        squares += (with[i] - without[i]) * (with[i] - without[i]);
        numbers++;
      }
      return with;
    }

    @Override
    public void end() {
      if (numbers > 0) {
        adapt(Math.sqrt(squares / numbers));
      }
    }
  }
}
