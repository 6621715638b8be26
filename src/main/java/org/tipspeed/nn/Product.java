package org.tipspeed.nn;

import org.nd4j.linalg.api.buffer.DataType;

/** The product of two matrices by the library that is quicker at it. */
final class Product {

  /** With shorter sides OpenBLAS is quicker, and with a shorter length to sum over. */
  private static final int SHORTEST = 16;

  private final Matrix left;
  private final Matrix right;
  private final Matrix product;
  private final Workspace workspace;

  /**
   * @param product must be stored by rows
   * @param workspace for what oneDNN needs on the way
   */
  Product(Matrix left, Matrix right, Matrix product, Workspace workspace) {
    this.left = left;
    this.right = right;
    this.product = product;
    this.workspace = workspace;
  }

  /** {@code product = left * right}. */
  Runnable plain() {
    return left.columns() >= SHORTEST ? plainAsRectified() : new Gemm(left, right, product);
  }

  /** The same by the library that {@link #rectified} takes: to measure without rectifier. */
  Runnable plainAsRectified() {
    return canBeByOneDnn()
        ? OneDnnPrimitive.product(left, right, product, workspace)
        : new Gemm(left, right, product);
  }

  /**
   * {@code product = left * right}, and rectified linear units on it.
   *
   * @param rectifier of the product
   */
  Runnable rectified(ActivationPass rectifier) {
    return canBeByOneDnn()
        ? OneDnnPrimitive.rectifiedProduct(left, right, product, workspace)
        : Elementwise.inOrder(plain(), rectifier::forward);
  }

  private boolean canBeByOneDnn() {
    return Blas.usesOneDnn()
        && product.type() == DataType.FLOAT
        && Math.min(left.rows(), right.columns()) >= SHORTEST;
  }
}
