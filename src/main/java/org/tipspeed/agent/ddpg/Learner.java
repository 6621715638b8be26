package org.tipspeed.agent.ddpg;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.tipspeed.agent.DivergenceException;
import org.tipspeed.agent.replay.Batch;
import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.nn.FlushToZero;
import org.tipspeed.nn.InputBlock;
import org.tipspeed.nn.Matrix;
import org.tipspeed.nn.MlpShape;
import org.tipspeed.nn.Workspace;

/**
 * The networks and how a batch changes them (Lillicrap et al. 2015, algorithm 1; Fujimoto et al.
 * 2018, algorithm 1). Knows nothing of episodes, memory and exploration.
 */
final class Learner {

  private final DdpgSettings settings;
  private final InputBlock observations;
  private final InputBlock nextObservations;
  private final Matrix batchActions;
  private final Actor actor;
  private final List<Critic> critics = new ArrayList<>();
  private final TrainedNetwork[] networks;
  private final LearningStatistics statistics = new LearningStatistics();
  private final FlushToZero flushToZero = new FlushToZero();
  private final double[] goals;
  private final double[] twinValues;
  private final float[] twinErrors;
  private long updates;

  Learner(
      int observationDims,
      int actionDims,
      DdpgSettings settings,
      DataType type,
      RandomGenerator random) {
    this.settings = settings;
    int batch = settings.batchSize();
    MlpShape criticShape = settings.criticShape(observationDims, actionDims);
    observations = new InputBlock(criticShape, type, batch);
    nextObservations = new InputBlock(criticShape, type, batch);
    batchActions = Matrix.byColumns(type, actionDims, batch);
    MlpShape actorShape = settings.actorShape(observationDims, actionDims);
    int widest = Math.max(actorShape.widest(), criticShape.widest());
    Workspace workspace = new Workspace(type, widest, batch);
    actor =
        new Actor(actorShape, settings, type, random, observations, nextObservations, workspace);
    Critic.Inputs inputs =
        new Critic.Inputs(
            observations,
            nextObservations,
            batchActions,
            actor.pass().output(),
            actor.targetPass().output(),
            workspace);
    critics.add(new Critic("critic", criticShape, settings, type, random, inputs));
    if (settings.td3().twinCritics()) {
      critics.add(new Critic("twin_critic", criticShape, settings, type, random, inputs));
    }
    networks =
        Stream.concat(Stream.of(actor.network()), critics.stream().map(Critic::network))
            .toArray(TrainedNetwork[]::new);
    goals = new double[batch];
    twinValues = new double[batch];
    twinErrors = new float[batch];
  }

  Actor actor() {
    return actor;
  }

  List<Critic> critics() {
    return critics;
  }

  /**
   * One update of all networks.
   *
   * @param random for noise on the target actions
   * @param tdErrors receives the first critic's errors [batch]
   */
  void update(Batch batch, RandomGenerator random, float[] tdErrors) {
    flushToZero.begin();
    try {
      updateNetworks(batch, random, tdErrors);
    } finally {
      flushToZero.end();
    }
  }

  private void updateNetworks(Batch batch, RandomGenerator random, float[] tdErrors) {
    observations.fill(batch.observations);
    nextObservations.fill(batch.nextObservations);
    batchActions.put(batch.actions);
    requireFinite("observations", observations);
    requireFinite("next observations", nextObservations);
    setGoals(batch, random);
    updates++;
    boolean isActorsTurn = updates % settings.td3().actorDelay() == 0;
    double rate = isActorsTurn ? settings.targetRate() : 0;
    stepCritics(batch.weights, tdErrors, rate);
    if (isActorsTurn) {
      stepActor(rate);
      for (TrainedNetwork network : networks) {
        network.followStatistics(rate);
      }
    }
  }

  /** Looked at here, as rectifiers may turn NaN into zero and outputs look healthy. */
  private void requireFinite(String quantity, InputBlock block) {
    if (!Double.isFinite(block.matrix().norm())) {
      throw new DivergenceException(
          "batch: %s are not all finite at update %d".formatted(quantity, updates + 1));
    }
  }

  /** What the critics should have said, by the target networks. */
  private void setGoals(Batch batch, RandomGenerator random) {
    actor.actNext(random);
    critics.get(0).nextValues(goals);
    if (critics.size() > 1) {
      critics.get(1).nextValues(twinValues);
      takeLower(goals, twinValues);
    }
    for (int i = 0; i < goals.length; i++) {
      goals[i] = batch.rewards[i] + batch.bootstrap[i] * goals[i];
    }
  }

  private static void takeLower(double[] values, double[] others) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.min(values[i], others[i]);
    }
  }

  private void stepCritics(float[] weights, float[] tdErrors, double rate) {
    Critic critic = critics.get(0);
    critic.step(goals, weights, tdErrors, rate);
    if (critics.size() > 1) {
      critics.get(1).step(goals, weights, twinErrors, rate);
    }
    statistics.addCriticStep(critic.loss(), critic.meanValue(), tdErrors, critic.gradientNorm());
  }

  /** Against the gradient of minus the mean value of what the actor does. */
  private void stepActor(double rate) {
    actor.act();
    Critic critic = critics.get(0);
    double value = critic.judgeActor();
    double norm = actor.step(critic.actionGradient(), rate);
    statistics.addActorStep(value, norm, actor.actions());
  }

  /** The matrix products of one update, in order, and nothing else: for measurements. */
  Runnable products() {
    Critic critic = critics.get(0);
    List<Runnable> products =
        List.of(
            actor.targetPass().forwardProducts(),
            critic.targetPass().forwardProducts(),
            critic.pass().forwardProducts(),
            critic.pass().backwardToParametersProducts(),
            actor.pass().forwardProducts(),
            critic.pass().forwardProducts(),
            critic.pass().backwardToSideInputProducts(),
            actor.pass().backwardToParametersProducts());
    return () -> {
      flushToZero.begin();
      products.forEach(Runnable::run);
      flushToZero.end();
    };
  }

  /** Means since the last call, and how far the targets lag behind now. */
  Map<String, Double> diagnostics() {
    Map<String, Double> figures = statistics.take();
    for (TrainedNetwork network : networks) {
      figures.put(network.name() + "_target_lag", network.targetLag());
    }
    return figures;
  }

  List<String> describe() {
    return Stream.of(networks)
        .map(each -> each.name() + ": " + each.online().shape().describe())
        .toList();
  }

  void requireFiniteWeights() {
    for (TrainedNetwork network : networks) {
      network.requireFiniteWeights();
    }
  }

  void save(ArrayFile.Builder file, String prefix) {
    requireFiniteWeights();
    for (TrainedNetwork network : networks) {
      network.save(file, prefix);
    }
    file.array(prefix + "updates", new long[] {updates});
  }

  void load(ArrayFile file, String prefix) {
    for (TrainedNetwork network : networks) {
      network.load(file, prefix);
    }
    updates = file.longs(prefix + "updates")[0];
  }
}
