package org.tipspeed.agent.ddpg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.tipspeed.agent.DivergenceException;
import org.tipspeed.agent.Policy;
import org.tipspeed.agent.Rollout;
import org.tipspeed.agent.Transition;
import org.tipspeed.agent.policy.MlpPolicy;
import org.tipspeed.agent.policy.NoiseSettings;
import org.tipspeed.agent.policy.NormalisationSettings;
import org.tipspeed.agent.policy.Standardisation;
import org.tipspeed.agent.policy.SuccessSettings;
import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.nn.InputBlock;
import org.tipspeed.nn.Mlp;
import org.tipspeed.nn.MlpPass;
import org.tipspeed.nn.MlpShape;
import org.tipspeed.nn.NetworkSettings;
import org.tipspeed.nn.Normalisation;
import org.tipspeed.nn.Workspace;
import org.tipspeed.random.RandomStreams;

class DdpgAgentTest {

  private static final int OBSERVATIONS = 3;
  private static final int ACTIONS = 2;

  private static final NetworkSettings SMALL =
      DdpgSettings.DEFAULTS.actor().withHidden(List.of(16, 12)).withLearningRate(3e-3);

  private static final DdpgSettings SETTINGS =
      DdpgSettings.DEFAULTS
          .withActor(SMALL.withLearningRate(1e-3))
          .withCritic(SMALL)
          .withDiscount(0.9)
          .withTargetRate(0.02)
          .withBatchSize(16)
          .withMemorySize(5_000)
          .withWarmupSteps(30);

  /** An episode of the bandit is worth -1 to 0. */
  private static final NoiseSettings BY_SUCCESS =
      NoiseSettings.DEFAULTS
          .withFinalScale(0.1)
          .withDecayOver(NoiseSettings.DecayOver.SUCCESS)
          .withSuccess(new SuccessSettings(-1, 0, 30));

  private static final DdpgSettings UNEVEN =
      SETTINGS.withLearnEverySteps(3).withUpdatesPerStep(0.7);

  @Test
  void aFreshAgent_hasTargetsThatEqualItsNetworks() {
    Learner learner =
        new Learner(
            OBSERVATIONS,
            ACTIONS,
            SETTINGS,
            DataType.FLOAT,
            new RandomStreams(1).stream("weights", 0));
    for (TrainedNetwork network :
        List.of(learner.actor().network(), learner.critics().get(0).network())) {
      assertArrayEquals(network.online().values(), network.target().values(), network.name());
    }
    assertEquals(0, learner.diagnostics().get("critic_target_lag"));
  }

  @ParameterizedTest
  @MethodSource("variants")
  void aBanditWithKnownOptimum_isSolved(DdpgSettings settings) {
    DdpgAgent agent = agent(7, settings.withUpdatesPerStep(1.0));
    for (int episode = 0; episode < 150; episode++) {
      playBandit(agent, episode);
    }
    Policy policy = agent.policy();
    double lost = 0;
    for (int i = -10; i <= 10; i++) {
      float[] observation = {0.1f * i, 0, 0};
      lost -= reward(observation, policy.act(observation)) / 21;
    }
    // Random actions lose 1.2, the best constant one 0.37.
    assertTrue(lost < 0.1, "lost " + lost);
  }

  @Test
  void twoAgentsOfOneSeed_endWithTheSameBytes() {
    DdpgAgent first = agent(3, SETTINGS);
    DdpgAgent second = agent(3, SETTINGS);
    for (int episode = 0; episode < 5; episode++) {
      playBandit(first, episode);
      playBandit(second, episode);
    }
    assertSameState(first, second);
  }

  static Stream<DdpgSettings> variants() {
    return Stream.of(
        UNEVEN,
        UNEVEN.withTd3(Td3Settings.TD3),
        SETTINGS.withNormalisation(new NormalisationSettings(true, 5, 90, false)).withNStep(3),
        // Statistics of 16 observations would be too rough to answer within the bounds.
        SETTINGS.withNormalisation(new NormalisationSettings(true, 5, 0, true)).withBatchSize(64),
        SETTINGS.withExploration(BY_SUCCESS),
        SETTINGS.withPrioritised(true).withInvertActionGradients(true),
        normalised(Normalisation.LAYER),
        normalised(Normalisation.BATCH),
        SETTINGS.withParameterNoise(new ParameterNoiseSettings(true, 0.05, 0.2, 1.05)),
        SETTINGS.withActor(
            SMALL
                .withRateDecay(NetworkSettings.RateDecay.COSINE)
                .withRateDecayUpdates(3_000L)
                .withWeightDecay(0.01)));
  }

