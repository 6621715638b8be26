package org.tipspeed.turbine.drive;

import org.tipspeed.config.yaml.Quantity;
import org.tipspeed.quantity.Limit;
import org.tipspeed.quantity.Unit;

/** The torque actuator: first order, with limits of rate and torque. */
public final class TorqueDrive {

  /**
   * What sets the generator's torque.
   *
   * @param timeConstantS of its first-order response [s]; 0 for none
   * @param maxRateNmPerS [N m/s]
   * @param maxTorqueNm either way [N m]
   */
  public record Actuator(
      @Quantity(key = "time_constant", unit = Unit.S, above = 0) double timeConstantS,
      @Quantity(key = "max_rate", unit = Unit.KNM_PER_S, above = 0) double maxRateNmPerS,
      @Quantity(key = "max_torque", unit = Unit.KNM, above = 0) double maxTorqueNm) {}

  private final double maxTorqueNm;
  private final double maxStepNm;
  private final double remaining;

  private double before;
  private double torqueNm;

  /**
   * @param stepS length of every step [s]
   */
  public TorqueDrive(Actuator actuator, double stepS) {
    maxTorqueNm = actuator.maxTorqueNm();
    maxStepNm = actuator.maxRateNmPerS() * stepS;
    remaining = Math.exp(-stepS / actuator.timeConstantS());
  }

  /** At rest at a torque [N m]. */
  public void settle(double atTorqueNm) {
    torqueNm = atTorqueNm;
    before = atTorqueNm;
  }

  /** One step towards a command [N m], which is held during it. */
  public void advance(double commandNm) {
    before = torqueNm;
    double command = Limit.clip(commandNm, maxTorqueNm);
    double change = (command - torqueNm) * (1 - remaining);
    torqueNm += Limit.clip(change, maxStepNm);
  }

  /** At the end of the last step [N m]. */
  public double torqueNm() {
    return torqueNm;
  }

  /**
   * Torque within the last step.
   *
   * @param share 0 at its beginning, 1 at its end
   */
  public double torqueNmWithin(double share) {
    return before + share * (torqueNm - before);
  }
}
