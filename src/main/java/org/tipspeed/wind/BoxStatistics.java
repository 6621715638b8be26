package org.tipspeed.wind;

/** Mean profile and standard deviation of velocities laid out as in a {@link TurbulenceBox}. */
final class BoxStatistics {

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
