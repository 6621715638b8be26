package org.tipspeed.wind;

import java.util.random.RandomGenerator;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * Amplitudes of Mann turbulence: for each downwind wave number the plane's Fourier sum over lateral
 * and vertical wave numbers. The plane is larger than the grid, so that its edges do not resemble
 * each other and its wave numbers lie densely enough: twice the grid for small eddies, sixteen
 * length scales for large ones. Wave numbers beyond the grid's spacing are absent, as in every Mann
 * box. Holds work space: for one thread.
 */
final class MannAmplitudes implements TurbulenceGenerator.PlaneAmplitudes {

  private static final double GRIDS = 2;
  private static final double LENGTHS = 16;

  /** Bounds memory and time where a large length scale meets a fine grid. */
  private static final double MOST_WAVES = 256;

  /** From this downwind wave number on, times the length scale, twice the grid is enough. */
  private static final double SMALL_EDDIES = 3;

  private final double meanSpeedMps;
  private final double lengthM;
  private final MannTensor tensor;
  private final RandomGenerator random;
  private final Plane forSmallEddies;
  private final Plane forLargeEddies;
  private final double[][] root = new double[TurbulenceBox.COMPONENTS][TurbulenceBox.COMPONENTS];
  private final double[] numbers = new double[2 * TurbulenceBox.COMPONENTS];

  MannAmplitudes(
      TurbulenceBox.Grid grid,
      double meanSpeedMps,
      MannTensor.Parameters parameters,
      RandomGenerator random) {
    this.meanSpeedMps = meanSpeedMps;
    this.lengthM = parameters.lengthM();
    this.tensor = new MannTensor(parameters);
    this.random = random;
    this.forSmallEddies = new Plane(grid, 0);
    this.forLargeEddies = new Plane(grid, LENGTHS * lengthM);
  }

  @Override
  public void draw(double frequencyHz, double stepHz, double[][] amplitudes) {
    double wave = 2 * Math.PI * frequencyHz / meanSpeedMps;
    double step = 2 * Math.PI * stepHz / meanSpeedMps;
    Plane plane = wave * lengthM < SMALL_EDDIES ? forLargeEddies : forSmallEddies;
    double scale = Math.sqrt(0.5 * step * plane.lateralStep * plane.verticalStep);
    for (int k = 0; k < plane.rows; k++) {
      for (int j = 0; j < plane.columns; j++) {
        // All transforms here carry exp(-i ...), but x runs against time: the downwind wave number
        // has the other sign than the lateral and the vertical one.
        tensor.root(-wave, plane.lateralWave(j), plane.verticalWave(k), root);
        drawWave(plane, k, j, scale);
      }
    }
    for (int c = 0; c < TurbulenceBox.COMPONENTS; c++) {
      plane.transform(c, amplitudes[2 * c], amplitudes[2 * c + 1]);
    }
  }

  private void drawWave(Plane plane, int row, int column, double scale) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = scale * random.nextGaussian();
    }
    for (int c = 0; c < TurbulenceBox.COMPONENTS; c++) {
      double[] weights = root[c];
      double[][] target = plane.values[c][row];
      target[0][column] =
          weights[0] * numbers[0] + weights[1] * numbers[2] + weights[2] * numbers[4];
      target[1][column] =
          weights[0] * numbers[1] + weights[1] * numbers[3] + weights[2] * numbers[5];
    }
  }

  /** Lateral and vertical waves and their sum at the points of the grid. */
  private static final class Plane {

    private final TurbulenceBox.Grid grid;
    private final int columns;
    private final int rows;
    private final double lateralStep;
    private final double verticalStep;
    private final double[][][][] values; // [component][row][real, imaginary][column]
    private final double[][] column;

    Plane(TurbulenceBox.Grid grid, double leastM) {
      this.grid = grid;
      this.columns =
          powerOfTwo(Math.max(GRIDS * grid.ny(), Math.min(MOST_WAVES, leastM / grid.dyM())));
      this.rows =
          powerOfTwo(Math.max(GRIDS * grid.nz(), Math.min(MOST_WAVES, leastM / grid.dzM())));
      this.lateralStep = 2 * Math.PI / (columns * grid.dyM());
      this.verticalStep = 2 * Math.PI / (rows * grid.dzM());
      this.values = new double[TurbulenceBox.COMPONENTS][rows][2][columns];
      this.column = new double[2][rows];
    }

    private static int powerOfTwo(double atLeast) {
      return Integer.highestOneBit((int) Math.ceil(atLeast) - 1) * 2;
    }

    double lateralWave(int j) {
      return (j <= columns / 2 ? j : j - columns) * lateralStep;
    }

    double verticalWave(int k) {
      return (k <= rows / 2 ? k : k - rows) * verticalStep;
    }

    /** Fourier sum of one component, of which only the grid's points are kept. */
    void transform(int component, double[] real, double[] imaginary) {
      for (double[][] row : values[component]) {
        FastFourierTransformer.transformInPlace(
            row, DftNormalization.STANDARD, TransformType.FORWARD);
      }
      for (int j = 0; j < grid.ny(); j++) {
        for (int k = 0; k < rows; k++) {
          column[0][k] = values[component][k][0][j];
          column[1][k] = values[component][k][1][j];
        }
        FastFourierTransformer.transformInPlace(
            column, DftNormalization.STANDARD, TransformType.FORWARD);
        for (int k = 0; k < grid.nz(); k++) {
          real[k * grid.ny() + j] = column[0][k];
          imaginary[k * grid.ny() + j] = column[1][k];
        }
      }
    }
  }
}
