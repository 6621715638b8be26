package org.tipspeed.wind;

/**
 * A turbulence box carried past the rotor by its mean speed (Taylor's frozen turbulence), linear
 * between its points in time and space. Immutable; sampling allocates nothing.
 *
 * <p>Time: a box that does not repeat starts half its width upwind of the rotor, as in OpenFAST, so
 * that a yawed rotor stays inside: at time t the plane at x is {@code t + offset + (width / 2 - x)
 * / mean speed}. It lasts until a point one rotor radius upwind of the rotor would run out of
 * planes. A periodic box starts with its first plane at the rotor and has no end.
 *
 * <p>Space: outside the grid there is no wind but a {@link WindException}, except below it where a
 * box has tower points: their velocities hold across the whole width and fall linearly from the
 * lowest to zero at the ground.
 */
public final class TurbulentField implements WindField {

  /** Rounding that a caller's coordinates may carry [grid spacings]. */
  private static final double SLACK = 1e-6;

  private final TurbulenceBox box;
  private final TurbulenceBox.Grid grid;
  private final float[] velocities;
  private final double offsetS;
  private final double startS;
  private final double durationS;
  private final double planesPerS;
  private final double planesPerM;
  private final int lastPlane;
  private final int rowStride;

  /**
   * @param offsetS how far into the box the episode starts [s]
   * @throws WindException if the box does not cover the rotor or is over before it began
   */
  TurbulentField(TurbulenceBox box, Site site, double offsetS) {
    this(box, site, offsetS, Double.POSITIVE_INFINITY);
  }

  /**
   * @param longestS where the field ends although the box holds more [s]
   */
  TurbulentField(TurbulenceBox box, Site site, double offsetS, double longestS) {
    this.box = box;
    this.grid = box.grid();
    this.velocities = box.velocities();
    this.planesPerS = 1 / grid.dtS();
    this.planesPerM = planesPerS / box.meanSpeedMps();
    this.lastPlane = grid.nt() - 1;
    this.rowStride = grid.ny() * TurbulenceBox.COMPONENTS;
    this.offsetS = offsetS;
    this.startS = offsetS + (box.isPeriodic() ? 0 : grid.widthM() / 2 / box.meanSpeedMps());
    this.durationS = box.isPeriodic() ? longestS : Math.min(longestS, remaining(site, offsetS));
    refuseSmallerThanRotor(site);
  }

  private double remaining(Site site, double offsetS) {
    double upwindReachS = site.rotorDiameterM() / 2 / box.meanSpeedMps();
    double remaining = box.lengthS() - startS - upwindReachS;
    if (!(remaining > 0)) {
      throw new WindException(
          ("the box lasts %.1f s, of which its half width and a rotor radius take %.1f s: nothing"
                  + " is left after the offset of %s s")
              .formatted(box.lengthS(), startS - offsetS + upwindReachS, offsetS));
    }
    return remaining;
  }

  private void refuseSmallerThanRotor(Site site) {
    double radius = site.rotorDiameterM() / 2;
    double slack = SLACK * site.rotorDiameterM();
    if (grid.widthM() / 2 < radius - slack
        || grid.bottomM() > site.hubHeightM() - radius + slack
        || grid.topM() < site.hubHeightM() + radius - slack) {
      throw new WindException(
          ("the grid is smaller than the rotor: it is %.1f m wide and reaches from %.1f to %.1f m,"
                  + " the rotor is %.1f m wide and reaches from %.1f to %.1f m")
              .formatted(
                  grid.widthM(),
                  grid.bottomM(),
                  grid.topM(),
                  site.rotorDiameterM(),
                  site.hubHeightM() - radius,
                  site.hubHeightM() + radius));
    }
  }

  /** The stored velocities. */
  public TurbulenceBox box() {
    return box;
  }

  /** How far into the box the episode starts [s]. */
  double offsetS() {
    return offsetS;
  }

  /** When the plane that meets the rotor centre at the start passes in the box's own time [s]. */
  public double startS() {
    return startS;
  }

  @Override
  public double durationS() {
    return durationS;
  }

  @Override
  public double meanSpeedMps() {
    return box.meanSpeedMps();
  }

