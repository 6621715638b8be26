package org.tipspeed.agent.ddpg;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.tipspeed.agent.Agent;
import org.tipspeed.agent.Policy;
import org.tipspeed.agent.Rollout;
import org.tipspeed.agent.Transition;
import org.tipspeed.agent.policy.MlpPolicy;
import org.tipspeed.agent.policy.Noise;
import org.tipspeed.agent.policy.Noises;
import org.tipspeed.agent.policy.ObservationNormaliser;
import org.tipspeed.agent.policy.Success;
import org.tipspeed.agent.replay.Batch;
import org.tipspeed.agent.replay.NStep;
import org.tipspeed.agent.replay.PrioritisedReplay;
import org.tipspeed.agent.replay.ReplayMemory;
import org.tipspeed.agent.replay.UniformReplay;
import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.nn.Mlp;
import org.tipspeed.nn.MlpForward;
import org.tipspeed.random.RandomStreams;

/**
 * Deep deterministic policy gradient (Lillicrap et al. 2015, "Continuous control with deep
 * reinforcement learning"), and what others added to it, each by its own setting.
 */
public final class DdpgAgent implements Agent {

  private static final String PREFIX = "agent.";

  private final DdpgSettings settings;
  private final int actionDims;
  private final RandomStreams streams;
  private final Learner learner;
  private final ReplayMemory memory;
  private final Batch batch;
  private final float[] tdErrors;
  private final float[] seen;
  private final ObservationNormaliser normaliser;
  private final ParameterNoise parameterNoise;
  private final Success success;
  private final MlpForward actor;
  private final PolicyAverage average;

  /**
   * Draws batches; made anew for every episode, so that a checkpoint between episodes needs none.
   */
  private RandomGenerator learning;

  private long steps;
  private long stepsSinceUpdates;
  private double updatesDue;

  public DdpgAgent(
      int observationDims, int actionDims, DdpgSettings settings, RandomStreams streams) {
    this.settings = settings;
    this.actionDims = actionDims;
    this.streams = streams;
    RandomGenerator initial = streams.stream("initial-weights", 0);
    this.learner = new Learner(observationDims, actionDims, settings, DataType.FLOAT, initial);
    this.memory = memory(settings, observationDims, actionDims);
    this.normaliser = new ObservationNormaliser(settings.normalisation(), observationDims);
    this.parameterNoise = new ParameterNoise(settings.parameterNoise());
    this.success = new Success(settings.exploration().success());
    this.batch = new Batch(settings.batchSize(), observationDims, actionDims);
    this.tdErrors = new float[settings.batchSize()];
    this.seen = new float[observationDims];
    Mlp network = learner.actor().network().online();
    this.actor = new MlpForward(network);
    this.average = new PolicyAverage(network, settings.policyAverageUpdates());
    this.learning = streams.stream("learning", 0);
  }

  private static ReplayMemory memory(DdpgSettings settings, int observationDims, int actionDims) {
    return settings.prioritised()
        ? new PrioritisedReplay(
            settings.memorySize(), observationDims, actionDims, settings.priority())
        : new UniformReplay(settings.memorySize(), observationDims, actionDims);
  }

  @Override
  public Rollout beginEpisode(long episode) {
    learning = streams.stream("learning", episode);
    RandomGenerator exploration = streams.stream("exploration", episode);
    Noise noise =
        Noises.forEpisode(
            settings.exploration(), actionDims, episode, steps, success.progress(), exploration);
    NStep returns = new NStep(settings.nStep(), settings.discount(), memory);
    return new DdpgRollout(this, behaviour(exploration), noise, exploration, returns);
  }

  /** Whether actions are still drawn at random. */
  boolean isWarmingUp() {
    return steps < settings.warmupSteps();
  }

  private Behaviour behaviour(RandomGenerator exploration) {
    return settings.parameterNoise().enabled()
        ? parameterNoise.perturbed(learner.actor().network().online(), exploration)
        : actor::run;
  }

  /** A copy of an observation as the networks see it; the array is used again by the next call. */
  float[] standardised(float[] observation) {
    System.arraycopy(observation, 0, seen, 0, seen.length);
    normaliser.current().apply(seen);
    return seen;
  }

  int actionDimensions() {
    return actionDims;
  }

  /** Notes a step before it is stored; returns it as it is to be learned. */
  Transition noted(Transition transition) {
    steps++;
    normaliser.observe(transition.observation());
    return new Transition(
        transition.observation(),
        transition.action(),
        settings.shaped(transition.reward()),
        transition.nextObservation(),
        transition.terminated(),
        transition.last());
  }

  /** Notes the return of an episode that came to its end: one that was aborted says nothing. */
  void noteReturn(double episodeReturn) {
    success.add(episodeReturn);
  }

  @Override
  public int learn(int newSteps) {
    if (isWarmingUp() || memory.size() < settings.batchSize()) {
      return 0;
    }
    stepsSinceUpdates += newSteps;
    if (stepsSinceUpdates < settings.learnEverySteps()) {
      return 0;
    }
    updatesDue += stepsSinceUpdates * settings.updatesPerStep();
    stepsSinceUpdates = 0;
    int updates = (int) updatesDue;
    updatesDue -= updates;
    for (int i = 0; i < updates; i++) {
      update();
    }
    return updates;
  }

  private void update() {
    memory.sample(learning, batch);
    normaliser.applyToBatch(batch.observations);
    normaliser.current().apply(batch.nextObservations);
    learner.update(batch, learning, tdErrors);
    average.update();
    memory.updatePriorities(batch.indices, tdErrors);
  }

  @Override
  public Policy policy() {
    learner.requireFiniteWeights();
    return MlpPolicy.of(average.network(), normaliser.current());
  }

  /** Each network in one line, such as {@code actor: 3 -> 64 relu -> 1 tanh: 321 parameters}. */
  @Override
  public List<String> describe() {
    return learner.describe();
  }

  @Override
  public Map<String, Double> diagnostics() {
    Map<String, Double> figures = learner.diagnostics();
    if (settings.parameterNoise().enabled()) {
      figures.put("parameter_noise_std", parameterNoise.std());
    }
    return figures;
  }

  @Override
  public void save(ArrayFile.Builder file) {
    learner.save(file, PREFIX);
    memory.save(file, PREFIX + "replay.");
    normaliser.save(file, PREFIX + "normaliser.");
    parameterNoise.save(file, PREFIX + "parameter_noise.");
    success.save(file, PREFIX + "success.");
    average.save(file, PREFIX + "policy_average.");
    file.array(PREFIX + "steps", new long[] {steps, stepsSinceUpdates});
    file.array(PREFIX + "updates_due", new double[] {updatesDue});
  }

  @Override
  public void load(ArrayFile file) {
    learner.load(file, PREFIX);
    memory.load(file, PREFIX + "replay.");
    normaliser.load(file, PREFIX + "normaliser.");
    parameterNoise.load(file, PREFIX + "parameter_noise.");
    success.load(file, PREFIX + "success.");
    average.load(file, PREFIX + "policy_average.");
    steps = file.longs(PREFIX + "steps")[0];
    stepsSinceUpdates = file.longs(PREFIX + "steps")[1];
    updatesDue = file.doubles(PREFIX + "updates_due")[0];
  }

  /** Nothing to release: ND4J's memory goes with the arrays. */
  @Override
  public void close() {}
}
