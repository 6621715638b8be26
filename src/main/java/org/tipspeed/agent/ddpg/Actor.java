package org.tipspeed.agent.ddpg;

import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.tipspeed.nn.InputBlock;
import org.tipspeed.nn.Matrix;
import org.tipspeed.nn.MlpPass;
import org.tipspeed.nn.MlpShape;
import org.tipspeed.nn.Workspace;
import org.tipspeed.quantity.Limit;

/** The policy network at work on batches: acting, and learning from the critic's derivative. */
final class Actor {

  private final DdpgSettings settings;
  private final TrainedNetwork network;
  private final MlpPass pass;
  private final MlpPass targetPass;
  private final Matrix nextActions;
  private final double[] actions;
  private final double[] slopes;

  Actor(
      MlpShape shape,
      DdpgSettings settings,
      DataType type,
      RandomGenerator random,
      InputBlock observations,
      InputBlock nextObservations,
      Workspace workspace) {
    this.settings = settings;
    network = new TrainedNetwork("actor", shape, settings.actor(), type, random);
    pass = new MlpPass(network.online(), observations.withoutSideInput(), workspace);
    targetPass = new MlpPass(network.target(), nextObservations.withoutSideInput(), pass);
    nextActions = targetPass.output();
    actions = new double[settings.batchSize() * shape.outputs()];
    slopes = new double[actions.length];
  }

  TrainedNetwork network() {
    return network;
  }

  MlpPass pass() {
    return pass;
  }

  MlpPass targetPass() {
    return targetPass;
  }

  /**
   * Lets the target network act on the next observations, with the noise that the settings ask for.
   */
  void actNext(RandomGenerator random) {
    targetPass.forward();
    if (settings.td3().targetNoiseStd() > 0) {
      nextActions.get(actions);
      smooth(random);
      nextActions.put(actions);
    }
  }

  private void smooth(RandomGenerator random) {
    double limit = settings.td3().targetNoiseLimit();
    for (int i = 0; i < actions.length; i++) {
      double noise = Limit.clip(settings.td3().targetNoiseStd() * random.nextGaussian(), limit);
      actions[i] = Limit.clip(actions[i] + noise, 1);
    }
  }

  /** Acts on the observations; leaves the actions in {@link #actions}. */
  void act() {
    pass.forward();
    pass.output().get(actions);
  }

  /** What {@link #act} did, row-major [action dimensions][batch]. */
  double[] actions() {
    return actions;
  }

  /**
   * One step after {@link #act}.
   *
   * @param actionGradient derivative of the loss by the actions
   * @param targetRate how far the target's weights follow, 0 for not at all
   * @return the norm of the gradients
   */
  double step(Matrix actionGradient, double targetRate) {
    actionGradient.get(slopes);
    network.requireFinite("action gradient", actionGradient.norm());
    if (settings.invertActionGradients()) {
      ActionGradients.invert(slopes, actions);
    }
    if (settings.actionGradientLimit() > 0) {
      ActionGradients.limit(slopes, settings.actionGradientLimit() / settings.batchSize());
    }
    if (settings.saturationPenalty() > 0) {
      ActionGradients.pullFromBounds(
          slopes, actions, settings.saturationPenalty() / settings.batchSize());
    }
    pass.outputGradient().put(slopes);
    pass.backwardToParameters();
    return network.step(pass.gradients(), targetRate);
  }
}
