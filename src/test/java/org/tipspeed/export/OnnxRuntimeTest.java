package org.tipspeed.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tipspeed.agent.Policy;
import org.tipspeed.agent.policy.MlpPolicy;
import org.tipspeed.agent.policy.Standardisation;
import org.tipspeed.app.PolicyExport;
import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.control.Baselines;
import org.tipspeed.nn.Activation;
import org.tipspeed.nn.MlpShape;
import org.tipspeed.nn.Normalisation;
import org.tipspeed.random.RandomStreams;
import org.tipspeed.support.FakeTurbine;
import org.tipspeed.support.Records;
import org.tipspeed.task.ObservationSettings;
import org.tipspeed.task.PolicyController;
import org.tipspeed.task.TaskSettings;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.turbine.mock.MockTurbine;
import org.tipspeed.wind.WindCase;
import org.tipspeed.wind.WindCases;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Exported models do in ONNX Runtime what the policies do here. */
class OnnxRuntimeTest {

  private static final Path SHIPPED = Path.of("results/reference/nrel5mw-quickstart");
  private static final float TOLERANCE = 1e-6f;

  /**
   * What is learned has larger weights: over ten minutes in turbulence, against the same network in
   * double precision, this program is off by 1.6e-6 at most and ONNX Runtime by 2.2e-6.
   */
  private static final float TOLERANCE_OF_THE_SHIPPED = 4e-6f;

  private static final float LIMIT = 3;

  private final TurbineDescription turbine = new FakeTurbine().description();

  /** All activations and normalisations, with and without standardisation, of random layers. */
  static List<Arguments> networks() {
    List<Arguments> networks = new ArrayList<>();
    for (Activation hidden : Activation.values()) {
      for (Activation output : Activation.values()) {
        for (Normalisation each : List.of(Normalisation.NONE, Normalisation.LAYER)) {
          for (boolean standardised : List.of(true, false)) {
            networks.add(Arguments.of(hidden, output, each, standardised));
          }
        }
      }
    }
    return networks;
  }

  @ParameterizedTest
  @MethodSource("networks")
  void randomPolicy_actsTheSame(
      Activation hidden, Activation output, Normalisation normalisation, boolean standardised)
      throws OrtException {
    String name = hidden + " " + output + " " + normalisation + " " + standardised;
    RandomGenerator random = new RandomStreams(3).stream(name, 0);
    List<Integer> widths =
        IntStream.range(0, random.nextInt(4)).map(i -> 1 + random.nextInt(200)).boxed().toList();
    MlpShape shape =
        new MlpShape(1 + random.nextInt(60), 0, 0, widths, 2, hidden, output, normalisation);
    MlpPolicy policy = policy(shape, standardised, random);
    TaskSettings task = task();
    byte[] model = OnnxPolicy.model(policy, task, turbine, "1.0");
    assertActsTheSame(policy, model, 1, LIMIT, random);
    assertActsTheSame(policy, model, 7, LIMIT, random);
  }

  private static TaskSettings task() {
    ObservationSettings seen =
        Records.with(TaskSettings.DEFAULTS.observation(), "limit", (double) LIMIT);
    return Records.with(TaskSettings.DEFAULTS, "observation", seen);
  }

  /** Sums of about 1 keep all activations busy. */
  private static MlpPolicy policy(MlpShape shape, boolean standardised, RandomGenerator random) {
    float[] values = new float[shape.parameters()];
    for (int layer = 0; layer < shape.layers(); layer++) {
      float size = (float) Math.sqrt(3.0 / shape.fanIn(layer));
      for (int i = shape.offset(layer); i < shape.offset(layer + 1); i++) {
        values[i] = size * uniform(random);
      }
    }
    int inputs = shape.inputs();
    return new MlpPolicy(
        shape,
        values,
        standardised
            ? new Standardisation(vector(inputs, random), vector(inputs, random), 1.5f)
            : Standardisation.NONE);
  }

  private static float uniform(RandomGenerator random) {
    return 2 * random.nextFloat() - 1;
  }

  private static float[] vector(int length, RandomGenerator random) {
    float[] vector = new float[length];
    for (int i = 0; i < length; i++) {
      vector[i] = 2 * uniform(random);
    }
    return vector;
  }

