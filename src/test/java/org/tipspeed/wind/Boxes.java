package org.tipspeed.wind;

/** Small boxes with velocities that can be told by heart. */
final class Boxes {

  private Boxes() {}

  /**
   * 3 columns and rows 100 m apart, 20 planes of 1 s, from 20 m up, carried at 10 m/s. u = plane +
   * 0.1 row + 0.01 column, v = column, w = row: linear, so that every value in between is known.
   */
  static TurbulenceBox linear(boolean periodic) {
    var grid = new TurbulenceBox.Grid(3, 3, 20, 0, 100, 100, 1, 20);
    float[] values = new float[(int) grid.valuesInGrid()];
    for (int i = 0; i < 20; i++) {
      for (int k = 0; k < 3; k++) {
        for (int j = 0; j < 3; j++) {
          int at = ((i * 3 + k) * 3 + j) * 3;
          values[at] = i + 0.1f * k + 0.01f * j;
          values[at + 1] = j;
          values[at + 2] = k;
        }
      }
    }
    return new TurbulenceBox(grid, 90, 10, periodic, values, new float[0]);
  }

  /** Periodic, with three tower points below a grid that starts at 60 m. */
  static TurbulenceBox withTower() {
    var grid = new TurbulenceBox.Grid(2, 2, 4, 3, 100, 20, 1, 60);
    float[] values = new float[(int) grid.valuesInGrid()];
    java.util.Arrays.fill(values, 12);
    float[] tower = new float[(int) grid.valuesInTower()];
    for (int i = 0; i < tower.length; i++) {
      tower[i] = 12 - 2 * (i / 3 % 3); // 12, 10, 8 from the top down
    }
    return new TurbulenceBox(grid, 70, 10, true, values, tower);
  }
}
