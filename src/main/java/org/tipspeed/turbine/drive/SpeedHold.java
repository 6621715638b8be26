package org.tipspeed.turbine.drive;

import org.tipspeed.quantity.Limit;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.TurbineDescription;

/**
 * Holds the initial rotor speed by torque while a simulator's wake and structure settle, whatever
 * torque that takes: proportional to the deviation, with an integral part. Pitch stays where it is.
 */
public final class SpeedHold {

  /**
   * Relative deviation that changes the torque by its rated value. A stiffer hold would act against
   * the damping of a flexible drive train, since it sees the speed of the rotor's end.
   */
  private static final double BAND = 0.15;

  /** For a damping ratio of 0.7 with a large rotor's inertia [s]. */
  private static final double INTEGRAL_TIME_S = 4;

  private final double speedRadPerS;
  private final double gainNm;
  private final double mostNm;
  private double integralNm;

  public SpeedHold(TurbineDescription turbine, OperatingPoint at) {
    this.speedRadPerS = Math.max(at.rotorSpeedRadPerS(), 0.1 * turbine.ratedRotorSpeedRadPerS());
    this.gainNm = turbine.ratedGeneratorTorqueNm() / BAND;
    this.mostNm = 3 * turbine.ratedGeneratorTorqueNm();
    this.integralNm = at.generatorTorqueNm();
  }

  /** Torque for the next step, on the high-speed side [N m]. */
  public double torqueNm(double rotorSpeedRadPerS, double stepS) {
    double proportional = gainNm * (rotorSpeedRadPerS / speedRadPerS - 1);
    integralNm = within(integralNm + proportional * stepS / INTEGRAL_TIME_S);
    return within(integralNm + proportional);
  }

  private double within(double torqueNm) {
    return Limit.clip(torqueNm, 0, mostNm);
  }
}
