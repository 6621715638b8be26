package org.tipspeed.agent.ddpg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.tipspeed.agent.DivergenceException;
import org.tipspeed.agent.replay.Batch;
import org.tipspeed.nn.Activation;
import org.tipspeed.nn.NetworkSettings;
import org.tipspeed.nn.Normalisation;
import org.tipspeed.random.RandomStreams;

class LearnerTest {

  private static final int OBSERVATIONS = 5;
  private static final int ACTIONS = 2;
  private static final int UPDATES = 50;

  private static final int BATCH = 20;
  private static final int FIRST_WIDTH = 40;

  /** Large enough for oneDNN's products, and for more than one piece of parameters. */
  private static final NetworkSettings NETWORK =
      DdpgSettings.DEFAULTS.critic().withHidden(List.of(FIRST_WIDTH, 33));

  /** All products by OpenBLAS. */
  private static final NetworkSettings SMALL = NETWORK.withHidden(List.of(12, 9));

  private static final DdpgSettings PLAIN =
      DdpgSettings.DEFAULTS
          .withActor(NETWORK.withWeightDecay(0.0))
          .withCritic(NETWORK)
          .withTargetRate(0.01)
          .withBatchSize(BATCH);

  static Stream<DdpgSettings> variants() {
    return Stream.of(
        PLAIN,
        PLAIN.withActor(SMALL).withCritic(SMALL).withBatchSize(8),
        PLAIN.withActionLayer(0).withLoss(ErrorLoss.HUBER),
        PLAIN.withActionLayer(2).withInvertActionGradients(true),
        PLAIN.withSaturationPenalty(0.3),
        PLAIN.withTd3(new Td3Settings(true, 2, 0, 0.5)),
        PLAIN
            .withActor(NETWORK.withDecoupledDecay(true).withActivation(Activation.TANH))
            .withCritic(NETWORK.withGradientNormLimit(0.3).withActivation(Activation.LEAKY_RELU)));
  }

  @ParameterizedTest
  @MethodSource("variants")
  void fiftyUpdates_agreeWithAnIndependentLearnerInFloat64(DdpgSettings settings) {
    Learner learner = learner(settings);
    ReferenceLearner reference = new ReferenceLearner(learner, settings, OBSERVATIONS, ACTIONS);
    RandomGenerator random = new RandomStreams(8).stream("batches", 0);
    for (int update = 0; update < UPDATES; update++) {
      Batch batch = randomBatch(settings.batchSize(), random);
      learner.update(batch, random, new float[batch.size]);
      reference.update(batch);
    }
    assertSame(reference.actor, learner.actor().network().online().values());
    assertSame(reference.targetActor, learner.actor().network().target().values());
    for (int k = 0; k < learner.critics().size(); k++) {
      TrainedNetwork critic = learner.critics().get(k).network();
      assertSame(reference.critics.get(k), critic.online().values());
      assertSame(reference.targetCritics.get(k), critic.target().values());
    }
  }

  @Test
  void targetSmoothing_changesWhatIsLearned_butOnlyByItsOwnNoise() {
    DdpgSettings noisy = PLAIN.withTd3(new Td3Settings(false, 1, 0.5, 0.5));
    float[] smoothed = afterUpdates(noisy, 3, () -> {});
    float[] again = afterUpdates(noisy, 3, () -> {});
    float[] plain = afterUpdates(PLAIN, 3, () -> {});
    assertArrayEquals(smoothed, again);
    double difference = 0;
    for (int i = 0; i < plain.length; i++) {
      difference = Math.max(difference, Math.abs(plain[i] - smoothed[i]));
    }
    assertEquals(true, difference > 1e-6);
  }

  /** On Intel processors every operation on such a number costs as much as a hundred others. */
  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void momentsOfUnitsThatNeverFire_fadeToZero_andNotToDenormalNumbers() {
    Learner learner = learner(PLAIN);
    TrainedNetwork actor = learner.actor().network();
    float[] values = actor.online().values();
    Arrays.fill(values, 0, FIRST_WIDTH, -100f);
    actor.online().publish();
    float tiny = Float.MIN_NORMAL / 2;
    float[] moments = new float[values.length];
    Arrays.fill(moments, tiny);
    actor.optimiser().resumeAt(moments, new float[values.length], 0);
    RandomGenerator random = new RandomStreams(8).stream("batches", 0);
    learner.update(randomBatch(BATCH, random), random, new float[BATCH]);
    float[] faded = actor.optimiser().firstMoment();
    for (int i = 0; i < (1 + OBSERVATIONS) * FIRST_WIDTH; i++) {
      assertEquals(0f, faded[i]);
    }
    assertEquals(Float.MIN_NORMAL / 4, tiny / 2, "outside, Java's numbers are as ever");
  }

