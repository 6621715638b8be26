package org.tipspeed.nn;

import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.api.buffer.DataType;

/** Operations on equally long contiguous matrices, set up once and run often. */
final class Elementwise {

  /** Numbers in a piece: two of them fit the first cache. */
  private static final int PIECE = 4096;

  private Elementwise() {}

  static Runnable nothing() {
    return () -> {};
  }

  static Runnable inOrder(Runnable... parts) {
    return () -> {
      for (Runnable part : parts) {
        part.run();
      }
    };
  }

  /** {@code values *= factors}. */
  static Runnable multiply(Matrix values, Matrix factors) {
    return multiply(values, factors, values);
  }

  /** On the heap, where the compiler vectorises and nothing is allocated. */
  static Runnable multiply(Matrix left, Matrix right, Matrix product) {
    Matrix[] lefts = left.pieces(PIECE);
    Matrix[] rights = right.pieces(PIECE);
    Matrix[] products = product.pieces(PIECE);
    return left.type() == DataType.DOUBLE
        ? multiplyDoubles(lefts, rights, products)
        : multiplyFloats(lefts, rights, products);
  }

  private static Runnable multiplyFloats(Matrix[] left, Matrix[] right, Matrix[] product) {
    float[] values = new float[left[0].columns()];
    float[] factors = new float[values.length];
    return () -> {
      for (int i = 0; i < left.length; i++) {
        left[i].get(values);
        right[i].get(factors);
        multiply(values, factors);
        product[i].put(values);
      }
    };
  }

  private static void multiply(float[] values, float[] factors) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factors[i];
    }
  }

  private static Runnable multiplyDoubles(Matrix[] left, Matrix[] right, Matrix[] product) {
    double[] values = new double[left[0].columns()];
    double[] factors = new double[values.length];
    return () -> {
      for (int i = 0; i < left.length; i++) {
        left[i].get(values);
        right[i].get(factors);
        multiply(values, factors);
        product[i].put(values);
      }
    };
  }

  private static void multiply(double[] values, double[] factors) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factors[i];
    }
  }

  /** {@code values -= others}. */
  static Runnable subtract(Matrix values, Matrix others) {
    int elements = values.rows() * values.columns();
    return values.type() == DataType.DOUBLE
        ? () ->
            openblas_nolapack.cblas_daxpy(elements, -1, others.doubles(), 1, values.doubles(), 1)
        : () -> openblas_nolapack.cblas_saxpy(elements, -1, others.floats(), 1, values.floats(), 1);
  }
}
