package org.tipspeed.wind;

import java.util.Objects;

/**
 * Wind velocities on a grid across the wind, plane after plane in time, the mean wind included.
 * Optionally a column of tower points hangs below the middle of the grid. Immutable.
 */
public final class TurbulenceBox {

  /** Downwind, lateral and upward: the components of a velocity. */
  public static final int COMPONENTS = 3;

  /** No wind is faster; a file that says so is damaged or not what it claims. */
  private static final float FASTEST_MPS = 500;

  /**
   * Where the velocities stand. Column j is at y = (j - (ny - 1) / 2) dy, row k at z = bottom + k
   * dz, plane i passes at i dt; tower point m is at y = 0, z = bottom - m dz, so that the first
   * repeats the bottom of the grid.
   *
   * @param ny columns across, 2 or more
   * @param nz rows upwards, 2 or more
   * @param nt planes in time, 2 or more
   * @param towerPoints points below the grid, 0 if there are none
   * @param dyM distance of columns [m]
   * @param dzM distance of rows [m]
   * @param dtS time between planes [s]
   * @param bottomM height of the lowest row above ground [m]
   */
  public record Grid(
      int ny, int nz, int nt, int towerPoints, double dyM, double dzM, double dtS, double bottomM) {

    public Grid {
      if (ny < 2 || nz < 2 || nt < 2 || towerPoints < 0) {
        throw new IllegalArgumentException(
            "a grid needs 2 or more columns, rows and planes and no negative number of tower"
                + " points, were %d, %d, %d and %d".formatted(ny, nz, nt, towerPoints));
      }
      if (!(isLength(dyM) && isLength(dzM) && isLength(dtS) && Double.isFinite(bottomM))) {
        throw new IllegalArgumentException(
            "grid spacings must be positive, were dy %s m, dz %s m, dt %s s, bottom %s m"
                .formatted((float) dyM, (float) dzM, (float) dtS, (float) bottomM));
      }
    }

    private static boolean isLength(double value) {
      return value > 0 && value < 1e6;
    }

    /** Velocity components in the grid, as a double because it may exceed any array. */
    double valuesInGrid() {
      return (double) COMPONENTS * ny * nz * nt;
    }

    double valuesInTower() {
      return (double) COMPONENTS * towerPoints * nt;
    }

    public double widthM() {
      return (ny - 1) * dyM;
    }

    public double topM() {
      return bottomM + (nz - 1) * dzM;
    }

    public Grid withoutTower() {
      return new Grid(ny, nz, nt, 0, dyM, dzM, dtS, bottomM);
    }
  }

  private final Grid grid;
  private final double hubHeightM;
  private final double meanSpeedMps;
  private final boolean periodic;
  private final float[] velocities; // [time][row][column][component]
  private final float[] tower; // [time][point][component]

  /**
   * Takes the arrays over; the caller keeps no reference.
   *
   * @param hubHeightM height the mean speed belongs to [m]
   * @param meanSpeedMps speed at which the planes are carried downwind [m/s]
   * @param periodic whether the first plane follows the last
   * @param velocities [time][row][column][component] [m/s]
   * @param tower [time][point][component] [m/s]
   */
  public TurbulenceBox(
      Grid grid,
      double hubHeightM,
      double meanSpeedMps,
      boolean periodic,
      float[] velocities,
      float[] tower) {
    this.grid = Objects.requireNonNull(grid);
    requireMeanSpeed(meanSpeedMps);
    if (velocities.length != grid.valuesInGrid() || tower.length != grid.valuesInTower()) {
      throw new IllegalArgumentException(
          "%s needs %.0f and %.0f values, were %d and %d"
              .formatted(
                  grid,
                  grid.valuesInGrid(),
                  grid.valuesInTower(),
                  velocities.length,
                  tower.length));
    }
    refuseImplausible(velocities);
    refuseImplausible(tower);
    this.hubHeightM = hubHeightM;
    this.meanSpeedMps = meanSpeedMps;
    this.periodic = periodic;
    this.velocities = velocities;
    this.tower = tower;
  }

  static void requireMeanSpeed(double meanSpeedMps) {
    if (!(meanSpeedMps > 0 && meanSpeedMps <= WindOptions.FASTEST_MPS)) {
      throw new IllegalArgumentException(
          "the mean speed must be above 0 and at most 150 m/s, was " + (float) meanSpeedMps);
    }
  }

  private static void refuseImplausible(float[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!(Math.abs(values[i]) <= FASTEST_MPS)) {
        throw new IllegalArgumentException(
            "velocity %d is %s m/s, at most %.0f are plausible"
                .formatted(i, values[i], FASTEST_MPS));
      }
    }
  }

  public Grid grid() {
    return grid;
  }

  public double hubHeightM() {
    return hubHeightM;
  }

  public double meanSpeedMps() {
    return meanSpeedMps;
  }

  public boolean isPeriodic() {
    return periodic;
  }

  /** How long the planes take to pass [s]: up to the last, or back to the first if periodic. */
  public double lengthS() {
    return (periodic ? grid.nt() : grid.nt() - 1) * grid.dtS();
  }

  /**
   * One stored value [m/s].
   *
   * @param component 0 downwind, 1 lateral, 2 upward
   */
  public float velocity(int plane, int row, int column, int component) {
    return velocities[index(plane, row, column) + component];
  }

  /** One stored value of a tower point [m/s]; point 0 is the uppermost. */
  public float towerVelocity(int plane, int point, int component) {
    return tower[(plane * grid.towerPoints() + point) * COMPONENTS + component];
  }

  /** The same box without its tower points, for programs that misread files with them. */
  public TurbulenceBox withoutTower() {
    return grid.towerPoints() == 0
        ? this
        : new TurbulenceBox(
            grid.withoutTower(), hubHeightM, meanSpeedMps, periodic, velocities, new float[0]);
  }

  int index(int plane, int row, int column) {
    return ((plane * grid.nz() + row) * grid.ny() + column) * COMPONENTS;
  }

  /** The values themselves, for those who read them in bulk; not to be changed. */
  float[] velocities() {
    return velocities;
  }

  float[] tower() {
    return tower;
  }
}
