package org.tipspeed.nn;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The parameters of a multilayer perceptron: in ND4J's memory, where passes read them and learning
 * changes them, and on the heap for everybody else.
 */
public final class Mlp {

  /** Range of the last layer's initial weights (Lillicrap et al. 2015, section 7). */
  private static final double LAST_LAYER_RANGE = 3e-3;

  private final MlpShape shape;
  private final float[] values;
  private final float[] statistics;
  private final float[] piece = new float[Pieces.LENGTH];
  private final float[] goals = new float[Pieces.LENGTH];
  private final Matrix parameters;

  /** Whether {@link #parameters} has changed since {@link #values} was read. */
  private boolean stale;

  public Mlp(MlpShape shape, DataType type) {
    this.shape = shape;
    this.values = new float[shape.parameters()];
    this.statistics = new float[shape.statistics()];
    this.parameters = Matrix.byRows(type, 1, values.length);
  }

  public MlpShape shape() {
    return shape;
  }

  /**
   * The flat parameters as they are now, always in the same array; call {@link #publish} after
   * changing them.
   */
  public float[] values() {
    if (stale) {
      parameters.get(values);
      stale = false;
    }
    return values;
  }

  /** Running means and variances of batch normalisation, not copied; empty without. */
  public float[] statistics() {
    return statistics;
  }

  /** Makes changed {@link #values} visible to passes. */
  public void publish() {
    parameters.put(values);
    stale = false;
  }

  /** To be called after changing {@link #parameters} in place. */
  void changed() {
    stale = true;
  }

  /** All parameters as passes see them. */
  Matrix parameters() {
    return parameters;
  }

  /** The layer's weights, (1 + inputs) by outputs, as passes see them. */
  Matrix weights(int layer) {
    return layerOf(parameters, layer);
  }

  /** The layer's part of a flat array laid out like the parameters. */
  Matrix layerOf(Matrix flat, int layer) {
    return flat.reshaped(shape.offset(layer), 1 + shape.fanIn(layer), shape.width(layer));
  }

  /** The layer's gains as a column, in a flat array laid out like the parameters. */
  Matrix gain(Matrix flat, int layer) {
    return flat.reshaped(shape.gainOffset(layer), shape.width(layer), 1);
  }

  /** The layer's shifts as a column, in a flat array laid out like the parameters. */
  Matrix shift(Matrix flat, int layer) {
    return flat.reshaped(shape.gainOffset(layer) + shape.width(layer), shape.width(layer), 1);
  }

  /**
   * Draws all parameters anew: uniform within 1/sqrt(fan-in), the last layer within 0.003, so that
   * first outputs are near zero (Lillicrap et al. 2015, section 7).
   */
  public void initialise(RandomGenerator random) {
    for (int layer = 0; layer < shape.layers(); layer++) {
      boolean last = layer == shape.layers() - 1;
      double range = last ? LAST_LAYER_RANGE : 1 / Math.sqrt(shape.fanIn(layer));
      for (int i = shape.offset(layer); i < shape.gainOffset(layer); i++) {
        values[i] = (float) random.nextDouble(-range, range);
      }
      if (shape.isNormalised(layer)) {
        leaveAsNormalised(layer);
      }
    }
    publish();
  }

  /** Gain 1, shift 0, and running statistics of as much. */
  private void leaveAsNormalised(int layer) {
    int width = shape.width(layer);
    Arrays.fill(values, shape.gainOffset(layer), shape.gainOffset(layer) + width, 1);
    Arrays.fill(values, shape.gainOffset(layer) + width, shape.offset(layer + 1), 0);
    if (shape.normalisation() == Normalisation.BATCH) {
      int variances = shape.statisticsOffset(layer) + width;
      Arrays.fill(statistics, variances, variances + width, 1);
    }
  }

  public void copyFrom(Mlp source) {
    System.arraycopy(source.values(), 0, values, 0, values.length);
    System.arraycopy(source.statistics, 0, statistics, 0, statistics.length);
    publish();
  }

  /** Moves each parameter towards the source's: {@code p += rate * (source - p)}. */
  public void follow(Mlp source, float rate) {
    for (int from = 0; from < values.length; from += Pieces.LENGTH) {
      int count = Math.min(Pieces.LENGTH, values.length - from);
      source.parameters.get(from, goals, count);
      follow(from, goals, count, rate);
    }
    followStatistics(source, rate);
  }

  /** Moves the parameters of one piece, counted from some index, towards others. */
  void follow(int from, float[] others, int count, float rate) {
    parameters.get(from, piece, count);
    approach(piece, others, rate, count);
    parameters.put(from, piece, count);
    changed();
  }

  /** Moves the running statistics alone. */
  public void followStatistics(Mlp source, float rate) {
    approach(statistics, source.statistics, rate, statistics.length);
  }

  private static void approach(float[] values, float[] goal, float rate, int count) {
    for (int i = 0; i < count; i++) {
      values[i] += rate * (goal[i] - values[i]);
    }
  }
}
