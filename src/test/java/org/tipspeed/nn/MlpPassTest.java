package org.tipspeed.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.tipspeed.random.RandomStreams;
import org.tipspeed.support.Records;

/** Gradients against central differences in float64, through the code that learns in float32. */
class MlpPassTest {

  private static final int BATCH = 7;
  private static final double DIFFERENCE = 1e-6;

  private final RandomGenerator random = new RandomStreams(5).stream("gradients", 0);

  private static MlpShape actor(int in, int out, List<Integer> hidden, Activation activation) {
    return new MlpShape(in, 0, 0, hidden, out, activation, Activation.TANH, Normalisation.NONE);
  }

  private static MlpShape critic(
      int in, int actions, int layer, List<Integer> hidden, Activation activation) {
    return new MlpShape(
        in, actions, layer, hidden, 1, activation, Activation.LINEAR, Normalisation.NONE);
  }

  private static MlpShape normalised(MlpShape shape, Normalisation normalisation) {
    return Records.with(shape, "normalisation", normalisation);
  }

  static Stream<MlpShape> shapes() {
    return Stream.concat(
        plainShapes(),
        plainShapes()
            .filter(shape -> shape.hiddenActivation() == Activation.TANH)
            .flatMap(
                shape ->
                    Stream.of(
                        normalised(shape, Normalisation.LAYER),
                        normalised(shape, Normalisation.BATCH))));
  }

  private static Stream<MlpShape> plainShapes() {
    return Stream.of(Activation.values())
        .flatMap(
            activation ->
                Stream.of(
                    actor(5, 2, List.of(6, 4), activation),
                    critic(5, 2, 0, List.of(6, 4), activation),
                    critic(5, 2, 1, List.of(6, 4), activation),
                    critic(5, 3, 2, List.of(6, 4), activation),
                    critic(1, 1, 0, List.of(), activation)));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void gradientsByParameters_equalCentralDifferences(MlpShape shape) {
    Fixture fixture = new Fixture(shape);
    fixture.backward();
    double[] gradients = read(fixture.pass.gradients());
    IntStream.range(0, shape.parameters())
        .forEach(i -> assertDerivative(fixture, fixture.network.parameters(), i, gradients[i]));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void gradientsBySecondInput_equalCentralDifferences(MlpShape shape) {
    if (shape.sideInputs() == 0) {
      return;
    }
    Fixture fixture = new Fixture(shape);
    fixture.pass.forward();
    fixture.pass.outputGradient().put(fixture.slopes);
    fixture.pass.backwardToSideInput();
    double[] gradients = read(fixture.pass.sideGradient());
    IntStream.range(0, fixture.side.length)
        .forEach(i -> assertSideDerivative(fixture, i, gradients[i]));
  }

  static Stream<MlpShape> actors() {
    return Stream.of(Normalisation.values())
        .map(each -> normalised(actor(5, 2, List.of(6, 4), Activation.RELU), each));
  }

  @ParameterizedTest
  @MethodSource("actors")
  void aSingleSampleInPlainJava_comesOutAsInTheBatchOfAFrozenPass(MlpShape shape) {
    Mlp network = trained(shape);
    InputBlock input = new InputBlock(shape, DataType.FLOAT, BATCH);
    float[] samples = randomFloats(BATCH * shape.inputs());
    input.fill(samples);
    MlpPass pass =
        new MlpPass(
            network, input.matrix(), new MlpPass(network, input.matrix(), workspace(shape, input)));
    pass.forward();
    double[] expected = read(pass.output());
    MlpForward single = new MlpForward(shape, network.values(), network.statistics());
    MlpForward folded =
        new MlpForward(
            BatchNormFolding.shape(shape),
            BatchNormFolding.parameters(shape, network.values(), network.statistics()),
            BatchNormFolding.shape(shape) == shape ? network.statistics() : new float[0]);
    for (int sample = 0; sample < BATCH; sample++) {
      float[] one = Arrays.copyOfRange(samples, sample * 5, sample * 5 + 5);
      for (int k = 0; k < 2; k++) {
        assertEquals(expected[k * BATCH + sample], single.run(one)[k], 2e-6);
        assertEquals(expected[k * BATCH + sample], folded.run(one)[k], 2e-6);
      }
    }
  }

  /** A network whose running statistics have seen some batches. */
  private Mlp trained(MlpShape shape) {
    Mlp network = new Mlp(shape, DataType.FLOAT);
    network.initialise(random);
    for (int i = 0; i < network.values().length; i++) {
      network.values()[i] += random.nextFloat(-0.5f, 0.5f);
    }
    network.publish();
    InputBlock input = new InputBlock(shape, DataType.FLOAT, BATCH);
    MlpPass pass = new MlpPass(network, input.matrix(), workspace(shape, input));
    for (int batch = 0; batch < 200; batch++) {
      input.fill(randomFloats(BATCH * shape.inputs()));
      pass.forward();
    }
    return network;
  }

  @Test
  void runningStatistics_approachThoseOfTheSums() {
    MlpShape shape = normalised(actor(1, 1, List.of(1), Activation.RELU), Normalisation.BATCH);
    Mlp network = new Mlp(shape, DataType.FLOAT);
    network.initialise(random);
    network.values()[0] = 3;
    network.values()[1] = 2;
    network.publish();
    InputBlock input = new InputBlock(shape, DataType.FLOAT, 1000);
    MlpPass pass = new MlpPass(network, input.matrix(), workspace(shape, input));
    for (int batch = 0; batch < 1000; batch++) {
      input.fill(randomFloats(1000));
      pass.forward();
    }
    // Inputs are uniform in -1..1: variance 1/3.
    assertEquals(3, network.statistics()[0], 0.02);
    assertEquals(4 / 3.0, network.statistics()[1], 0.02);
  }

  private float[] randomFloats(int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = random.nextFloat(-1f, 1f);
    }
    return numbers;
  }

  @Test
  void theHyperbolicTangent_isThatOfTheLibrary() {
    float[] arguments = new float[400_001];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = (i - 200_000) / 10_000f;
    }
    float[] values = arguments.clone();
    Activation.TANH.apply(values);
    for (int i = 0; i < values.length; i++) {
      assertEquals(Math.tanh(arguments[i]), values[i], 2e-7);
    }
  }

