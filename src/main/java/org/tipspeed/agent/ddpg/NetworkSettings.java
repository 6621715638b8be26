package org.tipspeed.agent.ddpg;

import java.util.List;
import org.tipspeed.nn.Activation;
import org.tipspeed.nn.AdamSettings;
import org.tipspeed.nn.Normalisation;
import org.tipspeed.nn.RateDecay;

/**
 * An actor's or critic's layers and how it learns.
 *
 * @param hidden widths of the hidden layers
 * @param activation after each hidden layer
 * @param normalisation of the hidden layers' sums
 * @param learningRate Adam's step size at the start
 * @param finalLearningRate Adam's step size from {@code rateDecayUpdates} on
 * @param rateDecay how it gets there
 * @param rateDecayUpdates updates until then; 0 keeps the rate as it is
 * @param weightDecay pull of all parameters towards zero; 0 for none
 * @param decoupledDecay whether the pull acts on the parameters themselves (AdamW) or as an L2
 *     penalty in the gradient, as in the paper
 * @param gradientNormLimit longest gradient, longer ones are scaled back to it; 0 for no limit
 */
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
    double gradientNormLimit) {

  /** Lillicrap et al. 2015, section 7. */
  public static final NetworkSettings ACTOR_DEFAULTS = paper(1e-4, 0);

  /** Lillicrap et al. 2015, section 7. */
  public static final NetworkSettings CRITIC_DEFAULTS = paper(1e-3, 1e-2);

  private static NetworkSettings paper(double learningRate, double weightDecay) {
    return new NetworkSettings(
        List.of(400, 300),
        Activation.RELU,
        Normalisation.NONE,
        learningRate,
        0,
        RateDecay.LINEAR,
        0,
        weightDecay,
        false,
        0);
  }

  public NetworkSettings {
    hidden = List.copyOf(hidden);
    for (int width : hidden) {
      if (width < 1) {
        throw new IllegalArgumentException("hidden must be widths of at least 1, was " + hidden);
      }
    }
    if (rateDecayUpdates < 0) {
      throw new IllegalArgumentException(
          "rate_decay_updates must not be negative (0 is a fixed rate), was " + rateDecayUpdates);
    }
    adam(
        learningRate,
        finalLearningRate,
        rateDecay,
        rateDecayUpdates,
        weightDecay,
        decoupledDecay,
        gradientNormLimit);
  }

  /** Other layers, the rest as it is. */
  public NetworkSettings withHidden(List<Integer> widths) {
    return new NetworkSettings(
        widths,
        activation,
        normalisation,
        learningRate,
        finalLearningRate,
        rateDecay,
        rateDecayUpdates,
        weightDecay,
        decoupledDecay,
        gradientNormLimit);
  }

  /** Settings of the optimiser. */
  AdamSettings adam() {
    return adam(
        learningRate,
        finalLearningRate,
        rateDecay,
        rateDecayUpdates,
        weightDecay,
        decoupledDecay,
        gradientNormLimit);
  }

  private static AdamSettings adam(
      double rate,
      double finalRate,
      RateDecay decay,
      long decayUpdates,
      double weightDecay,
      boolean decoupled,
      double limit) {
    AdamSettings rest = AdamSettings.DEFAULTS;
    return new AdamSettings(
        rate,
        finalRate,
        decay,
        decayUpdates,
        rest.firstMomentDecay(),
        rest.secondMomentDecay(),
        rest.epsilon(),
        weightDecay,
        decoupled,
        limit);
  }
}