  @Test
  void shippedPolicy_actsTheSameOnAllThatItSeesInAFlight() throws OrtException {
    PolicyExport shipped = PolicyExport.of(SHIPPED, Optional.empty());
    byte[] model =
        OnnxPolicy.model(shipped.policy(), shipped.settings().task(), shipped.turbine(), "1.0");
    List<float[]> seen = new ArrayList<>();
    fly(watched(shipped.policy(), seen), shipped.settings().task());
    assertEquals(300, seen.size());
    float[][] actions = run(model, seen.toArray(float[][]::new));
    for (int i = 0; i < actions.length; i++) {
      assertArrayEquals(shipped.policy().act(seen.get(i)), actions[i], TOLERANCE_OF_THE_SHIPPED);
    }
  }

  private static Policy watched(Policy policy, List<float[]> seen) {
    return new Policy() {
      @Override
      public int observationDimensions() {
        return policy.observationDimensions();
      }

      @Override
      public int actionDimensions() {
        return policy.actionDimensions();
      }

      @Override
      public float[] act(float[] observation) {
        seen.add(observation.clone());
        return policy.act(observation);
      }

      @Override
      public void save(ArrayFile.Builder file) {}
    };
  }

  private static void fly(Policy policy, TaskSettings task) {
    WindCase wind = WindCases.parse("ntm:12,class=A,seed=7,duration=60");
    OperatingPoint start = OperatingPoint.of(12.1, 4, 43);
    try (MockTurbine turbine = MockTurbine.nrel5mw();
        PolicyController controller = new PolicyController("p", policy, task, Baselines::of)) {
      TurbineReading reading =
          turbine.start(new EpisodeStart(wind, start, task.controlIntervalS(), 60));
      controller.start(turbine.description(), reading, task.controlIntervalS());
      for (int i = 0; i < 600; i++) {
        reading = turbine.advance(controller.command(reading));
      }
    }
  }

  /** On observations of which some are beyond the limit, which the model sees to. */
  private static void assertActsTheSame(
      MlpPolicy policy, byte[] model, int batch, float limit, RandomGenerator random)
      throws OrtException {
    float[][] observations = new float[batch][];
    for (int row = 0; row < batch; row++) {
      observations[row] = vector(policy.observationDimensions(), random);
      observations[row][0] *= limit;
    }
    float[][] actions = run(model, observations);
    assertEquals(batch, actions.length);
    for (int row = 0; row < batch; row++) {
      float[] clipped = observations[row].clone();
      clipped[0] = Math.max(-limit, Math.min(limit, clipped[0]));
      assertArrayEquals(policy.act(clipped), actions[row], TOLERANCE);
    }
  }

  private static float[][] run(byte[] model, float[][] observations) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      try (OrtSession session = environment.createSession(model, options);
          OnnxTensor input = OnnxTensor.createTensor(environment, observations);
          OrtSession.Result result = session.run(Map.of("observation", input))) {
        assertEquals(Set.of("action"), session.getOutputNames());
        return (float[][]) result.get(0).getValue();
      }
    }
  }

  @Test
  void metadata_tellsAllThatActingTakes() throws OrtException {
    RandomGenerator random = new RandomStreams(3).stream("metadata", 0);
    MlpShape shape =
        new MlpShape(4, 0, 0, List.of(), 2, Activation.RELU, Activation.TANH, Normalisation.NONE);
    byte[] model = OnnxPolicy.model(policy(shape, true, random), task(), turbine, "1.0");
    try (OrtSession session = OrtEnvironment.getEnvironment().createSession(model)) {
      assertEquals("tipspeed", session.getMetadata().getProducerName());
      String description = session.getMetadata().getDescription();
      assertTrue(description.startsWith("Controls the wind turbine fake;"), description);
      Map<String, String> metadata = session.getMetadata().getCustomMetadata();
      assertEquals("1.0", metadata.get("tipspeed"));
      assertEquals("0.1", metadata.get("control_interval_s"));
      JsonNode observation = json(metadata, "observation");
      assertEquals(LIMIT, observation.at("/limit").asDouble());
      assertEquals(1, observation.at("/history").asInt());
      assertEquals("rate", observation.at("/signals/1/filter").asString());
      assertEquals(0.5, observation.at("/signals/1/time_constant_s").asDouble());
      assertEquals("increment", json(metadata, "action").at("/mode").asString());
      assertEquals(90, json(metadata, "action").at("/max_pitch_deg").asDouble());
      assertEquals(47.40291, json(metadata, "action").at("/max_torque_knm").asDouble(), 1e-9);
      assertEquals("fake", json(metadata, "turbine").at("/name").asString());
    }
  }

  private static JsonNode json(Map<String, String> metadata, String key) {
    return JsonMapper.shared().readTree(metadata.get(key));
  }
}
