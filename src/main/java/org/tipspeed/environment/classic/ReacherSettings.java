package org.tipspeed.environment.classic;

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
    require(torqueNm > 0, "torque_nm", "positive", torqueNm);
    require(goalRadiusM > 0, "goal_radius_m", "positive", goalRadiusM);
    require(goalSpeedDegPerS >= 0, "goal_speed_deg_per_s", "zero or more", goalSpeedDegPerS);
    require(dampingPerS >= 0, "damping_per_s", "zero or more", dampingPerS);
    require(steps > 0, "steps", "positive", steps);
  }

  private static void require(boolean condition, String key, String due, double was) {
    if (!condition || !Double.isFinite(was)) {
      throw new IllegalArgumentException(
          "%s must be finite and %s, was %s".formatted(key, due, was));
    }
  }
}
