package org.tipspeed.nn;

import org.nd4j.linalg.api.buffer.DataType;

/**
 * Memory that passes overwrite and do not read later, to be shared by passes that never run at the
 * same time: what stays in the processor's cache is quick.
 */
public final class Workspace {

  private final Matrix even;
  private final Matrix odd;
  private Matrix scratch = Matrix.byRows(DataType.FLOAT, 1, 1);

  /**
   * @param widest width of the widest layer of all networks
   */
  public Workspace(DataType type, int widest, int batch) {
    even = Matrix.byRows(type, widest, batch);
    odd = Matrix.byRows(type, widest, batch);
  }

  /** Derivatives at a layer; backward, only those of two neighbours are needed at a time. */
  Matrix delta(int layer) {
    return layer % 2 == 0 ? even : odd;
  }

  /** Room for intermediate results of one product; the same for all that need no more. */
  Matrix scratch(long bytes) {
    int elements = Math.toIntExact((bytes + Float.BYTES - 1) / Float.BYTES);
    if (scratch.columns() < elements) {
      scratch = Matrix.byRows(DataType.FLOAT, 1, elements);
    }
    return scratch;
  }
}
