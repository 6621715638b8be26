package org.tipspeed.agent.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tipspeed.agent.Policy;
import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.checkpoint.CheckpointException;
import org.tipspeed.nn.Activation;
import org.tipspeed.nn.BatchNormFolding;
import org.tipspeed.nn.Mlp;
import org.tipspeed.nn.MlpForward;
import org.tipspeed.nn.MlpShape;
import org.tipspeed.nn.Normalisation;

/**
 * A frozen actor network in plain Java.
 *
 * <p>In a file, layer k is {@code policy.k.weight} [outputs][inputs] and {@code policy.k.bias}
 * [outputs], to be applied as {@code activation(weight * input + bias)}; the texts {@code
 * policy.layers} (such as {@code 24-256-256-2}), {@code policy.hidden_activation} and {@code
 * policy.output_activation} say the rest. With layer normalisation (text {@code
 * policy.normalisation}) a hidden layer is {@code activation(gain * standardised(weight * input +
 * bias) + shift)}. Actions are clipped to -1..1. Where observations are standardised, they go in as
 * {@code clip((observation - policy.observation_shift) * policy.observation_scale, -limit, limit)}
 * with the limit in {@code policy.observation_limit}.
 */
public final class MlpPolicy implements Policy {

  /**
   * One layer: {@code activation(weight * input + bias)}, or {@code activation(gain *
   * standardised(weight * input + bias) + shift)} with layer normalisation.
   *
   * @param weight row-major [outputs][inputs]
   * @param bias [outputs]
   * @param gain [outputs], or no numbers without normalisation
   * @param shift [outputs], or no numbers without normalisation
   * @param activation of the outputs
   */
  public record Layer(
      float[] weight, float[] bias, float[] gain, float[] shift, Activation activation) {

    public boolean isNormalised() {
      return gain.length > 0;
    }
  }

  private static final String PREFIX = "policy.";

  private final MlpShape shape;
  private final float[] values;
  private final Standardisation standardisation;
  private final MlpForward forward;
  private final float[] seen;

  /**
   * @param shape of a network without second input and without batch normalisation
   * @param values its flat parameters, copied
   * @param standardisation of observations before they go in, copied
   * @throws IllegalArgumentException if there are not as many parameters as the shape has
   */
  public MlpPolicy(MlpShape shape, float[] values, Standardisation standardisation) {
    this.shape = shape;
    this.standardisation = standardisation.copy();
    this.values = values.clone();
    this.forward = new MlpForward(shape, this.values, new float[0]);
    this.seen = new float[shape.inputs()];
  }

  /**
   * A snapshot of a network that may go on learning; batch normalisation goes into its weights.
   *
   * @param network without second input
   */
  public static MlpPolicy of(Mlp network, Standardisation standardisation) {
    return new MlpPolicy(
        BatchNormFolding.shape(network.shape()),
        BatchNormFolding.parameters(network.shape(), network.values(), network.statistics()),
        standardisation);
  }

  @Override
  public int observationDimensions() {
    return shape.inputs();
  }

