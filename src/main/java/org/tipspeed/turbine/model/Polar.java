package org.tipspeed.turbine.model;

import java.nio.file.Path;
import java.util.Arrays;

/**
 * Lift and drag of an airfoil over the angle of attack, linear in between.
 *
 * @param angleRad rising, over a whole turn
 * @param unsteady what the model's unsteady airfoil makes of it in steady flow; null without
 */
record Polar(double[] angleRad, double[] lift, double[] drag, Unsteady unsteady) {

  /**
   * AeroDyn's Beddoes-Leishman airfoil where nothing changes any more: the normal force is that of
   * attached flow times what separates, and flow can be no more than attached. A table that is
   * steeper than the attached slope is flown with that slope, which on the NREL 5 MW takes 7 % of
   * the torque.
   *
   * @param zeroLiftRad angle of attack without lift
   * @param slopePerRad of the attached normal force
   * @param zeroLiftDrag drag coefficient there, the least that there is
   * @param cutOutRad beyond this angle of attack the table holds
   */
  record Unsteady(double zeroLiftRad, double slopePerRad, double zeroLiftDrag, double cutOutRad) {

    void correct(double angle, double[] liftAndDrag) {
      double attached = slopePerRad * (angle - zeroLiftRad);
      if (slopePerRad <= 0 || Math.abs(angle) >= cutOutRad || attached == 0) {
        return;
      }
      double sine = Math.sin(angle);
      double cosine = Math.cos(angle);
      double normal = liftAndDrag[0] * cosine + (liftAndDrag[1] - zeroLiftDrag) * sine;
      double root = 2 * Math.sqrt(Math.max(0.25, normal / attached)) - 1;
      root = Math.min(1, root);
      double flown = attached * Math.pow((1 + root) / 2, 2);
      double chordwise =
          Math.min(
              liftAndDrag[0] * sine - (liftAndDrag[1] - zeroLiftDrag) * cosine,
              attached * Math.sin(angle - zeroLiftRad));
      liftAndDrag[0] = flown * cosine + chordwise * sine;
      liftAndDrag[1] = Math.max(zeroLiftDrag, flown * sine - chordwise * cosine + zeroLiftDrag);
    }
  }

  /** Where AeroDyn's default ends its unsteady airfoils. */
  private static final double CUT_OUT_RAD = Math.toRadians(45);

  /** What may be missing of a whole turn at its ends [rad]. */
  private static final double TURN_SLACK_RAD = Math.toRadians(1);

  /**
   * An airfoil file of AeroDyn 15, its first table.
   *
   * @param isUnsteady whether the model flies unsteady airfoils
   */
  static Polar read(Path file, boolean isUnsteady) {
    KeyedText text = KeyedText.read(file);
    int rows = text.count("NumAlf", 3, 10_000);
    double[][] table = text.table("NumAlf", rows, 3);
    Polar polar =
        new Polar(
            Arrays.stream(table).mapToDouble(row -> Math.toRadians(row[0])).toArray(),
            Arrays.stream(table).mapToDouble(row -> row[1]).toArray(),
            Arrays.stream(table).mapToDouble(row -> row[2]).toArray(),
            isUnsteady && text.flag("InclUAdata") ? unsteady(text) : null);
    polar.requireWhole(text);
    return polar;
  }

  private static Unsteady unsteady(KeyedText text) {
    return new Unsteady(
        Math.toRadians(text.number("alpha0")),
        text.number("C_nalpha"),
        text.number("Cd0"),
        text.isDefault("UACutout") ? CUT_OUT_RAD : Math.toRadians(text.number("UACutout")));
  }

  private void requireWhole(KeyedText text) {
    int last = angleRad.length - 1;
    for (int i = 1; i <= last; i++) {
      if (angleRad[i] < angleRad[i - 1]) {
        throw text.complaintOfRow(
            "NumAlf",
            i,
            "angles of attack must rise from row to row, but %.4g deg comes after %.4g"
                .formatted(Math.toDegrees(angleRad[i]), Math.toDegrees(angleRad[i - 1])));
      }
    }
    if (angleRad[0] > -Math.PI + TURN_SLACK_RAD || angleRad[last] < Math.PI - TURN_SLACK_RAD) {
      throw text.complaintOfRow(
          "NumAlf",
          0,
          "angles of attack must go from -180 to 180 deg, go from %.4g to %.4g"
              .formatted(Math.toDegrees(angleRad[0]), Math.toDegrees(angleRad[last])));
    }
  }

  /** Lift and drag coefficients as they load the blade. */
  void loadingAt(double angle, double[] liftAndDrag) {
    at(angle, liftAndDrag);
    if (unsteady != null) {
      unsteady.correct(withinTurn(angle), liftAndDrag);
    }
  }

  /** Lift and drag coefficients of the table, with which the flow settles. */
  void at(double angle, double[] liftAndDrag) {
    double within = withinTurn(angle);
    int found = Arrays.binarySearch(angleRad, within);
    int upper = found >= 0 ? found : -found - 1;
    upper = Math.max(1, Math.min(angleRad.length - 1, upper));
    double width = angleRad[upper] - angleRad[upper - 1];
    double share = width > 0 ? (within - angleRad[upper - 1]) / width : 0;
    share = Math.max(0, Math.min(1, share));
    liftAndDrag[0] = lift[upper - 1] + share * (lift[upper] - lift[upper - 1]);
    liftAndDrag[1] = drag[upper - 1] + share * (drag[upper] - drag[upper - 1]);
  }

  private static double withinTurn(double angle) {
    return Math.abs(angle) <= Math.PI ? angle : Math.IEEEremainder(angle, 2 * Math.PI);
  }
}
