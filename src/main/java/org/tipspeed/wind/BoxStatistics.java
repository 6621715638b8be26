package org.tipspeed.wind;

import org.tipspeed.loads.Statistics;

/** Mean profile and standard deviation of velocities laid out as in a {@link TurbulenceBox}. */
final class BoxStatistics {

  /** Distance from a grid point that is rounding [grid spacings]. */
  private static final double ON_POINT = 1e-6;

  private BoxStatistics() {}

  /** Standard deviation over time of one component at one point [m/s]. */
  static double sigma(
      float[] velocities, TurbulenceBox.Grid grid, int column, int row, int component) {
    int stride = grid.ny() * grid.nz() * TurbulenceBox.COMPONENTS;
    int first = (row * grid.ny() + column) * TurbulenceBox.COMPONENTS + component;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < grid.nt(); i++) {
      double value = velocities[first + i * stride];
      sum += value;
      squares += value * value;
    }
    double mean = sum / grid.nt();
    return Math.sqrt(Math.max(0, squares / grid.nt() - mean * mean));
  }

  /**
   * Standard deviation over time of one component in the middle across and at a height [m/s], where
   * it is linear between the points around, as a {@link TurbulentField} blows there. On an even
   * grid that is less than at the points themselves.
   */
  static double sigmaAt(
      float[] velocities, TurbulenceBox.Grid grid, double heightM, int component) {
    double row = Math.max(0, Math.min((heightM - grid.bottomM()) / grid.dzM(), grid.nz() - 1));
    int nearest = (int) Math.round(row);
    if (grid.ny() % 2 == 1 && Math.abs(row - nearest) < ON_POINT) {
      return sigma(velocities, grid, grid.ny() / 2, nearest, component);
    }
    int lower = Math.min((int) row, grid.nz() - 2);
    int left = (grid.ny() - 1) / 2;
    double across = 0.5 * (grid.ny() - 1) - left;
    double up = row - lower;
    double[] series = new double[grid.nt()];
    for (int corner = 0; corner < 4; corner++) {
      int column = Math.min(left + corner % 2, grid.ny() - 1);
      double share = corner % 2 == 0 ? 1 - across : across;
      share *= corner < 2 ? 1 - up : up;
      add(velocities, grid, column, lower + corner / 2, component, share, series);
    }
    return Statistics.of(series).std();
  }

  private static void add(
      float[] velocities,
      TurbulenceBox.Grid grid,
      int column,
      int row,
      int component,
      double share,
      double[] series) {
    int stride = grid.ny() * grid.nz() * TurbulenceBox.COMPONENTS;
    int first = (row * grid.ny() + column) * TurbulenceBox.COMPONENTS + component;
    for (int i = 0; i < series.length; i++) {
      series[i] += share * velocities[first + i * stride];
    }
  }

  /** Adds a power-law profile to the downwind component; at and below the ground it is zero. */
  static void addProfile(
      float[] velocities,
      TurbulenceBox.Grid grid,
      double speedMps,
      double hubHeightM,
      double exponent) {
    int inRow = grid.ny() * TurbulenceBox.COMPONENTS;
    for (int start = 0; start < velocities.length; start += inRow) {
      double height = grid.bottomM() + start / inRow % grid.nz() * grid.dzM();
      double mean = height > 0 ? speedMps * Math.pow(height / hubHeightM, exponent) : 0;
      for (int i = start; i < start + inRow; i += TurbulenceBox.COMPONENTS) {
        velocities[i] += (float) mean;
      }
    }
  }
}
