package org.tipspeed.environment.classic;

import org.tipspeed.quantity.Check;

/**
 * The task of {@link Reacher}; the defaults are those of Unity's, at its goal size 5 and speed 1.
 *
 * @param torqueNm torque on a rod at action 1
 * @param goalRadiusM radius of the goal
 * @param goalSpeedDegPerS the fastest that a goal moves around the shoulder
 * @param dampingPerS rate at which motion dies away
 * @param steps length of an episode in control intervals of 0.08 s
 */
public record ReacherSettings(
    double torqueNm, double goalRadiusM, double goalSpeedDegPerS, double dampingPerS, int steps) {

  public static final ReacherSettings DEFAULTS = new ReacherSettings(150, 2.5, 50, 0.05, 1000);

  public ReacherSettings {
    Check.positive("torque_nm", torqueNm);
    Check.positive("goal_radius_m", goalRadiusM);
    Check.notNegative("goal_speed_deg_per_s", goalSpeedDegPerS);
    Check.notNegative("damping_per_s", dampingPerS);
    Check.positive("steps", steps);
  }
}
