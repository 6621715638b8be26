package org.tipspeed.nn;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The layers of a multilayer perceptron. Each layer's parameters are a row-major matrix of (1 +
 * inputs) by outputs, the bias in row 0; all layers follow each other in one flat array.
 *
 * @param inputs width of the input
 * @param sideInputs width of a second input that enters later, such as a critic's action; 0 for
 *     none
 * @param sideLayer index of the layer that the second input enters, 0 for together with the input
 * @param hidden widths of the hidden layers
 * @param outputs width of the output
 * @param hiddenActivation after each hidden layer
 * @param outputActivation after the last layer
 * @param normalisation of the hidden layers; a normalised layer has a gain and then a shift per
 *     output after its weights
 */
public record MlpShape(
    int inputs,
    int sideInputs,
    int sideLayer,
    List<Integer> hidden,
    int outputs,
    Activation hiddenActivation,
    Activation outputActivation,
    Normalisation normalisation) {

  /** No layer is wider; far beyond what a controller acts with. */
  static final int WIDEST = 1 << 20;

  static final int MOST_LAYERS = 100;

  public MlpShape {
    hidden = List.copyOf(hidden);
    requireWidth("inputs", inputs);
    requireWidth("outputs", outputs);
    hidden.forEach(width -> requireWidth("hidden", width));
    if (hidden.size() >= MOST_LAYERS) {
      throw new IllegalArgumentException(
          "there must be at most %d layers, were %d".formatted(MOST_LAYERS, hidden.size() + 1));
    }
    if (sideInputs < 0 || sideLayer < 0 || sideLayer > hidden.size()) {
      throw new IllegalArgumentException(
          "the second input must enter one of the layers 0 to %d, was %d"
              .formatted(hidden.size(), sideLayer));
    }
    requireAddressable(inputs, sideInputs, hidden, outputs);
  }

  private static void requireWidth(String name, int value) {
    if (value < 1 || value > WIDEST) {
      throw new IllegalArgumentException(
          "%s must be at least 1 and at most %d, was %d".formatted(name, WIDEST, value));
    }
  }

  /** One flat array holds all parameters, so that an int has to count them. */
  private static void requireAddressable(
      int inputs, int sideInputs, List<Integer> hidden, int outputs) {
    double parameters = 0;
    double before = inputs;
    for (int width : hidden) {
      parameters += (3 + before + sideInputs) * width;
      before = width;
    }
    parameters += (3 + before + sideInputs) * outputs;
    if (parameters > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "the layers %d, %s, %d have too many parameters".formatted(inputs, hidden, outputs));
    }
  }

  public int layers() {
    return hidden.size() + 1;
  }

  /** Width of the layer's output. */
  public int width(int layer) {
    return layer < hidden.size() ? hidden.get(layer) : outputs;
  }

  /** Width of the widest layer. */
  public int widest() {
    return IntStream.range(0, layers()).map(this::width).max().orElseThrow();
  }

  /** Inputs of the layer from the one before it, without the second input. */
  int mainInputs(int layer) {
    return layer == 0 ? inputs : width(layer - 1);
  }

  /** All inputs of the layer. */
  public int fanIn(int layer) {
    return mainInputs(layer) + (layer == sideLayer ? sideInputs : 0);
  }

  public Activation activation(int layer) {
    return layer < hidden.size() ? hiddenActivation : outputActivation;
  }

  /** Where the layer's weights begin in the flat array. */
  public int offset(int layer) {
    int offset = 0;
    for (int before = 0; before < layer; before++) {
      offset += size(before);
    }
    return offset;
  }

  private int size(int layer) {
    return (1 + fanIn(layer) + (isNormalised(layer) ? 2 : 0)) * width(layer);
  }

  /** Whether the layer's sums are normalised before the activation. */
  public boolean isNormalised(int layer) {
    return switch (normalisation) {
      case NONE -> false;
      case LAYER -> layer < hidden.size();
      case BATCH -> layer < (sideInputs > 0 ? sideLayer : hidden.size());
    };
  }

  /** Where the layer's gains begin in the flat array. */
  public int gainOffset(int layer) {
    return offset(layer) + (1 + fanIn(layer)) * width(layer);
  }

  /** Where the layer's running means begin among the statistics, its variances following. */
  int statisticsOffset(int layer) {
    int offset = 0;
    for (int before = 0; before < layer; before++) {
      offset += isNormalised(before) ? 2 * width(before) : 0;
    }
    return offset;
  }

  /** How many running statistics the network has. */
  int statistics() {
    return normalisation == Normalisation.BATCH ? statisticsOffset(layers()) : 0;
  }

  public int parameters() {
    return offset(layers());
  }

  /** Layers and number of parameters in one line, the second input where it enters. */
  public String describe() {
    StringBuilder line = new StringBuilder(String.valueOf(inputs));
    for (int layer = 0; layer < layers(); layer++) {
      if (layer == sideLayer && sideInputs > 0) {
        line.append(" + ").append(sideInputs);
      }
      line.append(" -> ").append(width(layer));
      line.append(' ').append(activation(layer).name().toLowerCase(Locale.ROOT));
    }
    return line.append(": %d parameters".formatted(parameters())).toString();
  }
}