  @Override
  public void velocityAt(double timeS, double xM, double yM, double zM, double[] uvwMps) {
    double plane = planeAt(timeS, xM);
    int early = (int) plane;
    int late = early == lastPlane ? 0 : early + 1;
    double column = inside(yM / grid.dyM() + 0.5 * (grid.ny() - 1), grid.ny() - 1);
    double row = (zM - grid.bottomM()) / grid.dzM();
    if (row < -SLACK && grid.towerPoints() > 0 && column >= 0) {
      belowGrid(-row, zM, early, late, plane - early, uvwMps);
      return;
    }
    row = inside(row, grid.nz() - 1);
    if (!(column >= 0 && row >= 0)) {
      throw outside(yM, zM);
    }
    int j = Math.min((int) column, grid.ny() - 2);
    int k = Math.min((int) row, grid.nz() - 2);
    blend(
        box.index(early, k, j), box.index(late, k, j), plane - early, column - j, row - k, uvwMps);
  }

  /** Trilinear: the four corners of a grid cell in an early and a late plane. */
  private void blend(int early, int late, double share, double across, double up, double[] uvwMps) {
    double lateUp = share * up;
    double lateDown = share - lateUp;
    double earlyUp = up - lateUp;
    double earlyDown = 1 - share - earlyUp;
    for (int c = 0; c < TurbulenceBox.COMPONENTS; c++) {
      uvwMps[c] =
          earlyDown * pair(early + c, across)
              + earlyUp * pair(early + rowStride + c, across)
              + lateDown * pair(late + c, across)
              + lateUp * pair(late + rowStride + c, across);
    }
  }

  private double pair(int index, double across) {
    double left = velocities[index];
    return left + across * (velocities[index + TurbulenceBox.COMPONENTS] - left);
  }

  /** The plane, with its fraction, that is at a downwind position at a time. */
  private double planeAt(double timeS, double xM) {
    if (!(timeS >= -SLACK && timeS <= durationS + SLACK)) {
      throw new WindException(
          "the wind is defined from 0 to %s s, not at %s s".formatted(durationS, timeS));
    }
    double plane = (timeS + startS) * planesPerS - xM * planesPerM;
    if (box.isPeriodic()) {
      plane -= Math.floor(plane / grid.nt()) * grid.nt();
      return plane < grid.nt() ? plane : 0;
    }
    if (!(plane >= -SLACK && plane <= lastPlane + SLACK)) {
      throw new WindException("at %s s the box does not reach to x = %s m".formatted(timeS, xM));
    }
    return Math.max(0, Math.min(plane, lastPlane));
  }

  /** The index itself, pulled in if it lies outside by rounding only, or NaN. */
  private static double inside(double index, int last) {
    if (index >= 0 && index <= last) {
      return index;
    }
    return index >= -SLACK && index <= last + SLACK
        ? Math.max(0, Math.min(index, last))
        : Double.NaN;
  }

  private void belowGrid(
      double depth, double zM, int early, int late, double share, double[] uvwMps) {
    int upper = Math.min((int) depth, grid.towerPoints() - 1);
    boolean lowest = upper == grid.towerPoints() - 1;
    double lowestM = grid.bottomM() - upper * grid.dzM();
    double towardsLower = lowest ? 1 - Math.max(0, zM) / lowestM : depth - upper;
    for (int c = 0; c < TurbulenceBox.COMPONENTS; c++) {
      double above = towerAt(early, late, share, upper, c);
      double below = lowest ? 0 : towerAt(early, late, share, upper + 1, c);
      uvwMps[c] = above + towardsLower * (below - above);
    }
  }

  private double towerAt(int early, int late, double share, int point, int component) {
    double before = box.towerVelocity(early, point, component);
    return before + share * (box.towerVelocity(late, point, component) - before);
  }

  private WindException outside(double yM, double zM) {
    return new WindException(
        "no wind at y %s m, z %s m: the grid is %.1f m wide and reaches from %.1f to %.1f m"
            .formatted(yM, zM, grid.widthM(), grid.bottomM(), grid.topM()));
  }
}
