package org.tipspeed.nn;

import java.util.Arrays;
import org.bytedeco.javacpp.IntPointer;

/**
 * Rectified linear units in single precision, of operations that take the processor one instruction
 * each: half the time of {@link LeakyRectifier}.
 */
final class Rectifier implements ActivationPass {

  private final Matrix[] values;
  // A pointer alone would not keep its memory alive.
  private final Matrix[] gradient;
  private final IntPointer[] valueBits;
  private final IntPointer[] gradientBits;
  private final float[] sums;
  private final int[] outputs;
  private final int[] slopes;

  /**
   * @param values sums, replaced by outputs
   * @param gradient derivative by the outputs, replaced by that by the sums
   */
  Rectifier(Matrix values, Matrix gradient) {
    this.values = values.pieces(HeapActivation.PIECE);
    this.gradient = gradient.pieces(HeapActivation.PIECE);
    valueBits = bits(this.values);
    gradientBits = bits(this.gradient);
    sums = new float[this.values[0].columns()];
    outputs = new int[sums.length];
    slopes = new int[sums.length];
  }

  private static IntPointer[] bits(Matrix[] pieces) {
    return Arrays.stream(pieces)
        .map(each -> new IntPointer(each.floats()))
        .toArray(IntPointer[]::new);
  }

  @Override
  public void forward() {
    for (Matrix piece : values) {
      piece.get(sums);
      rectify(sums);
      piece.put(sums);
    }
  }

  /** Exact; NaN stays. */
  static void rectify(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = 0.5f * (values[i] + Math.abs(values[i]));
    }
  }

  @Override
  public void backward() {
    for (int i = 0; i < values.length; i++) {
      int elements = gradient[i].columns();
      valueBits[i].get(outputs, 0, elements);
      gradientBits[i].get(slopes, 0, elements);
      mask(slopes, outputs);
      gradientBits[i].put(slopes, 0, elements);
    }
  }

  /** All bits where the output's are a positive number's, none where they are zero's. */
  private static void mask(int[] gradient, int[] outputs) {
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] &= -outputs[i] >> 31;
    }
  }
}
