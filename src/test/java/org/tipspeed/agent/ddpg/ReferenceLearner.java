package org.tipspeed.agent.ddpg;

import java.util.ArrayList;
import java.util.List;
import org.tipspeed.agent.replay.Batch;
import org.tipspeed.nn.MlpShape;

/** Updates as the papers write them, with {@link ReferenceNetwork}s. */
final class ReferenceLearner {

  private final DdpgSettings settings;
  private final int observationDims;
  private final int actionDims;
  final ReferenceNetwork actor;
  final ReferenceNetwork targetActor;
  final List<ReferenceNetwork> critics = new ArrayList<>();
  final List<ReferenceNetwork> targetCritics = new ArrayList<>();
  private int updates;

  /** Begins with the learner's weights. */
  ReferenceLearner(Learner learner, DdpgSettings settings, int observationDims, int actionDims) {
    this.settings = settings;
    this.observationDims = observationDims;
    this.actionDims = actionDims;
    actor = copy(learner.actor().network());
    targetActor = copy(learner.actor().network());
    for (Critic critic : learner.critics()) {
      critics.add(copy(critic.network()));
      targetCritics.add(copy(critic.network()));
    }
  }

  private static ReferenceNetwork copy(TrainedNetwork network) {
    MlpShape shape = network.online().shape();
    return new ReferenceNetwork(shape, network.online().values());
  }

  void update(Batch batch) {
    double[] goals = new double[batch.size];
    for (int i = 0; i < batch.size; i++) {
      double[] next = row(batch.nextObservations, i, observationDims);
      double[] action = targetActor.forward(next, new double[0]);
      double lowest = Double.POSITIVE_INFINITY;
      for (ReferenceNetwork critic : targetCritics) {
        lowest = Math.min(lowest, critic.forward(next, action)[0]);
      }
      goals[i] = batch.rewards[i] + batch.bootstrap[i] * lowest;
    }
    for (ReferenceNetwork critic : critics) {
      for (int i = 0; i < batch.size; i++) {
        double[] observation = row(batch.observations, i, observationDims);
        double error = critic.forward(observation, row(batch.actions, i, actionDims))[0] - goals[i];
        critic.backward(new double[] {batch.weights[i] * slope(error) / batch.size});
      }
      critic.adam(settings.critic());
    }
    updates++;
    if (updates % settings.td3().actorDelay() == 0) {
      stepActor(batch);
      targetActor.follow(actor, settings.targetRate());
      for (int k = 0; k < critics.size(); k++) {
        targetCritics.get(k).follow(critics.get(k), settings.targetRate());
      }
    }
  }

  private double slope(double error) {
    if (settings.loss() == ErrorLoss.HUBER) {
      return Math.abs(error) <= 1 ? error : Math.signum(error);
    }
    return 2 * error;
  }

  private void stepActor(Batch batch) {
    for (int i = 0; i < batch.size; i++) {
      double[] observation = row(batch.observations, i, observationDims);
      double[] action = actor.forward(observation, new double[0]);
      critics.get(0).forward(observation, action);
      double[] slopes = critics.get(0).backward(new double[] {-1.0 / batch.size});
      for (int k = 0; k < actionDims && settings.invertActionGradients(); k++) {
        slopes[k] *= (slopes[k] < 0 ? 1 - action[k] : 1 + action[k]) / 2;
      }
      actor.backward(slopes, settings.saturationPenalty() / batch.size);
    }
    critics.get(0).clearGradient();
    actor.adam(settings.actor());
  }

  private static double[] row(float[] matrix, int row, int width) {
    double[] numbers = new double[width];
    for (int i = 0; i < width; i++) {
      numbers[i] = matrix[row * width + i];
    }
    return numbers;
  }
}
