package org.tipspeed.turbine.mock;

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
    double command = Math.max(-maxTorqueNm, Math.min(maxTorqueNm, commandNm));
    double change = (command - torqueNm) * (1 - remaining);
    torqueNm += Math.max(-maxStepNm, Math.min(maxStepNm, change));
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
