package org.tipspeed.nn;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.tipspeed.quantity.Check;

/**
 * A network's layers and how it learns.
 *
 * @param hidden widths of the hidden layers, from the input on
 * @param activation after each hidden layer
 * @param normalisation of the hidden layers' sums
 * @param learningRate Adam's step size at the start
 * @param finalLearningRate Adam's step size from {@code rateDecayUpdates} on
 * @param rateDecay how it gets there
 * @param rateDecayUpdates updates until then; 0 keeps the rate as it is
 * @param weightDecay pull of all parameters towards zero; 0 for none
 * @param decoupledDecay whether the pull acts on the parameters themselves (AdamW, Loshchilov and
 *     Hutter 2019) or as an L2 penalty in the gradient
 * @param gradientNormLimit longest gradient, longer ones are scaled back to it; 0 for no limit
 */
@RecordBuilder
public record NetworkSettings(
    List<Integer> hidden,
    Activation activation,
    Normalisation normalisation,
    double learningRate,
    double finalLearningRate,
    RateDecay rateDecay,
    long rateDecayUpdates,
    double weightDecay,
    boolean decoupledDecay,
    double gradientNormLimit)
    implements NetworkSettingsBuilder.With {

  /** Two layers of rectifiers and a fixed rate, as in Lillicrap et al. 2015, section 7. */
  public static final NetworkSettings DEFAULTS =
      NetworkSettingsBuilder.builder()
          .hidden(List.of(400, 300))
          .activation(Activation.RELU)
          .normalisation(Normalisation.NONE)
          .learningRate(1e-3)
          .rateDecay(RateDecay.LINEAR)
          .build();

  public NetworkSettings {
    hidden = List.copyOf(hidden);
    for (int width : hidden) {
      Check.that(
          width >= 1 && width <= MlpShape.WIDEST,
          "hidden must be widths of at least 1 and at most " + MlpShape.WIDEST,
          hidden);
    }
    Check.that(hidden.size() < MlpShape.MOST_LAYERS, "hidden must be fewer layers", hidden.size());
    Check.that(
        rateDecayUpdates >= 0,
        "rate_decay_updates must not be negative (0 is a fixed rate)",
        rateDecayUpdates);
    Check.positive("learning_rate", learningRate);
    Check.that(
        finalLearningRate >= 0, "final_learning_rate must not be negative", finalLearningRate);
    Check.that(
        rateDecay != RateDecay.EXPONENTIAL || finalLearningRate > 0,
        "final_learning_rate must be positive where rate_decay is exponential",
        finalLearningRate);
    Check.that(weightDecay >= 0, "weight_decay must not be negative", weightDecay);
    Check.that(
        gradientNormLimit >= 0,
        "gradient_norm_limit must not be negative (0 is no limit)",
        gradientNormLimit);
  }

  /** Adam's step size after some updates. */
  double rateAfter(long updates) {
    if (rateDecayUpdates == 0) {
      return learningRate;
    }
    double progress = Math.min(1, (double) updates / rateDecayUpdates);
    return rateDecay.rate(learningRate, finalLearningRate, progress);
  }

  /**
   * The layers of a network that takes one input.
   *
   * @param inputs numbers that go in
   * @param outputs numbers that come out
   */
  public MlpShape shape(int inputs, int outputs, Activation outputActivation) {
    return shape(inputs, 0, 0, outputs, outputActivation);
  }

  /**
   * The layers of a network that takes a second input on its way.
   *
   * @param sideInputs numbers of the second input
   * @param sideLayer index of the layer that it enters, 0 for together with the first
   */
  public MlpShape shape(
      int inputs, int sideInputs, int sideLayer, int outputs, Activation outputActivation) {
    return new MlpShape(
        inputs,
        sideInputs,
        sideLayer,
        hidden,
        outputs,
        activation,
        outputActivation,
        normalisation);
  }

  /** The course of a learning rate from its first to its final value. */
  public enum RateDecay {
    /** By the same amount per step. */
    LINEAR {
      @Override
      double rate(double first, double last, double progress) {
        return first + progress * (last - first);
      }
    },

    /** By the same factor per step. */
    EXPONENTIAL {
      @Override
      double rate(double first, double last, double progress) {
        return first * Math.pow(last / first, progress);
      }
    },

    /** Half a wave of the cosine: slow at both ends (Loshchilov and Hutter 2017, no restarts). */
    COSINE {
      @Override
      double rate(double first, double last, double progress) {
        return last + (first - last) * (1 + Math.cos(Math.PI * progress)) / 2;
      }
    };

    /**
     * The rate on the way.
     *
     * @param progress 0 at the start, 1 at the end
     */
    abstract double rate(double first, double last, double progress);
  }
}
