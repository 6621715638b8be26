package org.tipspeed.turbine.model;

import java.nio.file.Path;
import java.util.Arrays;

/**
 * Lift and drag of an airfoil over the angle of attack, linear in between.
 *
 * @param angleRad rising, over a whole turn
 */
record Polar(double[] angleRad, double[] lift, double[] drag) {

  /** What may be missing of a whole turn at its ends [rad]. */
  private static final double TURN_SLACK_RAD = Math.toRadians(1);

  /** An airfoil file of AeroDyn 15, its first table. */
  static Polar read(Path file) {
    KeyedText text = KeyedText.read(file);
    int rows = text.count("NumAlf", 3, 10_000);
    double[][] table = text.table("NumAlf", rows, 3);
    Polar polar =
        new Polar(
            Arrays.stream(table).mapToDouble(row -> Math.toRadians(row[0])).toArray(),
            Arrays.stream(table).mapToDouble(row -> row[1]).toArray(),
            Arrays.stream(table).mapToDouble(row -> row[2]).toArray());
    polar.requireWhole(file);
    return polar;
  }

  private void requireWhole(Path file) {
    int last = angleRad.length - 1;
    for (int i = 1; i <= last; i++) {
      if (angleRad[i] < angleRad[i - 1]) {
        throw KeyedText.refused(
            "%s: angles of attack must rise from row to row, but %.4g deg comes after %.4g"
                .formatted(file, Math.toDegrees(angleRad[i]), Math.toDegrees(angleRad[i - 1])),
            null);
      }
    }
    if (angleRad[0] > -Math.PI + TURN_SLACK_RAD || angleRad[last] < Math.PI - TURN_SLACK_RAD) {
      throw KeyedText.refused(
          "%s: angles of attack must go from -180 to 180 deg, go from %.4g to %.4g"
              .formatted(file, Math.toDegrees(angleRad[0]), Math.toDegrees(angleRad[last])),
          null);
    }
  }

  /** Lift and drag coefficients at an angle of attack within a turn of 0. */
  void at(double angle, double[] liftAndDrag) {
    double within = Math.IEEEremainder(angle, 2 * Math.PI);
    int found = Arrays.binarySearch(angleRad, within);
    int upper = found >= 0 ? found : -found - 1;
    upper = Math.max(1, Math.min(angleRad.length - 1, upper));
    double width = angleRad[upper] - angleRad[upper - 1];
    double share = width > 0 ? (within - angleRad[upper - 1]) / width : 0;
    share = Math.max(0, Math.min(1, share));
    liftAndDrag[0] = lift[upper - 1] + share * (lift[upper] - lift[upper - 1]);
    liftAndDrag[1] = drag[upper - 1] + share * (drag[upper] - drag[upper - 1]);
  }
}
