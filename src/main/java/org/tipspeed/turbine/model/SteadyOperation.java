package org.tipspeed.turbine.model;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * Steady operation over the wind: best tip-speed ratio at fine pitch, within the range of rotor
 * speed; rated torque by pitching above.
 */
final class SteadyOperation {

  private static final double FIRST_WIND_MPS = 3;
  private static final double LAST_WIND_MPS = 25;
  private static final double MOST_PITCH_RAD = Math.toRadians(45);
  private static final double PITCH_ACCURACY_RAD = 1e-5;
  private static final double SPEED_ACCURACY = 1e-5;

  private final BentRotor rotor;
  private final double radiusM;
  private final double airDensityKgPerM3;

  /**
   * @param powerCoefficient of the hub wind
   */
  record Best(double tipSpeedRatio, double pitchRad, double powerCoefficient) {}

  /** Of steady operation; the torque is the air's on the shaft. */
  record Point(double windMps, double rotorSpeedRadPerS, double pitchRad, BentRotor.Loads loads) {}

  SteadyOperation(BentRotor rotor, double radiusM, double airDensityKgPerM3) {
    this.rotor = rotor;
    this.radiusM = radiusM;
    this.airDensityKgPerM3 = airDensityKgPerM3;
  }

  /**
   * Where the most power is taken from a wind.
   *
   * @param finePitchRad if told, else NaN: the best from 0 to 5 degrees is searched, as few drives
   *     go below
   */
  Best best(double windMps, double finePitchRad) {
    Best best = new Best(Double.NaN, Double.NaN, Double.NEGATIVE_INFINITY);
    double lowest = Double.isNaN(finePitchRad) ? 0 : finePitchRad;
    double highest = Double.isNaN(finePitchRad) ? Math.toRadians(5) : finePitchRad;
    for (double pitch = lowest; pitch <= highest + 1e-9; pitch += Math.toRadians(0.5)) {
      for (double ratio = 5; ratio <= 13; ratio += 0.1) {
        double found = powerCoefficient(windMps, ratio, pitch);
        if (found > best.powerCoefficient()) {
          best = new Best(ratio, pitch, found);
        }
      }
    }
    return best;
  }

  private double powerCoefficient(double windMps, double tipSpeedRatio, double pitchRad) {
    double speed = tipSpeedRatio * windMps / radiusM;
    double available = airDensityKgPerM3 / 2 * Math.PI * radiusM * radiusM * Math.pow(windMps, 3);
    return rotor.bent(windMps, speed, pitchRad).torqueNm() * speed / available;
  }

  /**
   * @param best tip-speed ratio and fine pitch
   * @param leastRadPerS least rotor speed
   * @param ratedRadPerS rated rotor speed
   * @param ratedTorqueNm of the air on the shaft
   */
  List<Point> points(Best best, double leastRadPerS, double ratedRadPerS, double ratedTorqueNm) {
    List<Point> points = new ArrayList<>();
    for (double wind = FIRST_WIND_MPS; wind <= LAST_WIND_MPS; wind += 1) {
      addTo(points, wind, best, leastRadPerS, ratedRadPerS, ratedTorqueNm);
    }
    double rated = ratedWindMps(best, ratedRadPerS, ratedTorqueNm);
    if (Math.abs(rated - Math.rint(rated)) > 0.05 && rated < LAST_WIND_MPS) {
      points.add(
          new Point(
              rated,
              ratedRadPerS,
              best.pitchRad(),
              rotor.bent(rated, ratedRadPerS, best.pitchRad())));
      points.sort(java.util.Comparator.comparingDouble(Point::windMps));
    }
    return points;
  }

  private void addTo(
      List<Point> points,
      double windMps,
      Best best,
      double leastRadPerS,
      double ratedRadPerS,
      double ratedTorqueNm) {
    double wanted = best.tipSpeedRatio() * windMps / radiusM;
    double speed = Math.max(leastRadPerS, Math.min(ratedRadPerS, wanted));
    BentRotor.Loads fine = rotor.bent(windMps, speed, best.pitchRad());
    if (fine.torqueNm() <= 0) {
      return;
    }
    if (fine.torqueNm() <= ratedTorqueNm) {
      points.add(new Point(windMps, speed, best.pitchRad(), fine));
      return;
    }
    if (rotor.bent(windMps, ratedRadPerS, best.pitchRad()).torqueNm() <= ratedTorqueNm) {
      double faster = speedFor(windMps, speed, ratedRadPerS, ratedTorqueNm, best.pitchRad());
      points.add(
          new Point(
              windMps, faster, best.pitchRad(), rotor.bent(windMps, faster, best.pitchRad())));
      return;
    }
    double pitch = pitchFor(windMps, ratedRadPerS, ratedTorqueNm, best.pitchRad());
    points.add(new Point(windMps, ratedRadPerS, pitch, rotor.bent(windMps, ratedRadPerS, pitch)));
  }

  /** The generator gives no more than its rated torque: the rotor turns faster than it would. */
  private double speedFor(
      double windMps, double leastRadPerS, double mostRadPerS, double torqueNm, double pitchRad) {
    return new BrentSolver(SPEED_ACCURACY)
        .solve(
            200,
            speed -> rotor.bent(windMps, speed, pitchRad).torqueNm() - torqueNm,
            leastRadPerS,
            mostRadPerS);
  }

  private double pitchFor(
      double windMps, double speedRadPerS, double torqueNm, double finePitchRad) {
    if (rotor.bent(windMps, speedRadPerS, MOST_PITCH_RAD).torqueNm() > torqueNm) {
      throw KeyedText.refused(
          "no pitch up to %.0f deg holds the rated torque of %.4g kN m at %.4g m/s"
              .formatted(Math.toDegrees(MOST_PITCH_RAD), torqueNm / 1e3, windMps),
          null);
    }
    return new BrentSolver(PITCH_ACCURACY_RAD)
        .solve(
            200,
            pitch -> rotor.bent(windMps, speedRadPerS, pitch).torqueNm() - torqueNm,
            finePitchRad,
            MOST_PITCH_RAD);
  }

  /** Where fine pitch gives rated torque at rated speed. */
  double ratedWindMps(Best best, double ratedRadPerS, double ratedTorqueNm) {
    double low = 4;
    double high = LAST_WIND_MPS;
    for (int i = 0; i < 40; i++) {
      double middle = (low + high) / 2;
      boolean enough =
          rotor.bent(middle, ratedRadPerS, best.pitchRad()).torqueNm() >= ratedTorqueNm;
      if (enough) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }
}
