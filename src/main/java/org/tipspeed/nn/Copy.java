package org.tipspeed.nn;

import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.api.buffer.DataType;

/** Copies one matrix over another, whatever the order of each in memory. */
public final class Copy implements Runnable {

  private final Matrix[] from;
  private final Matrix[] to;

  public Copy(Matrix from, Matrix to) {
    if (from.rows() != to.rows() || from.columns() != to.columns()) {
      throw new IllegalArgumentException(
          "cannot copy %d x %d over %d x %d"
              .formatted(from.rows(), from.columns(), to.rows(), to.columns()));
    }
    this.from = eachRow(from);
    this.to = eachRow(to);
  }

  private static Matrix[] eachRow(Matrix matrix) {
    Matrix[] parts = new Matrix[matrix.rows()];
    for (int row = 0; row < parts.length; row++) {
      parts[row] = matrix.rows(row, 1);
    }
    return parts;
  }

  @Override
  public void run() {
    for (int row = 0; row < from.length; row++) {
      copy(from[row], to[row]);
    }
  }

  private static void copy(Matrix from, Matrix to) {
    if (from.type() == DataType.DOUBLE) {
      openblas_nolapack.cblas_dcopy(
          from.columns(), from.doubles(), from.columnStride(), to.doubles(), to.columnStride());
    } else {
      openblas_nolapack.cblas_scopy(
          from.columns(), from.floats(), from.columnStride(), to.floats(), to.columnStride());
    }
  }
}
