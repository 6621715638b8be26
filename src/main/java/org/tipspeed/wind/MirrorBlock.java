package org.tipspeed.wind;

import java.util.Arrays;

/**
 * The amplitudes on a grid that are even or odd under mirroring it left to right and top to bottom.
 * A basis vector stands for a point of one quarter of the grid and its mirror images.
 */
final class MirrorBlock {

  private final int ny;
  private final int nz;
  private final int lateral;
  private final int vertical;
  private final int[] columns;
  private final int[] rows;
  private final double[] norms;
  private final double[][] factor; // upper triangle, [row][column - row]
  private double[][] independent = new double[0][];
  private final double[] mixed;

  /**
   * @param lateral 1 for even, -1 for odd under left-right mirroring
   * @param vertical the same for top-bottom
   */
  MirrorBlock(int ny, int nz, int lateral, int vertical) {
    this.ny = ny;
    this.nz = nz;
    this.lateral = lateral;
    this.vertical = vertical;
    int half = lateral > 0 ? (ny + 1) / 2 : ny / 2;
    int size = half * (vertical > 0 ? (nz + 1) / 2 : nz / 2);
    this.columns = new int[size];
    this.rows = new int[size];
    this.norms = new double[size];
    this.factor = new double[size][];
    this.mixed = new double[size];
    for (int i = 0; i < size; i++) {
      columns[i] = i % half;
      rows[i] = i / half;
      norms[i] = norm(columns[i], ny) * norm(rows[i], nz);
      factor[i] = new double[size - i];
    }
  }

  /** 1 over root 2 for a pair of points, 1 for a point that is its own image. */
  private static double norm(int index, int count) {
    return 2 * index + 1 == count ? 1 : Math.sqrt(0.5);
  }

  int size() {
    return columns.length;
  }

  /** Work space for the independent numbers of a block: [part][basis vector]. */
  double[][] independent(int parts) {
    if (independent.length != parts) {
      independent = new double[parts][size()];
    }
    return independent;
  }

  /**
   * Upper Cholesky factor of the coherence in this basis.
   *
   * @param coherence [columns apart][rows apart]
   */
  void factorise(double[][] coherence) {
    for (int i = 0; i < size(); i++) {
      for (int j = i; j < size(); j++) {
        factor[i][j - i] = element(coherence, i, j);
      }
    }
    for (int i = 0; i < size(); i++) {
      double[] pivotRow = factor[i];
      scale(pivotRow, 1 / Math.sqrt(Math.max(pivotRow[0], 1e-12)));
      for (int j = i + 1; j < size(); j++) {
        subtract(pivotRow[j - i], pivotRow, j - i, factor[j]);
      }
    }
  }

  private double element(double[][] coherence, int i, int j) {
    int across = Math.abs(columns[i] - columns[j]);
    int acrossMirrored = Math.abs(ny - 1 - columns[i] - columns[j]);
    int up = Math.abs(rows[i] - rows[j]);
    int upMirrored = Math.abs(nz - 1 - rows[i] - rows[j]);
    double sum =
        coherence[across][up]
            + lateral * coherence[acrossMirrored][up]
            + vertical
                * (coherence[across][upMirrored] + lateral * coherence[acrossMirrored][upMirrored]);
    // The sum runs over the images of one point, which for a point on a mirror coincide.
    return sum / (4 * norms[i] * norms[j]);
  }

  private static void scale(double[] values, double by) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= by;
    }
  }

  private static void subtract(double times, double[] row, int from, double[] target) {
    for (int i = 0; i < target.length; i++) {
      target[i] -= times * row[from + i];
    }
  }

  /** Correlates independent numbers and adds them at the points and their mirror images. */
  void addMixed(double[][] independent, double[][] amplitudes) {
    for (int part = 0; part < amplitudes.length; part++) {
      Arrays.fill(mixed, 0);
      for (int i = 0; i < size(); i++) {
        double number = independent[part][i];
        double[] row = factor[i];
        for (int j = 0; j < row.length; j++) {
          mixed[i + j] += number * row[j];
        }
      }
      spread(amplitudes[part]);
    }
  }

  private void spread(double[] target) {
    for (int i = 0; i < size(); i++) {
      double value = mixed[i] * norms[i];
      int j = columns[i];
      int k = rows[i];
      int mirroredJ = ny - 1 - j;
      int mirroredK = nz - 1 - k;
      target[k * ny + j] += value;
      if (mirroredJ != j) {
        target[k * ny + mirroredJ] += lateral * value;
      }
      if (mirroredK != k) {
        target[mirroredK * ny + j] += vertical * value;
        if (mirroredJ != j) {
          target[mirroredK * ny + mirroredJ] += lateral * vertical * value;
        }
      }
    }
  }
}
