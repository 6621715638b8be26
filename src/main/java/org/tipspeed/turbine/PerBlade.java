package org.tipspeed.turbine;

/**
 * One value for each of three blades. Seen in the sense of rotation, the second is a third of a
 * turn ahead of the first and the third two thirds, as in OpenFAST.
 */
public record PerBlade(double first, double second, double third) {

  /** The same value for all three. */
  public static PerBlade all(double value) {
    return new PerBlade(value, value, value);
  }

  /**
   * @param blade 0, 1 or 2
   */
  public double get(int blade) {
    return switch (blade) {
      case 0 -> first;
      case 1 -> second;
      case 2 -> third;
      default -> throw new IndexOutOfBoundsException("blade must be 0, 1 or 2, was " + blade);
    };
  }

  public double mean() {
    return (first + second + third) / 3;
  }

  public boolean isFinite() {
    return Double.isFinite(first) && Double.isFinite(second) && Double.isFinite(third);
  }
}
