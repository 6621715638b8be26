package org.tipspeed.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class RectifierTest {

  private static final float[] SUMS = {
    -3, -0f, 0, 1.2345678f, Float.MIN_VALUE, -Float.MIN_VALUE, 1e30f, Float.NaN
  };
  private static final float[] OUTPUTS = {
    0, 0, 0, 1.2345678f, Float.MIN_VALUE, 0, 1e30f, Float.NaN
  };
  private static final float[] MASKED = {0, 0, 0, 4, 5, 0, -7, 8};
  private static final float[] SLOPES = {1, -2, 3, 4, 5, -6, -7, 8};

  /** Several pieces, of which the last is shorter. */
  private static final int COPIES = 1100;

  private final Matrix values = Matrix.byRows(DataType.FLOAT, COPIES, SUMS.length);
  private final Matrix gradient = Matrix.byRows(DataType.FLOAT, COPIES, SUMS.length);
  private final Rectifier rectifier = new Rectifier(values, gradient);

  private static float[] repeated(float[] numbers) {
    float[] all = new float[COPIES * numbers.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = numbers[i % numbers.length];
    }
    return all;
  }

  private static float[] read(Matrix matrix) {
    float[] numbers = new float[COPIES * SUMS.length];
    matrix.get(numbers);
    return numbers;
  }

  @Test
  void forward_leavesWhatIsAboveZeroAndNaN() {
    values.put(repeated(SUMS));
    rectifier.forward();
    assertArrayEquals(repeated(OUTPUTS), read(values));
  }

  @Test
  void oneDnn_doesTheSame_butForNaN() {
    assumeTrue(Blas.usesOneDnn(), "oneDNN is not at hand");
    ActivationPass oneDnn = Activation.RELU.on(values, gradient);
    float[] outputs = OUTPUTS.clone();
    float[] masked = MASKED.clone();
    outputs[outputs.length - 1] = 0;
    masked[masked.length - 1] = 0;
    values.put(repeated(SUMS));
    gradient.put(repeated(SLOPES));
    oneDnn.forward();
    assertArrayEquals(repeated(outputs), read(values));
    oneDnn.backward();
    assertArrayEquals(repeated(masked), withoutSignsOfZeros(read(gradient)));
  }

  private static float[] withoutSignsOfZeros(float[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] += 0f;
    }
    return numbers;
  }

  @Test
  void backward_leavesTheDerivativeWhereTheOutputIsAboveZero() {
    values.put(repeated(OUTPUTS));
    gradient.put(repeated(SLOPES));
    rectifier.backward();
    assertArrayEquals(repeated(MASKED), read(gradient));
  }
}