  @Test
  void aHyperbolicTangentOfNoNumber_isNone() {
    float[] values = {Float.NaN};
    Activation.TANH.apply(values);
    assertEquals(Float.NaN, values[0]);
  }

  @Test
  void aPassInSinglePrecision_givesWhatOneInDoubleGives() {
    MlpShape shape = critic(5, 2, 1, List.of(6, 4), Activation.RELU);
    Fixture exact = new Fixture(shape);
    exact.backward();
    InputBlock input = new InputBlock(shape, DataType.FLOAT, BATCH);
    input.fill(exact.samples);
    Mlp network = new Mlp(shape, DataType.FLOAT);
    network.copyFrom(exact.network);
    MlpPass pass = new MlpPass(network, input.matrix(), workspace(shape, input));
    exact.writeSide(pass);
    pass.forward();
    pass.outputGradient().put(exact.slopes);
    pass.backwardToParameters();
    double[] expected = read(exact.pass.gradients());
    double[] actual = read(pass.gradients());
    IntStream.range(0, expected.length)
        .forEach(i -> assertEquals(expected[i], actual[i], 1e-6, "parameter " + i));
  }

  private void assertDerivative(Fixture fixture, Matrix variables, int index, double expected) {
    double[] all = read(variables);
    double value = all[index];
    all[index] = value + DIFFERENCE;
    variables.put(all);
    double above = fixture.loss();
    all[index] = value - DIFFERENCE;
    variables.put(all);
    double below = fixture.loss();
    all[index] = value;
    variables.put(all);
    assertClose((above - below) / (2 * DIFFERENCE), expected, "parameter " + index);
  }

  private void assertSideDerivative(Fixture fixture, int index, double expected) {
    double value = fixture.side[index];
    fixture.side[index] = value + DIFFERENCE;
    fixture.writeSide(fixture.pass);
    double above = fixture.loss();
    fixture.side[index] = value - DIFFERENCE;
    fixture.writeSide(fixture.pass);
    double below = fixture.loss();
    fixture.side[index] = value;
    fixture.writeSide(fixture.pass);
    assertClose((above - below) / (2 * DIFFERENCE), expected, "second input " + index);
  }

  private static void assertClose(double numeric, double analytic, String what) {
    assertEquals(numeric, analytic, 1e-7 + 1e-5 * Math.abs(numeric), what);
  }

  private static Workspace workspace(MlpShape shape, InputBlock input) {
    return new Workspace(input.matrix().type(), shape.widest(), input.matrix().columns());
  }

  private static double[] read(Matrix matrix) {
    double[] values = new double[matrix.rows() * matrix.columns()];
    matrix.get(values);
    return values;
  }

  /** A network with random weights and input, and a random linear functional of its output. */
  private final class Fixture {

    final Mlp network;
    final MlpPass pass;
    final float[] samples;
    final double[] side;
    final double[] slopes;

    Fixture(MlpShape shape) {
      network = new Mlp(shape, DataType.DOUBLE);
      for (int i = 0; i < network.values().length; i++) {
        network.values()[i] = random.nextFloat(-1f, 1f);
      }
      network.publish();
      InputBlock input = new InputBlock(shape, DataType.DOUBLE, BATCH);
      samples = new float[BATCH * shape.inputs()];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = random.nextFloat(-1f, 1f);
      }
      input.fill(samples);
      pass = new MlpPass(network, input.matrix(), workspace(shape, input));
      side = random.doubles((long) shape.sideInputs() * BATCH, -1, 1).toArray();
      slopes = random.doubles((long) shape.outputs() * BATCH, -1, 1).toArray();
      writeSide(pass);
    }

    void writeSide(MlpPass into) {
      if (side.length > 0) {
        Matrix matrix = Matrix.byRows(into.output().type(), side.length / BATCH, BATCH);
        matrix.put(side);
        new Copy(matrix, into.sideInput()).run();
      }
    }

    void backward() {
      pass.forward();
      pass.outputGradient().put(slopes);
      pass.backwardToParameters();
    }

    double loss() {
      pass.forward();
      double[] output = read(pass.output());
      return IntStream.range(0, output.length).mapToDouble(i -> slopes[i] * output[i]).sum();
    }
  }
}