  /** With what all passes of the update have made of the learned ones. */
  @Test
  void runningStatisticsOfTargets_followAtTheEndOfAnUpdate() {
    NetworkSettings normalised = NETWORK.withNormalisation(Normalisation.BATCH);
    Learner learner = learner(PLAIN.withActor(normalised).withCritic(normalised));
    List<TrainedNetwork> networks =
        List.of(learner.actor().network(), learner.critics().get(0).network());
    List<float[]> before =
        networks.stream().map(each -> each.target().statistics().clone()).toList();
    RandomGenerator random = new RandomStreams(8).stream("batches", 0);
    learner.update(randomBatch(BATCH, random), random, new float[BATCH]);
    for (int k = 0; k < networks.size(); k++) {
      float[] learned = networks.get(k).online().statistics();
      float[] expected = before.get(k);
      for (int i = 0; i < expected.length; i++) {
        expected[i] += (float) PLAIN.targetRate() * (learned[i] - expected[i]);
      }
      assertNotEquals(learned[0], before.get(k)[0]);
      assertArrayEquals(expected, networks.get(k).target().statistics(), 1e-9f);
    }
  }

  /** Rectifiers can turn NaN into zero, so that outputs look healthy. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anObservationThatIsNotANumber_stopsLearning(boolean isNext) {
    Learner learner = learner(PLAIN);
    RandomGenerator random = new RandomStreams(8).stream("batches", 0);
    Batch batch = randomBatch(BATCH, random);
    float[] observations = isNext ? batch.nextObservations : batch.observations;
    observations[3] = Float.NaN;
    String message =
        assertThrows(
                DivergenceException.class, () -> learner.update(batch, random, new float[BATCH]))
            .getMessage();
    assertEquals(
        "batch: %s are not all finite at update 1"
            .formatted(isNext ? "next observations" : "observations"),
        message);
  }

  /** A pointer does not keep its array alive: memory of a collected one would be used again. */
  @Test
  void garbageCollection_changesNothing() {
    float[] undisturbed = afterUpdates(PLAIN, 300, () -> {});
    float[] disturbed =
        afterUpdates(
            PLAIN,
            300,
            () -> {
              System.gc();
              Nd4j.rand(DataType.FLOAT, 50, 60).muli(1e30);
            });
    assertArrayEquals(undisturbed, disturbed);
  }

  private static float[] afterUpdates(DdpgSettings settings, int updates, Runnable disturbance) {
    Learner learner = learner(settings);
    RandomGenerator random = new RandomStreams(8).stream("batches", 0);
    for (int update = 0; update < updates; update++) {
      if (update % 50 == 0) {
        disturbance.run();
      }
      Batch batch = randomBatch(settings.batchSize(), random);
      learner.update(batch, new RandomStreams(9).stream("noise", update), new float[batch.size]);
    }
    return learner.critics().get(0).network().online().values();
  }

  private static Learner learner(DdpgSettings settings) {
    RandomGenerator random = new RandomStreams(2).stream("weights", 0);
    Learner learner = new Learner(OBSERVATIONS, ACTIONS, settings, DataType.FLOAT, random);
    return learner;
  }

  private static Batch randomBatch(int size, RandomGenerator random) {
    Batch batch = new Batch(size, OBSERVATIONS, ACTIONS);
    for (float[] numbers :
        List.of(batch.observations, batch.actions, batch.rewards, batch.nextObservations)) {
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = random.nextFloat(-1f, 1f);
      }
    }
    for (int i = 0; i < size; i++) {
      batch.bootstrap[i] = random.nextInt(4) == 0 ? 0 : 0.97f;
      batch.weights[i] = random.nextFloat(0.2f, 1f);
    }
    return batch;
  }

  private static void assertSame(ReferenceNetwork expected, float[] actual) {
    for (int i = 0; i < actual.length; i++) {
      assertEquals(expected.values[i], actual[i], 1e-5, "parameter " + i);
    }
  }
}
