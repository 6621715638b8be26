package org.tipspeed.task;

import org.tipspeed.quantity.Check;

/**
 * When an episode ends before its time. A limit on a channel that the simulator does not report is
 * not applied.
 *
 * @param maxRotorSpeedRatio overspeed: rotor speed over rated speed
 * @param minRotorSpeedRatio underspeed, running backwards: rotor speed over rated speed
 * @param maxTowerTopDisplacementM either direction [m]
 * @param maxTowerTopAccelerationMps2 either direction [m/s2]
 * @param maxRootMomentMnm blade root, out of plane, any blade, either sign [MN m]
 * @param graceS time after the start in which only overspeed and implausible readings count [s]
 */
public record EndingSettings(
    double maxRotorSpeedRatio,
    double minRotorSpeedRatio,
    double maxTowerTopDisplacementM,
    double maxTowerTopAccelerationMps2,
    double maxRootMomentMnm,
    double graceS) {

  public static final EndingSettings DEFAULTS = new EndingSettings(1.2, 0.3, 2, 5, 30, 0);

  public EndingSettings {
    Check.that(maxRotorSpeedRatio > 1, "max_rotor_speed_ratio must be above 1", maxRotorSpeedRatio);
    Check.that(minRotorSpeedRatio < 1, "min_rotor_speed_ratio must be below 1", minRotorSpeedRatio);
    Check.limit("max_tower_top_displacement_m", maxTowerTopDisplacementM);
    Check.limit("max_tower_top_acceleration_mps2", maxTowerTopAccelerationMps2);
    Check.limit("max_root_moment_mnm", maxRootMomentMnm);
    Check.that(graceS >= 0, "grace_s must be 0 or more", graceS);
  }
}
