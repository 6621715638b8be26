package org.tipspeed.nn;

import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.api.buffer.DataType;

/** The product of two matrices by OpenBLAS, set up once and run often. */
final class Gemm implements Runnable {

  // Values of CBLAS's enumerations.
  private static final int ROW_MAJOR = 101;
  private static final int PLAIN = 111;
  private static final int TRANSPOSED = 112;

  private final Matrix left;
  private final Matrix right;
  private final Matrix product;
  private final double factor;
  private final double keep;

  /** {@code product = left * right}; the product must be stored by rows. */
  Gemm(Matrix left, Matrix right, Matrix product) {
    this(left, right, product, 1, 0);
  }

  /** {@code product = factor * left * right + keep * product}. */
  Gemm(Matrix left, Matrix right, Matrix product, double factor, double keep) {
    if (left.columns() != right.rows()
        || left.rows() != product.rows()
        || right.columns() != product.columns()
        || !product.isByRows()) {
      throw new IllegalArgumentException(
          "cannot multiply %d x %d by %d x %d into %d x %d"
              .formatted(
                  left.rows(),
                  left.columns(),
                  right.rows(),
                  right.columns(),
                  product.rows(),
                  product.columns()));
    }
    this.left = left;
    this.right = right;
    this.product = product;
    this.factor = factor;
    this.keep = keep;
  }

  @Override
  public void run() {
    if (product.type() == DataType.DOUBLE) {
      runDouble();
    } else {
      runSingle();
    }
  }

  private void runSingle() {
    openblas_nolapack.cblas_sgemm(
        ROW_MAJOR,
        order(left),
        order(right),
        product.rows(),
        product.columns(),
        left.columns(),
        (float) factor,
        left.floats(),
        left.leadingDimension(),
        right.floats(),
        right.leadingDimension(),
        (float) keep,
        product.floats(),
        product.leadingDimension());
  }

  private void runDouble() {
    openblas_nolapack.cblas_dgemm(
        ROW_MAJOR,
        order(left),
        order(right),
        product.rows(),
        product.columns(),
        left.columns(),
        factor,
        left.doubles(),
        left.leadingDimension(),
        right.doubles(),
        right.leadingDimension(),
        keep,
        product.doubles(),
        product.leadingDimension());
  }

  private static int order(Matrix matrix) {
    return matrix.isByRows() ? PLAIN : TRANSPOSED;
  }
}
