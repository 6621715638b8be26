package org.tipspeed.wind;

/** Says no to a box before the heap does. */
final class BoxMemory {

  /** What boxes may take; the rest of the program needs room as well. */
  private static final double SHARE_OF_HEAP = 0.8;

  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  private BoxMemory() {}

  /**
   * Refuses a box that does not fit into the heap.
   *
   * @param copies how many of its size are needed at once
   */
  static void demand(TurbulenceBox.Grid grid, int copies) {
    double values = grid.valuesInGrid() + grid.valuesInTower();
    double bytes = copies * values * Float.BYTES;
    double most = SHARE_OF_HEAP * Runtime.getRuntime().maxMemory();
    if (values > LONGEST_ARRAY || bytes > most) {
      throw new WindException(
          "a field of %d x %d points and %d steps takes %.0f MB, but the heap has only %.0f MB to spare"
              .formatted(grid.ny(), grid.nz(), grid.nt(), bytes / 1e6, most / 1e6));
    }
  }
}
