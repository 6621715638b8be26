package org.tipspeed.agent.ddpg;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.tipspeed.agent.Agent;
import org.tipspeed.agent.Policy;
import org.tipspeed.agent.Rollout;
import org.tipspeed.agent.Transition;
import org.tipspeed.agent.policy.Exploration;
import org.tipspeed.agent.policy.MlpPolicy;
import org.tipspeed.agent.policy.Noise;
import org.tipspeed.agent.policy.ObservationNormaliser;
import org.tipspeed.agent.replay.Batch;
import org.tipspeed.agent.replay.NStep;
import org.tipspeed.agent.replay.ReplayMemory;
import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.nn.Mlp;
import org.tipspeed.nn.MlpForward;
import org.tipspeed.random.RandomStreams;

/**
 * Deep deterministic policy gradient (Lillicrap et al. 2015, "Continuous control with deep
 * reinforcement learning"), and what others added to it, each by its own setting.
 */
final class DdpgAgent implements Agent {

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
  private final Exploration exploration;
  private final MlpForward actor;
  private final PolicyAverage average;

  /**
   * Draws batches; made anew for every episode, so that a checkpoint between episodes needs none.
   */
  private RandomGenerator learning;

  private long steps;
  private long stepsSinceUpdates;
  private double updatesDue;

  DdpgAgent(int observationDims, int actionDims, DdpgSettings settings, RandomStreams streams) {
    this.settings = settings;
    this.actionDims = actionDims;
    this.streams = streams;
    RandomGenerator initial = streams.stream("initial-weights", 0);
    this.learner = new Learner(observationDims, actionDims, settings, DataType.FLOAT, initial);
    this.memory = memory(settings, observationDims, actionDims);
    this.normaliser = new ObservationNormaliser(settings.normalisation(), observationDims);
    this.parameterNoise = new ParameterNoise(settings.parameterNoise());
    this.exploration = new Exploration(settings.exploration(), actionDims);
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
        ? ReplayMemory.prioritised(
            settings.memorySize(), observationDims, actionDims, settings.priority())
        : ReplayMemory.uniform(settings.memorySize(), observationDims, actionDims);
  }

  @Override
  public Rollout beginEpisode(long episode) {
    learning = streams.stream("learning", episode);
    return new Episode(episode, streams.stream("exploration", episode));
  }

  private boolean isWarmingUp() {
    return steps < settings.warmupSteps();
  }

  private ParameterNoise.Behaviour behaviour(RandomGenerator random) {
    return settings.parameterNoise().enabled()
        ? parameterNoise.perturbed(learner.actor().network().online(), random)
        : actor::run;
  }

  /** A copy of an observation as the networks see it; the array is used again by the next call. */
  private float[] standardised(float[] observation) {
    System.arraycopy(observation, 0, seen, 0, seen.length);
    normaliser.current().apply(seen);
    return seen;
  }

  /** One training episode: at first at random, then by the actor with noise. */
  private final class Episode implements Rollout {

    private final RandomGenerator random;
    private final Noise noise;
    private final NStep returns;
    private final ParameterNoise.Behaviour behaviour;
    private double episodeReturn;

    Episode(long episode, RandomGenerator random) {
      this.random = random;
      this.noise = exploration.noise(episode, steps, random);
      this.returns = new NStep(settings.nStep(), settings.discount(), settings::shaped, memory);
      this.behaviour = behaviour(random);
    }

    @Override
    public float[] explore(float[] observation) {
      if (isWarmingUp()) {
        return randomAction();
      }
      float[] action = MlpPolicy.bounded(behaviour.act(standardised(observation)));
      noise.perturb(action);
      return action;
    }

    private float[] randomAction() {
      float[] action = new float[actionDims];
      for (int i = 0; i < action.length; i++) {
        action[i] = random.nextFloat(-1f, 1f);
      }
      return action;
    }

    @Override
    public void observe(Transition transition) {
      steps++;
      normaliser.observe(transition.observation());
      returns.observe(transition);
      episodeReturn += transition.reward();
      if (transition.last()) {
        exploration.ended(episodeReturn);
      }
    }

    @Override
    public void end() {
      returns.end();
      behaviour.end();
    }
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
    exploration.save(file, PREFIX + "success.");
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
    exploration.load(file, PREFIX + "success.");
    average.load(file, PREFIX + "policy_average.");
    steps = file.longs(PREFIX + "steps")[0];
    stepsSinceUpdates = file.longs(PREFIX + "steps")[1];
    updatesDue = file.doubles(PREFIX + "updates_due")[0];
  }

  /** Nothing to release: ND4J's memory goes with the arrays. */
  @Override
  public void close() {}
}