  private static DdpgSettings normalised(Normalisation normalisation) {
    return SETTINGS
        .withActor(SETTINGS.actor().withNormalisation(normalisation))
        .withCritic(SETTINGS.critic().withNormalisation(normalisation));
  }

  @ParameterizedTest
  @MethodSource("variants")
  void anAgentResumedFromItsSave_goesOnAsIfNeverStopped(DdpgSettings settings) {
    DdpgAgent uninterrupted = agent(3, settings);
    for (int episode = 0; episode < 4; episode++) {
      playBandit(uninterrupted, episode);
    }
    DdpgAgent resumed = agent(3, settings);
    resumed.load(copyOf(saved(uninterrupted)));
    for (int episode = 4; episode < 8; episode++) {
      playBandit(uninterrupted, episode);
      playBandit(resumed, episode);
    }
    assertSameState(uninterrupted, resumed);
  }

  /** 20 steps an episode, of which the 29 before the end of the warm-up do not count: 171. */
  @ParameterizedTest
  @CsvSource({
    "1, 0.5, 85",
    "1, 0.25, 42",
    "1, 0.125, 21",
    "1, 1, 171",
    "1, 1.5, 256",
    "1, 2, 342",
    "3, 0.75, 128",
    "10, 0.5, 85",
    "10, 0.0625, 10"
  })
  void learn_losesNoFractionOfTheUpdatesThatAreDue(
      int everySteps, double updatesPerStep, int expected) {
    DdpgAgent agent =
        agent(3, SETTINGS.withLearnEverySteps(everySteps).withUpdatesPerStep(updatesPerStep));
    int updates = 0;
    for (int episode = 0; episode < 10; episode++) {
      updates += playBandit(agent, episode);
    }
    assertEquals(expected, updates);
  }

  /** 60 steps, each the last of its episode, and from the 30th on an update each: 31. */
  @Test
  void everyPartOfTheAgent_hearsOfEveryStepAndUpdate() {
    DdpgAgent agent =
        agent(
            3,
            SETTINGS
                .withPrioritised(true)
                .withPolicyAverageUpdates(10)
                .withNormalisation(new NormalisationSettings(true, 5, 0, false)));
    for (int episode = 0; episode < 3; episode++) {
      playBandit(agent, episode);
    }
    ArrayFile state = saved(agent);
    assertEquals(60, state.longs("agent.success.episodes")[0]);
    assertEquals(60, state.longs("agent.normaliser.count")[0]);
    assertEquals(31, state.longs("agent.replay.batches")[0]);
    assertEquals(31, state.longs("agent.policy_average.updates")[0]);
    double[] priorities = state.doubles("agent.replay.priorities");
    assertTrue(Arrays.stream(priorities).distinct().count() > 20, "priorities follow the errors");
  }

  @Test
  void learn_duringWarmUp_doesNothing() {
    DdpgAgent agent = agent(3, SETTINGS);
    assertEquals(0, playBandit(agent, 0));
    assertEquals(0.0, agent.diagnostics().get("updates"));
  }

  @Test
  void aRewardThatIsNotFinite_stopsLearningAndSaysWhere() {
    DdpgAgent agent = agent(3, SETTINGS);
    playBandit(agent, 0);
    playBandit(agent, 1);
    Rollout rollout = agent.beginEpisode(2);
    for (int step = 0; step < 100; step++) {
      rollout.observe(step(new float[OBSERVATIONS], new float[ACTIONS], Float.NaN, false));
    }
    rollout.end();
    DivergenceException thrown = assertThrows(DivergenceException.class, () -> agent.learn(100));
    assertTrue(
        thrown.getMessage().matches("critic: loss is NaN at update \\d+"), thrown.getMessage());
  }

  @Test
  void networks_areDescribedInOneLineEach() {
    assertEquals(
        List.of(
            "actor: 3 -> 16 relu -> 12 relu -> 2 tanh: 294 parameters",
            "critic: 3 -> 16 relu + 2 -> 12 relu -> 1 linear: 305 parameters"),
        agent(1, SETTINGS).describe().stream().limit(2).toList());
  }

  @Test
  void rewards_areLearnedScaledAndClipped() {
    DdpgSettings settings = SETTINGS.withRewardScale(0.1).withRewardLimit(0.5);
    assertEquals(0.2f, settings.shaped(2));
    assertEquals(-0.5f, settings.shaped(-20));
    assertEquals(2f, SETTINGS.shaped(2));
  }

