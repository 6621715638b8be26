package org.tipspeed.flight.disturbance;

import org.tipspeed.quantity.Limit;
import org.tipspeed.turbine.PerBlade;
import org.tipspeed.turbine.TurbineCommand;

/** Lets commanded pitch change no faster than a limit, each blade for itself. */
final class PitchRateLimit {

  private final double maxStepRad;
  private PerBlade pitchRad;

  /**
   * @param pitchRad where the blades are at first [rad]
   * @param intervalS time between two commands [s]
   */
  PitchRateLimit(double degPerS, PerBlade pitchRad, double intervalS) {
    this.maxStepRad = Math.toRadians(degPerS) * intervalS;
    this.pitchRad = pitchRad;
  }

  TurbineCommand limited(TurbineCommand wanted) {
    PerBlade target = wanted.pitchRad();
    pitchRad =
        new PerBlade(
            towards(target.first(), pitchRad.first()),
            towards(target.second(), pitchRad.second()),
            towards(target.third(), pitchRad.third()));
    return new TurbineCommand(wanted.generatorTorqueNm(), pitchRad, wanted.yawRateRadPerS());
  }

  private double towards(double targetRad, double presentRad) {
    return Limit.clip(targetRad, presentRad - maxStepRad, presentRad + maxStepRad);
  }
}
