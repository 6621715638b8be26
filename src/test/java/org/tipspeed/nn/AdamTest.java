package org.tipspeed.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.tipspeed.random.RandomStreams;

class AdamTest {

  private static final int STEPS = 5;
  private static final float TARGET_RATE = 0.1f;

  /** 3301 parameters: three whole pieces and a shorter one. */
  private static final MlpShape SHAPE =
      new MlpShape(31, 0, 0, List.of(100), 1, Activation.RELU, Activation.TANH, Normalisation.NONE);

  private final RandomGenerator random = new RandomStreams(4).stream("adam", 0);
  private final Mlp network = new Mlp(SHAPE, DataType.FLOAT);
  private final Mlp target = new Mlp(SHAPE, DataType.FLOAT);
  private final Matrix gradients = Matrix.byRows(DataType.FLOAT, 1, SHAPE.parameters());
  private final Adam adam = new Adam(NetworkSettings.DEFAULTS, SHAPE.parameters());

  static Stream<NetworkSettings> settings() {
    return Stream.of(
        NetworkSettings.DEFAULTS,
        NetworkSettings.DEFAULTS.withWeightDecay(0.02),
        NetworkSettings.DEFAULTS.withWeightDecay(0.02).withDecoupledDecay(true),
        NetworkSettings.DEFAULTS.withGradientNormLimit(0.5));
  }

  @BeforeEach
  void initialise() {
    network.initialise(random);
    target.copyFrom(network);
  }

  private float[] randomGradients() {
    float[] elements = new float[SHAPE.parameters()];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = random.nextFloat(-1f, 1f);
    }
    gradients.put(elements);
    return elements;
  }

  /** As in the paper, in float64. */
  private static final class Expected {

    private final NetworkSettings settings;
    private final double[] values;
    private final double[] target;
    private final double[] first;
    private final double[] second;
    private int steps;

    Expected(NetworkSettings settings, float[] start) {
      this.settings = settings;
      values = new double[start.length];
      target = new double[start.length];
      first = new double[start.length];
      second = new double[start.length];
      for (int i = 0; i < start.length; i++) {
        values[i] = start[i];
        target[i] = start[i];
      }
    }

    double step(float[] gradients) {
      double squares = 0;
      for (float each : gradients) {
        squares += (double) each * each;
      }
      double norm = Math.sqrt(squares);
      double limit = settings.gradientNormLimit();
      double factor = limit > 0 && norm > limit ? limit / norm : 1;
      double rate = settings.rateAfter(steps);
      steps++;
      for (int i = 0; i < values.length; i++) {
        stepOne(i, factor * gradients[i], rate);
        target[i] += TARGET_RATE * (values[i] - target[i]);
      }
      return norm;
    }

    private void stepOne(int i, double gradient, double rate) {
      double slope =
          gradient + (settings.decoupledDecay() ? 0 : settings.weightDecay() * values[i]);
      values[i] *= settings.decoupledDecay() ? 1 - rate * settings.weightDecay() : 1;
      double keepFirst = Adam.FIRST_MOMENT_DECAY;
      double keepSecond = Adam.SECOND_MOMENT_DECAY;
      first[i] = keepFirst * first[i] + (1 - keepFirst) * slope;
      second[i] = keepSecond * second[i] + (1 - keepSecond) * slope * slope;
      double mean = first[i] / (1 - Math.pow(keepFirst, steps));
      double square = second[i] / (1 - Math.pow(keepSecond, steps));
      values[i] -= rate * mean / (Math.sqrt(square) + Adam.EPSILON);
    }
  }

  private static void assertClose(double[] expected, float[] actual) {
    assertEquals(expected.length, actual.length);
    for (int i = 0; i < actual.length; i++) {
      assertEquals(expected[i], actual[i], 1e-6, "element " + i);
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void steps_areThoseOfThePaper_andTheTargetFollows(NetworkSettings settings) {
    Adam ours = new Adam(settings, SHAPE.parameters());
    Expected expected = new Expected(settings, network.values());
    for (int step = 0; step < STEPS; step++) {
      double norm = expected.step(randomGradients());
      assertEquals(norm, ours.step(network, gradients, target, TARGET_RATE), 1e-3);
    }
    assertClose(expected.values, network.values());
    assertClose(expected.target, target.values());
    assertClose(expected.first, ours.firstMoment());
    assertClose(expected.second, ours.secondMoment());
    assertEquals(STEPS, ours.steps());
  }

  @Test
  void atRateZero_theTargetStays() {
    float[] before = target.values().clone();
    randomGradients();
    adam.step(network, gradients, target, 0);
    assertArrayEquals(before, target.values());
  }

  @Test
  void aGradientThatIsNotFinite_changesNothing() {
    float[] before = network.values().clone();
    float[] elements = randomGradients();
    elements[3000] = Float.POSITIVE_INFINITY;
    gradients.put(elements);
    assertEquals(Double.POSITIVE_INFINITY, adam.step(network, gradients, target, TARGET_RATE));
    assertArrayEquals(before, network.values());
    assertArrayEquals(before, target.values());
    assertEquals(0, adam.steps());
  }

  @Test
  void savedMoments_goOnAsIfTheyHadNeverStopped() {
    randomGradients();
    adam.step(network, gradients, target, 0);
    Mlp copy = new Mlp(SHAPE, DataType.FLOAT);
    copy.copyFrom(network);
    Adam resumed = new Adam(NetworkSettings.DEFAULTS, SHAPE.parameters());
    resumed.resumeAt(adam.firstMoment(), adam.secondMoment(), adam.steps());
    randomGradients();
    adam.step(network, gradients, target, 0);
    resumed.step(copy, gradients, target, 0);
    assertArrayEquals(network.values(), copy.values());
  }

  @Test
  void whoActsAsTheNetworkDoes_seesEachStep() {
    MlpForward acting = new MlpForward(network);
    float[] input = new float[SHAPE.inputs()];
    input[0] = 1;
    float before = acting.run(input)[0];
    randomGradients();
    adam.step(network, gradients, target, 0);
    float after = acting.run(input)[0];
    assertNotEquals(before, after);
    float[] values = network.values().clone();
    assertEquals(new MlpForward(SHAPE, values, new float[0]).run(input)[0], after);
  }
}
