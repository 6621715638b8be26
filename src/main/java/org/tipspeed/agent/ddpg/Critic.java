package org.tipspeed.agent.ddpg;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.tipspeed.nn.Copy;
import org.tipspeed.nn.InputBlock;
import org.tipspeed.nn.Matrix;
import org.tipspeed.nn.MlpPass;
import org.tipspeed.nn.MlpShape;
import org.tipspeed.nn.Workspace;

/** A value network at work on batches: what actions are worth, and learning it. */
final class Critic {

  private final DdpgSettings settings;
  private final TrainedNetwork network;
  private final MlpPass pass;
  private final MlpPass targetPass;
  private final Copy batchActions;
  private final Copy actorActions;
  private final Copy nextActions;
  private final double[] values;
  private final double[] slopes;
  private double loss;
  private double meanValue;
  private double gradientNorm;

  /** The blocks that all networks of a learner read. */
  record Inputs(
      InputBlock observations,
      InputBlock nextObservations,
      Matrix batchActions,
      Matrix actorActions,
      Matrix nextActions,
      Workspace workspace) {}

  Critic(
      String name,
      MlpShape shape,
      DdpgSettings settings,
      DataType type,
      RandomGenerator random,
      Inputs inputs) {
    this.settings = settings;
    network = new TrainedNetwork(name, shape, settings.critic(), type, random);
    pass = new MlpPass(network.online(), inputs.observations().matrix(), inputs.workspace());
    targetPass = new MlpPass(network.target(), inputs.nextObservations().matrix(), pass);
    batchActions = new Copy(inputs.batchActions(), pass.sideInput());
    actorActions = new Copy(inputs.actorActions(), pass.sideInput());
    nextActions = new Copy(inputs.nextActions(), targetPass.sideInput());
    values = new double[settings.batchSize()];
    slopes = new double[settings.batchSize()];
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

  /** Values of the next observations and actions, by the target network. */
  void nextValues(double[] into) {
    nextActions.run();
    targetPass.forward();
    targetPass.output().get(into);
  }

  /**
   * One step towards the goals; leaves what it found in {@link #loss}, {@link #meanValue} and
   * {@link #gradientNorm}.
   *
   * @param errors receives goal minus value, clipped where the settings say so
   * @param targetRate how far the target's weights follow, 0 for not at all
   */
  void step(double[] goals, float[] weights, float[] errors, double targetRate) {
    batchActions.run();
    pass.forward();
    pass.output().get(values);
    loss = loss(goals, weights, errors);
    network.requireFinite("loss", loss);
    pass.outputGradient().put(slopes);
    pass.backwardToParameters();
    meanValue = mean(values);
    gradientNorm = network.step(pass.gradients(), targetRate);
  }

  /** Of the last step. */
  double loss() {
    return loss;
  }

  /** Of the last step. */
  double meanValue() {
    return meanValue;
  }

  /** Of the last step. */
  double gradientNorm() {
    return gradientNorm;
  }

  /** The weighted mean cost of the errors; leaves its derivative by the values. */
  private double loss(double[] goals, float[] weights, float[] errors) {
    double limit = settings.tdErrorLimit() > 0 ? settings.tdErrorLimit() : Double.MAX_VALUE;
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      double error = Math.max(-limit, Math.min(limit, values[i] - goals[i]));
      sum += weights[i] * settings.loss().cost(error);
      slopes[i] = weights[i] * settings.loss().slope(error) / values.length;
      errors[i] = (float) -error;
    }
    return sum / values.length;
  }

  /**
   * The mean value of the actor's actions; leaves the derivative of minus that by the actions in
   * {@link #actionGradient}.
   */
  double judgeActor() {
    actorActions.run();
    pass.forward();
    pass.output().get(values);
    Arrays.fill(slopes, -1.0 / values.length);
    pass.outputGradient().put(slopes);
    pass.backwardToSideInput();
    return mean(values);
  }

  private static double mean(double[] numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += number;
    }
    return sum / numbers.length;
  }

  Matrix actionGradient() {
    return pass.sideGradient();
  }
}
