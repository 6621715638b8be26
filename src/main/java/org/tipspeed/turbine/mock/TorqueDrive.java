package org.tipspeed.turbine.mock;

import org.tipspeed.quantity.Limit;

/** The torque actuator: first order, with limits of rate and torque. */
final class TorqueDrive {

  private final double maxTorqueNm;
  private final double maxStepNm;
  private final double remaining;

  private double before;
  private double torqueNm;

  TorqueDrive(MockParameters.TorqueActuator actuator, double stepS) {
    maxTorqueNm = actuator.maxTorqueNm();
    maxStepNm = actuator.maxRateNmPerS() * stepS;
    remaining = Math.exp(-stepS / actuator.timeConstantS());
  }

  void settle(double atTorqueNm) {
    torqueNm = atTorqueNm;
    before = atTorqueNm;
  }

  void advance(double commandNm) {
    before = torqueNm;
    double command = Limit.clip(commandNm, maxTorqueNm);
    double change = (command - torqueNm) * (1 - remaining);
    torqueNm += Limit.clip(change, maxStepNm);
  }

  double torqueNm() {
    return torqueNm;
  }

  /**
   * Torque within the last step.
   *
   * @param share 0 at its beginning, 1 at its end
   */
  double torqueNmWithin(double share) {
    return before + share * (torqueNm - before);
  }
}
