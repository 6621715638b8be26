package org.tipspeed.nn;

/**
 * A network at work on one sample, in plain Java: several times faster than native calls at this
 * size. Not for several threads at once.
 */
public final class MlpForward {

  private final MlpShape shape;
  private final float[] values;
  private final Runnable refresh;
  private final float[] statistics;
  private final float[][] outputs;

  /** Inputs of a layer that are not zero, and where the rows of their weights begin. */
  private final float[] factors;

  private final int[] rows;

  /** Acts as the network does at the time. */
  public MlpForward(Mlp network) {
    this(network.shape(), network.values(), network.statistics(), network::values);
  }

  /**
   * @param shape of a network without second input
   * @param values its flat parameters, not copied: changes are seen
   * @param statistics its running statistics, not copied
   */
  public MlpForward(MlpShape shape, float[] values, float[] statistics) {
    this(shape, values, statistics, () -> {});
  }

  private MlpForward(MlpShape shape, float[] values, float[] statistics, Runnable refresh) {
    if (shape.sideInputs() > 0
        || values.length != shape.parameters()
        || statistics.length != shape.statistics()) {
      throw new IllegalArgumentException(
          "needs a network of one input and its %d parameters, got %d"
              .formatted(shape.parameters(), values.length));
    }
    this.shape = shape;
    this.values = values;
    this.refresh = refresh;
    this.statistics = statistics;
    int most = Math.max(shape.inputs(), shape.widest());
    this.factors = new float[most];
    this.rows = new int[most];
    this.outputs = new float[shape.layers()][];
    for (int layer = 0; layer < outputs.length; layer++) {
      outputs[layer] = new float[shape.width(layer)];
    }
  }

  /**
   * @return the network's output; the array is re-used by the next call
   */
  public float[] run(float[] input) {
    refresh.run();
    float[] signal = input;
    int offset = 0;
    for (int layer = 0; layer < outputs.length; layer++) {
      weigh(offset, signal, outputs[layer]);
      if (shape.isNormalised(layer)) {
        normalise(layer);
      }
      shape.activation(layer).apply(outputs[layer]);
      offset = shape.offset(layer + 1);
      signal = outputs[layer];
    }
    return signal;
  }

  private void normalise(int layer) {
    float[] sums = outputs[layer];
    int gain = shape.gainOffset(layer);
    boolean overSamples = shape.normalisation() == Normalisation.BATCH;
    int means = overSamples ? shape.statisticsOffset(layer) : 0;
    double mean = overSamples ? 0 : mean(sums);
    double variance = overSamples ? 0 : variance(sums, mean);
    for (int i = 0; i < sums.length; i++) {
      if (overSamples) {
        mean = statistics[means + i];
        variance = statistics[means + sums.length + i];
      }
      double normal = (sums[i] - mean) / Math.sqrt(variance + Normalisation.EPSILON);
      sums[i] = (float) (values[gain + i] * normal + values[gain + sums.length + i]);
    }
  }

  private static double mean(float[] numbers) {
    double sum = 0;
    for (float number : numbers) {
      sum += number;
    }
    return sum / numbers.length;
  }

  private static double variance(float[] numbers, double mean) {
    double sum = 0;
    for (float number : numbers) {
      sum += (number - mean) * (number - mean);
    }
    return sum / numbers.length;
  }

  /**
   * Row by row of the weights, because the compiler vectorises that, and no sums over a row; four
   * rows at a time to load and store the sums less often; rows of zero inputs, half of them behind
   * rectifiers, not at all.
   */
  private void weigh(int offset, float[] input, float[] sums) {
    System.arraycopy(values, offset, sums, 0, sums.length);
    int count = 0;
    for (int i = 0; i < input.length; i++) {
      if (input[i] != 0) {
        factors[count] = input[i];
        rows[count] = offset + (1 + i) * sums.length;
        count++;
      }
    }
    int k = 0;
    for (; k + 3 < count; k += 4) {
      addFour(sums, k);
    }
    for (; k < count; k++) {
      add(sums, factors[k], values, rows[k]);
    }
  }

  private void addFour(float[] sums, int k) {
    addFour(
        sums,
        values,
        factors[k],
        rows[k],
        factors[k + 1],
        rows[k + 1],
        factors[k + 2],
        rows[k + 2],
        factors[k + 3],
        rows[k + 3]);
  }

  private static void addFour(
      float[] sums, float[] w, float a, int i, float b, int j, float c, int k, float d, int l) {
    for (int n = 0; n < sums.length; n++) {
      sums[n] += a * w[i + n] + b * w[j + n] + c * w[k + n] + d * w[l + n];
    }
  }

  private static void add(float[] sums, float factor, float[] weights, int row) {
    for (int n = 0; n < sums.length; n++) {
      sums[n] += factor * weights[row + n];
    }
  }
}