  @Test
  void diagnostics_sayHowLearningGoes() {
    DdpgAgent agent = agent(3, SETTINGS);
    for (int episode = 0; episode < 3; episode++) {
      playBandit(agent, episode);
    }
    Map<String, Double> figures = agent.diagnostics();
    assertEquals(31.0, figures.get("updates"));
    for (String key :
        List.of(
            "critic_loss",
            "actor_objective",
            "q_mean",
            "td_error_abs",
            "critic_gradient_norm",
            "actor_gradient_norm",
            "action_saturation",
            "actor_target_lag",
            "critic_target_lag")) {
      assertTrue(Double.isFinite(figures.get(key)), key);
    }
    assertTrue(figures.get("critic_target_lag") > 0);
  }

  @ParameterizedTest
  @MethodSource("variants")
  void aSavedPolicy_actsAsTheOneItWasMadeFrom(DdpgSettings settings) {
    DdpgAgent agent = agent(11, settings);
    playBandit(agent, 0);
    playBandit(agent, 1);
    Policy policy = agent.policy();
    ArrayFile.Builder file = new ArrayFile.Builder();
    policy.save(file);
    float[] observation = {0.1f, -0.2f, 0.3f};
    assertArrayEquals(
        policy.act(observation), MlpPolicy.load(copyOf(file.build())).act(observation));
  }

  @Test
  void aPolicy_actsLikeTheNetworkThatLearns() {
    MlpShape shape = SETTINGS.actorShape(OBSERVATIONS, ACTIONS);
    RandomGenerator random = new RandomStreams(4).stream("weights", 0);
    Mlp network = new Mlp(shape, DataType.FLOAT);
    network.initialise(random);
    InputBlock input = new InputBlock(shape, DataType.FLOAT, 1);
    MlpPass pass =
        new MlpPass(network, input.matrix(), new Workspace(DataType.FLOAT, shape.widest(), 1));
    float[] observation = {0.4f, -0.9f, 2f};
    input.fill(observation);
    pass.forward();
    float[] expected = new float[ACTIONS];
    pass.output().get(expected);
    assertArrayEquals(
        expected,
        new MlpPolicy(shape, network.values(), Standardisation.NONE).act(observation),
        1e-7f);
  }

  private static DdpgAgent agent(long seed, DdpgSettings settings) {
    return new DdpgAgent(OBSERVATIONS, ACTIONS, settings, new RandomStreams(seed));
  }

  /**
   * Twenty independent steps; best is to repeat the first observation and to answer -0.4.
   *
   * @return updates done
   */
  private static int playBandit(DdpgAgent agent, int episode) {
    RandomGenerator random = new RandomStreams(99).stream("bandit", episode);
    Rollout rollout = agent.beginEpisode(episode);
    int updates = 0;
    for (int step = 0; step < 20; step++) {
      float[] observation = {random.nextFloat(-1f, 1f), 0, 0};
      float[] action = rollout.explore(observation);
      rollout.observe(step(observation, action, reward(observation, action), true));
      updates += agent.learn(1);
    }
    rollout.end();
    return updates;
  }

  private static float reward(float[] observation, float[] action) {
    float first = action[0] - observation[0];
    float second = action[1] + 0.4f;
    return -first * first - second * second;
  }

  private static Transition step(float[] observation, float[] action, float reward, boolean ends) {
    return new Transition(observation, action, reward, observation, ends, ends);
  }

  private static ArrayFile saved(DdpgAgent agent) {
    ArrayFile.Builder file = new ArrayFile.Builder();
    agent.save(file);
    return file.build();
  }

  /** What a file would give back: other arrays with the same content. */
  private static ArrayFile copyOf(ArrayFile file) {
    ArrayFile.Builder copy = new ArrayFile.Builder();
    file.texts().forEach(copy::text);
    file.arrays().forEach((name, entry) -> copy.array(name, cloned(entry.data()), entry.shape()));
    return copy.build();
  }

  private static Object cloned(Object array) {
    int length = java.lang.reflect.Array.getLength(array);
    Object copy = java.lang.reflect.Array.newInstance(array.getClass().componentType(), length);
    System.arraycopy(array, 0, copy, 0, length);
    return copy;
  }

  private static void assertSameState(DdpgAgent expected, DdpgAgent actual) {
    ArrayFile first = saved(expected);
    ArrayFile second = saved(actual);
    assertEquals(first.arrays().keySet(), second.arrays().keySet());
    first
        .arrays()
        .forEach(
            (name, entry) ->
                assertTrue(
                    java.util.Objects.deepEquals(entry.data(), second.arrays().get(name).data()),
                    name));
  }
}
