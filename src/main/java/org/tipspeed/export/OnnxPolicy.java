package org.tipspeed.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tipspeed.agent.policy.MlpPolicy;
import org.tipspeed.agent.policy.Standardisation;
import org.tipspeed.config.yaml.SettingsWriter;
import org.tipspeed.nn.Normalisation;
import org.tipspeed.task.TaskSettings;
import org.tipspeed.turbine.TurbineDescription;

/**
 * A policy as an <a href="https://onnx.ai">ONNX</a> model, with the scaling that it acts through.
 * It has no memory: what filters and history remember is up to its caller, who is told how in the
 * model's description and metadata.
 */
public final class OnnxPolicy {

  /** The first with layer normalisation. */
  private static final int OPSET_OF_LAYER_NORMALISATION = 17;

  /** For all else, as older programs read it. */
  private static final int OPSET = 13;

  private static final String DESCRIPTION =
      """
      Controls the wind turbine %s; trained with tipspeed.
      Input observation [batch, %d]: the signals of the metadata 'observation' in their order, each as
      filter((value - center) / scale), in the unit that its name ends in. With a history, the signals
      of this decision come first, then those of the decision before, and so on. Clipping to the limit
      and standardisation are part of the model.
      Filters, once per control interval, with d = exp(-control_interval_s / time_constant_s),
      slow = d * slow + (1 - d) * x and integral = d * integral + (1 - d) * x: none x, low-pass slow,
      high-pass x - slow, rate (x - slow) / time_constant_s, leaky-integral integral. They start with
      slow = x and integral = 0, and a history starts full of the first signals.
      Output action [batch, 2], from -1 to 1: collective pitch [deg] and generator torque on the
      high-speed side [kN m], held for 'repeat' control intervals; see the metadata 'action'.
      increment: set-point += sign(action) * |action|^increment_exponent * rate * control_interval_s.
      absolute: set-point towards min + (action + 1) / 2 * (max - min), no faster than the rate.
      residual: set-point towards the baseline's plus action * residual, no faster than the rate.
      Set-points start at what is measured and stay between min and max.
      """;

  private OnnxPolicy() {}

  /**
   * @param policy of two actions
   * @param task that it was trained for
   * @param turbine that it was trained on
   * @param version of this program
   * @return the file
   */
  public static byte[] model(
      MlpPolicy policy, TaskSettings task, TurbineDescription turbine, String version) {
    List<MlpPolicy.Layer> layers = policy.layers();
    boolean normalised = layers.stream().anyMatch(MlpPolicy.Layer::isNormalised);
    String description = DESCRIPTION.formatted(turbine.name(), policy.observationDimensions());
    return graph(policy, layers, task.observation().limit())
        .model(
            normalised ? OPSET_OF_LAYER_NORMALISATION : OPSET,
            version,
            description,
            metadata(task, turbine, version));
  }

  private static OnnxGraph graph(MlpPolicy policy, List<MlpPolicy.Layer> layers, double limit) {
    OnnxGraph graph =
        new OnnxGraph(
            "policy",
            "observation",
            policy.observationDimensions(),
            "action",
            policy.actionDimensions());
    clip(graph, "observation_limit", (float) limit);
    standardise(graph, policy.standardisation());
    for (int i = 0; i < layers.size(); i++) {
      add(graph, layers.get(i), "layer_" + i);
    }
    float[] one = {1};
    float[] minusOne = {-1};
    return graph.last("Clip", graph.constant("least", minusOne), graph.constant("most", one));
  }

  private static void clip(OnnxGraph graph, String name, float limit) {
    if (Float.isFinite(limit)) {
      String least = graph.constant(name + "_least", new float[] {-limit});
      graph.then("Clip", least, graph.constant(name + "_most", new float[] {limit}));
    }
  }

  private static void standardise(OnnxGraph graph, Standardisation standardisation) {
    if (!standardisation.isNone()) {
      vector(graph, "Sub", "observation_shift", standardisation.shift());
      vector(graph, "Mul", "observation_scale", standardisation.scale());
      clip(graph, "standardised_limit", standardisation.limit());
    }
  }

  private static void vector(OnnxGraph graph, String operation, String name, float[] values) {
    graph.then(operation, graph.constant(name, values, values.length));
  }

  private static void add(OnnxGraph graph, MlpPolicy.Layer layer, String name) {
    int outputs = layer.bias().length;
    int inputs = layer.weight().length / outputs;
    graph.then(
        "Gemm",
        Map.of("transB", 1),
        graph.constant(name + "_weight", layer.weight(), outputs, inputs),
        graph.constant(name + "_bias", layer.bias(), outputs));
    if (layer.isNormalised()) {
      graph.then(
          "LayerNormalization",
          Map.of("epsilon", (float) Normalisation.EPSILON),
          graph.constant(name + "_gain", layer.gain(), outputs),
          graph.constant(name + "_shift", layer.shift(), outputs));
    }
    switch (layer.activation()) {
      case LINEAR -> {}
      case RELU -> graph.then("Relu");
      case LEAKY_RELU -> graph.then("LeakyRelu", Map.of("alpha", 0.01f));
      case TANH -> graph.then("Tanh");
    }
  }

  /** In the words of settings files, complete with the turbine's limits. */
  private static Map<String, String> metadata(
      TaskSettings task, TurbineDescription turbine, String version) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("tipspeed", version);
    metadata.put("control_interval_s", Double.toString(task.controlIntervalS()));
    metadata.put("observation", SettingsWriter.toJson(task.observation()));
    metadata.put("action", SettingsWriter.toJson(task.action().on(turbine)));
    metadata.put("turbine", SettingsWriter.toJson(turbine));
    return metadata;
  }
}
