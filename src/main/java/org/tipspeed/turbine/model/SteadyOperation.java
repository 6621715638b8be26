package org.tipspeed.turbine.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Steady operation over the wind: best tip-speed ratio at fine pitch, within the range of rotor
 * speed; rated torque by pitching above.
 */
final class SteadyOperation {

  private static final double FIRST_WIND_MPS = 3;
  private static final double LAST_WIND_MPS = 25;
  private static final double MOST_PITCH_RAD = Math.toRadians(45);
  private static final double FIRST_RATIO = 5;
  private static final double RATIO_STEP = 0.1;
  private static final int LAST_STEP = 80;
  private static final int COARSE_STEPS = 8;
  private static final double PITCH_STEP_RAD = Math.toRadians(0.5);
  private static final int PITCHES = 11;
  private static final int BISECTIONS = 30;

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
    double lowest = Double.isNaN(finePitchRad) ? 0 : finePitchRad;
    int pitches = Double.isNaN(finePitchRad) ? PITCHES : 1;
    Best best = new Best(FIRST_RATIO, lowest, Double.NEGATIVE_INFINITY);
    for (int ratio = 0; ratio <= LAST_STEP; ratio += COARSE_STEPS) {
      best = better(best, windMps, ratio, lowest);
    }
    Best atPitch = best;
    for (int i = 0; i < pitches; i++) {
      atPitch = climbed(windMps, atPitch.tipSpeedRatio(), lowest + i * PITCH_STEP_RAD);
      best = atPitch.powerCoefficient() > best.powerCoefficient() ? atPitch : best;
    }
    return best;
  }

  /** From a tip-speed ratio up to the best one at a pitch, as there is one summit. */
  private Best climbed(double windMps, double fromRatio, double pitchRad) {
    int step = (int) Math.rint((fromRatio - FIRST_RATIO) / RATIO_STEP);
    Best best = new Best(fromRatio, pitchRad, powerCoefficient(windMps, fromRatio, pitchRad));
    for (int direction : new int[] {-1, 1}) {
      for (int next = step + direction; next >= 0 && next <= LAST_STEP; next += direction) {
        Best found = better(best, windMps, next, pitchRad);
        if (found.equals(best)) {
          break;
        }
        best = found;
      }
    }
    return best;
  }

  private Best better(Best best, double windMps, int step, double pitchRad) {
    double ratio = FIRST_RATIO + step * RATIO_STEP;
    double found = powerCoefficient(windMps, ratio, pitchRad);
    return found > best.powerCoefficient() ? new Best(ratio, pitchRad, found) : best;
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
   * @param ratedWindMps from {@link #ratedWindMps}
   */
  List<Point> points(
      Best best,
      double leastRadPerS,
      double ratedRadPerS,
      double ratedTorqueNm,
      double ratedWindMps) {
    List<Point> points = new ArrayList<>();
    for (double wind = FIRST_WIND_MPS; wind <= LAST_WIND_MPS; wind += 1) {
      addTo(points, wind, best, leastRadPerS, ratedRadPerS, ratedTorqueNm);
    }
    boolean isOwnPoint = Math.abs(ratedWindMps - Math.rint(ratedWindMps)) > 0.05;
    if (isOwnPoint && ratedWindMps < LAST_WIND_MPS) {
      BentRotor.Loads loads = rotor.bent(ratedWindMps, ratedRadPerS, best.pitchRad());
      points.add(new Point(ratedWindMps, ratedRadPerS, best.pitchRad(), loads));
      points.sort(Comparator.comparingDouble(Point::windMps));
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
    RatedHold hold =
        RatedHold.of(
            (omega, pitch) -> rotor.bent(windMps, omega, pitch).torqueNm(),
            speed,
            ratedRadPerS,
            best.pitchRad(),
            MOST_PITCH_RAD,
            ratedTorqueNm);
    points.add(
        new Point(
            windMps,
            hold.speedRadPerS(),
            hold.pitchRad(),
            rotor.bent(windMps, hold.speedRadPerS(), hold.pitchRad())));
  }

  /** Where fine pitch gives rated torque at rated speed. */
  double ratedWindMps(Best best, double ratedRadPerS, double ratedTorqueNm) {
    double low = 4;
    double high = LAST_WIND_MPS;
    for (int i = 0; i < BISECTIONS; i++) {
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
