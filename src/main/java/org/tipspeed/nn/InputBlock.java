package org.tipspeed.nn;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The block that passes read their input from: row 0 ones, then the input, then room for the second
 * input if it enters the first layer. Contiguous by samples, as a replay memory has them: the
 * products of the first layer transpose on the way.
 */
public final class InputBlock {

  private final Matrix matrix;
  private final int inputs;
  private final float[] staging;

  /**
   * @param shape of the network that needs the most rows
   */
  public InputBlock(MlpShape shape, DataType type, int batch) {
    this.matrix = Matrix.byColumns(type, 1 + shape.fanIn(0), batch);
    this.inputs = shape.inputs();
    this.staging = new float[matrix.rows() * batch];
    Arrays.fill(staging, 1f);
  }

  /** The whole block. */
  public Matrix matrix() {
    return matrix;
  }

  /** The block for a network that has no second input. */
  public Matrix withoutSideInput() {
    return matrix.rows(0, 1 + inputs);
  }

  /**
   * Replaces the inputs; a second input must be written again afterwards.
   *
   * @param samples row-major [batch][inputs]
   */
  public void fill(float[] samples) {
    int stride = matrix.rows();
    for (int sample = 0; sample < matrix.columns(); sample++) {
      System.arraycopy(samples, sample * inputs, staging, sample * stride + 1, inputs);
    }
    matrix.put(staging);
  }
}
