package org.tipspeed.nn;

import org.nd4j.linalg.api.buffer.DataType;

/**
 * Normalisation of one layer's sums in one pass. Sums and spreads over a matrix are written as
 * products with vectors of ones: ND4J's own reductions and broadcasts take ten times as long.
 */
final class LayerNormaliser {

  private final boolean overSamples;
  private final boolean frozen;
  private final float[] running;
  private final int runningOffset;
  private final double[] vector;

  private final Matrix mean;
  private final Matrix inverseDeviation;
  private final Matrix normal;
  private final Matrix scratch;

  private final Runnable[] forward;
  private final Runnable[] backward;

  /**
   * @param network has the gain, the shift and the running statistics
   * @param gradients flat, receives the derivatives by gain and shift
   * @param sums of the layer, normalised in place by {@link #forward}
   * @param delta derivative by the outcome, by {@link #backward} turned into that by the sums
   * @param frozen whether to use the running statistics instead of those of the batch
   */
  LayerNormaliser(
      Mlp network, int layer, Matrix gradients, Matrix sums, Matrix delta, boolean frozen) {
    int features = sums.rows();
    int batch = sums.columns();
    DataType type = sums.type();
    this.overSamples = network.shape().normalisation() == Normalisation.BATCH;
    this.frozen = frozen && overSamples;
    this.running = network.statistics();
    this.runningOffset = overSamples ? network.shape().statisticsOffset(layer) : 0;
    this.mean = overSamples ? Matrix.byRows(type, features, 1) : Matrix.byRows(type, 1, batch);
    this.inverseDeviation = Matrix.byRows(type, mean.rows(), mean.columns());
    this.vector = new double[mean.rows() * mean.columns()];
    this.normal = Matrix.byRows(type, features, batch);
    this.scratch = Matrix.byRows(type, features, batch);
    Matrix gains = Matrix.byRows(type, features, batch);
    Matrix scales = Matrix.byRows(type, features, batch);
    Matrix onePerSample = ones(type, batch);
    Matrix gain = network.gain(network.parameters(), layer);
    Matrix shift = network.shift(network.parameters(), layer);
    this.forward =
        new Runnable[] {
          meanOf(sums, mean, type),
          this::useRunningMean,
          spread(mean, sums, -1, 1),
          Elementwise.multiply(sums, sums, scratch),
          meanOf(scratch, inverseDeviation, type),
          this::useVariance,
          spread(inverseDeviation, scales, 1, 0),
          Elementwise.multiply(sums, scales, normal),
          new Gemm(gain, onePerSample, gains),
          Elementwise.multiply(normal, gains, sums),
          new Gemm(shift, onePerSample, sums, 1, 1)
        };
    Runnable byShift = new Gemm(delta, onePerSample.transposed(), network.shift(gradients, layer));
    Runnable byGain =
        Elementwise.inOrder(
            Elementwise.multiply(delta, normal, scratch),
            new Gemm(scratch, onePerSample.transposed(), network.gain(gradients, layer)));
    Runnable throughStatistics =
        Elementwise.inOrder(
            Elementwise.multiply(delta, normal, scratch),
            meanOf(scratch, inverseDeviation, type),
            meanOf(delta, mean, type),
            spread(mean, delta, -1, 1),
            spread(inverseDeviation, scratch, 1, 0),
            Elementwise.multiply(scratch, normal),
            Elementwise.subtract(delta, scratch));
    this.backward =
        new Runnable[] {
          byShift,
          byGain,
          Elementwise.multiply(delta, gains),
          this.frozen ? Elementwise.nothing() : throughStatistics,
          Elementwise.multiply(delta, scales)
        };
  }

  private static Matrix ones(DataType type, int count) {
    Matrix ones = Matrix.byRows(type, 1, count);
    ones.fill(1);
    return ones;
  }

  /** The mean over samples or over features. */
  private Runnable meanOf(Matrix values, Matrix into, DataType type) {
    int count = overSamples ? values.columns() : values.rows();
    Matrix shares = Matrix.byRows(type, 1, count);
    shares.fill(1.0 / count);
    return overSamples
        ? new Gemm(values, shares.transposed(), into)
        : new Gemm(shares, values, into);
  }

  /** {@code into = factor * (the vector repeated) + keep * into}. */
  private Runnable spread(Matrix from, Matrix into, double factor, double keep) {
    return overSamples
        ? new Gemm(from, ones(from.type(), into.columns()), into, factor, keep)
        : new Gemm(ones(from.type(), into.rows()).transposed(), from, into, factor, keep);
  }

  private void useRunningMean() {
    if (overSamples) {
      mean.get(vector);
      settle(runningOffset);
      mean.put(vector);
    }
  }

  private void useVariance() {
    inverseDeviation.get(vector);
    if (overSamples) {
      settle(runningOffset + vector.length);
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] = 1 / Math.sqrt(vector[i] + Normalisation.EPSILON);
    }
    inverseDeviation.put(vector);
  }

  /** Takes the batch's figures into the running ones, or replaces them by those. */
  private void settle(int offset) {
    for (int i = 0; i < vector.length; i++) {
      if (frozen) {
        vector[i] = running[offset + i];
      } else {
        running[offset + i] += Normalisation.RATE * ((float) vector[i] - running[offset + i]);
      }
    }
  }

  void forward() {
    run(forward);
  }

  void backward() {
    run(backward);
  }

  private static void run(Runnable[] operations) {
    for (Runnable operation : operations) {
      operation.run();
    }
  }
}
