package org.tipspeed.turbine.model;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * How a wind that could give more is held at rated torque: the generator gives no more than that,
 * so the rotor first turns faster than it would, up to rated speed, and then pitches.
 */
record RatedHold(double speedRadPerS, double pitchRad) {

  private static final double ACCURACY = 1e-5;
  private static final int MOST_EVALUATIONS = 200;

  /**
   * @param torqueNm of the air on the shaft, over rotor speed and pitch; above rated torque at the
   *     least speed and fine pitch
   * @param leastRadPerS what the rotor would turn at
   * @param mostPitchRad how far it may pitch
   */
  static RatedHold of(
      DoubleBinaryOperator torqueNm,
      double leastRadPerS,
      double ratedRadPerS,
      double finePitchRad,
      double mostPitchRad,
      double ratedTorqueNm) {
    if (torqueNm.applyAsDouble(ratedRadPerS, finePitchRad) <= ratedTorqueNm) {
      return new RatedHold(
          where(
              speed -> torqueNm.applyAsDouble(speed, finePitchRad),
              ratedTorqueNm,
              leastRadPerS,
              ratedRadPerS),
          finePitchRad);
    }
    if (torqueNm.applyAsDouble(ratedRadPerS, mostPitchRad) > ratedTorqueNm) {
      throw KeyedText.refused(
          "no pitch up to %.0f deg holds the rated torque of %.4g kN m at rated speed"
              .formatted(Math.toDegrees(mostPitchRad), ratedTorqueNm / 1e3),
          null);
    }
    return new RatedHold(
        ratedRadPerS,
        where(
            pitch -> torqueNm.applyAsDouble(ratedRadPerS, pitch),
            ratedTorqueNm,
            finePitchRad,
            mostPitchRad));
  }

  private static double where(
      DoubleUnaryOperator torqueNm, double wantedNm, double from, double to) {
    return new BrentSolver(ACCURACY)
        .solve(MOST_EVALUATIONS, each -> torqueNm.applyAsDouble(each) - wantedNm, from, to);
  }
}