  @Override
  public int actionDimensions() {
    return shape.outputs();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if there are not as many observations as it takes
   */
  @Override
  public synchronized float[] act(float[] observation) {
    if (observation.length != shape.inputs()) {
      throw new IllegalArgumentException(
          "the policy takes %d observations, got %d".formatted(shape.inputs(), observation.length));
    }
    System.arraycopy(observation, 0, seen, 0, seen.length);
    standardisation.apply(seen);
    return bounded(forward.run(seen));
  }

  /** A copy of an action with each number clipped to -1..1. */
  public static float[] bounded(float[] action) {
    float[] bounded = new float[action.length];
    for (int i = 0; i < bounded.length; i++) {
      bounded[i] = Math.max(-1f, Math.min(1f, action[i]));
    }
    return bounded;
  }

  @Override
  public void save(ArrayFile.Builder file) {
    standardisation.save(file, PREFIX + "observation_");
    file.text(PREFIX + "layers", widths());
    file.text(PREFIX + "hidden_activation", nameOf(shape.hiddenActivation()));
    file.text(PREFIX + "output_activation", nameOf(shape.outputActivation()));
    file.text(PREFIX + "normalisation", nameOf(shape.normalisation()));
    for (int i = 0; i < shape.layers(); i++) {
      Layer layer = layer(i);
      file.array(PREFIX + i + ".weight", layer.weight(), shape.width(i), shape.fanIn(i));
      file.array(PREFIX + i + ".bias", layer.bias());
      if (layer.isNormalised()) {
        file.array(PREFIX + i + ".gain", layer.gain());
        file.array(PREFIX + i + ".shift", layer.shift());
      }
    }
  }

  /** Copies of all layers, from the observation to the action. */
  public List<Layer> layers() {
    return IntStream.range(0, shape.layers()).mapToObj(this::layer).toList();
  }

  /** What observations go through first. */
  public Standardisation standardisation() {
    return standardisation.copy();
  }

  private Layer layer(int layer) {
    int width = shape.width(layer);
    boolean normalised = shape.isNormalised(layer);
    int gain = normalised ? shape.gainOffset(layer) : 0;
    int gains = normalised ? width : 0;
    return new Layer(
        weights(layer),
        vector(shape.offset(layer), width),
        vector(gain, gains),
        vector(gain + gains, gains),
        shape.activation(layer));
  }

  private String widths() {
    List<Integer> widths = new ArrayList<>(List.of(shape.inputs()));
    widths.addAll(shape.hidden());
    widths.add(shape.outputs());
    return widths.stream().map(String::valueOf).collect(Collectors.joining("-"));
  }

  private float[] vector(int from, int length) {
    return Arrays.copyOfRange(values, from, from + length);
  }

  private float[] weights(int layer) {
    int width = shape.width(layer);
    int fanIn = shape.fanIn(layer);
    float[] weights = new float[width * fanIn];
    for (int output = 0; output < width; output++) {
      for (int input = 0; input < fanIn; input++) {
        weights[output * fanIn + input] = values[index(shape, layer, input, output)];
      }
    }
    return weights;
  }

  private static int index(MlpShape shape, int layer, int input, int output) {
    return shape.offset(layer) + (1 + input) * shape.width(layer) + output;
  }

  /**
   * Reads a policy that {@link #save} wrote.
   *
   * @throws CheckpointException if the file has no policy or a damaged one
   */
  public static MlpPolicy load(ArrayFile file) {
    MlpShape shape = shape(file);
    requireArrays(file, shape);
    float[] values = new float[shape.parameters()];
    for (int layer = 0; layer < shape.layers(); layer++) {
      readLayer(file, shape, layer, values);
    }
    return new MlpPolicy(
        shape, values, Standardisation.load(file, PREFIX + "observation_", shape.inputs()));
  }

  /** The layers are believed once the file has as many numbers: a text costs nothing to write. */
  private static void requireArrays(ArrayFile file, MlpShape shape) {
    for (int layer = 0; layer < shape.layers(); layer++) {
      requireFinite(file, layer + ".weight", (long) shape.width(layer) * shape.fanIn(layer));
      requireFinite(file, layer + ".bias", shape.width(layer));
      if (shape.isNormalised(layer)) {
        requireFinite(file, layer + ".gain", shape.width(layer));
        requireFinite(file, layer + ".shift", shape.width(layer));
      }
    }
  }

  private static void requireFinite(ArrayFile file, String name, long length) {
    float[] values = file.floats(PREFIX + name);
    if (values.length != length) {
      throw new CheckpointException(
          "array %s has %d numbers, the layers %s make it %d"
              .formatted(PREFIX + name, values.length, text(file, "layers"), length));
    }
    Standardisation.requireFinite(PREFIX + name, values);
  }

  private static MlpShape shape(ArrayFile file) {
    String layers = text(file, "layers");
    try {
      List<Integer> widths =
          List.of(layers.split("-")).stream().map(Integer::valueOf).collect(Collectors.toList());
      int last = widths.size() - 1;
      return new MlpShape(
          widths.get(0),
          0,
          0,
          widths.subList(1, last),
          widths.get(last),
          activation(text(file, "hidden_activation")),
          activation(text(file, "output_activation")),
          normalisation(text(file, "normalisation")));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new CheckpointException("the policy's layers are unreadable: " + layers, e);
    }
  }

  private static Normalisation normalisation(String name) {
    Normalisation normalisation = Normalisation.valueOf(name.toUpperCase(Locale.ROOT));
    if (normalisation == Normalisation.BATCH) {
      throw new CheckpointException(
          "the policy's normalisation is batch: a saved policy has that in its weights, and says none");
    }
    return normalisation;
  }

  private static String text(ArrayFile file, String name) {
    String text = file.texts().get(PREFIX + name);
    if (text == null) {
      throw new CheckpointException("holds no policy: text " + PREFIX + name + " is missing");
    }
    return text;
  }

  private static String nameOf(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static Activation activation(String name) {
    return Activation.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static void readLayer(ArrayFile file, MlpShape shape, int layer, float[] values) {
    float[] weights = new float[shape.width(layer) * shape.fanIn(layer)];
    file.copy(PREFIX + layer + ".weight", weights);
    readVector(file, layer + ".bias", shape.width(layer), values, shape.offset(layer));
    if (shape.isNormalised(layer)) {
      int gain = shape.gainOffset(layer);
      readVector(file, layer + ".gain", shape.width(layer), values, gain);
      readVector(file, layer + ".shift", shape.width(layer), values, gain + shape.width(layer));
    }
    for (int i = 0; i < weights.length; i++) {
      int output = i / shape.fanIn(layer);
      values[index(shape, layer, i % shape.fanIn(layer), output)] = weights[i];
    }
  }

  private static void readVector(
      ArrayFile file, String name, int length, float[] values, int offset) {
    float[] vector = new float[length];
    file.copy(PREFIX + name, vector);
    System.arraycopy(vector, 0, values, offset, length);
  }
}
