package org.tipspeed.turbine.mock;

/**
 * The wake follows what the rotor does to it late: the induced velocity of the rotor, steady by
 * momentum theory, passes two first-order lags (S. Oye's model, with the constants of OpenFAST's
 * DBEMT). Only the rotor's mean is late; what differs from blade to blade settles at once.
 *
 * <p>The load tables hold steady induction in them. Loads with a late one are those of the wind in
 * which the steady induction would leave the same velocity at the disc; a step of 0.05 s is so
 * short beside the lags of seconds that one correction of that wind per step finds it.
 */
final class DynamicInflow {

  private static final double RISE = 1.1;
  private static final double FALL_PER_INDUCTION = 1.3;
  private static final double MOST_INDUCTION = 0.5;
  private static final double SHARE_AT_ONCE = 0.6;

  /** Second time constant over the first, at the radius fraction that stands for the rotor. */
  private static final double SECOND_SHARE = 0.39 - 0.26 * 0.7 * 0.7;

  /** Slowest wind that carries the wake away [m/s]. */
  private static final double LEAST_WIND_MPS = 1;

  /** From this thrust coefficient on the induction goes on along the tangent of its curve. */
  private static final double TANGENT_FROM = 8.0 / 9;

  private static final double INDUCTION_THERE = 1.0 / 3;
  private static final double TANGENT = 0.75;

  private final LoadGrid grid;
  private final double radiusM;
  private final double stepS;
  private final double[] loads = new double[RotorLoads.QUANTITIES];

  private double steadyMps;
  private double betweenMps;
  private double inducedMps;
  private double lagMps;

  DynamicInflow(LoadGrid grid, double radiusM, double stepS) {
    this.grid = grid;
    this.radiusM = radiusM;
    this.stepS = stepS;
  }

  /** Induction factor at a thrust coefficient. */
  static double induction(double thrustCoefficient) {
    return thrustCoefficient < TANGENT_FROM
        ? (1 - Math.sqrt(1 - thrustCoefficient)) / 2
        : Math.min(
            INDUCTION_THERE + TANGENT * (thrustCoefficient - TANGENT_FROM), 2 * MOST_INDUCTION);
  }

  /** A wake that has settled. */
  void settle(double axialMps, double tipSpeedMps, double pitchRad) {
    steadyMps = steadyMps(axialMps, tipSpeedMps, pitchRad);
    betweenMps = steadyMps;
    inducedMps = steadyMps;
    lagMps = 0;
  }

  /**
   * One step on.
   *
   * @param axialMps wind along the rotor axis, mean of the blades
   */
  void advance(double axialMps, double tipSpeedMps, double pitchRad) {
    double before = steadyMps;
    steadyMps = steadyMps(axialMps, tipSpeedMps, pitchRad);
    double windMps = Math.max(axialMps, LEAST_WIND_MPS);
    double factor = Math.max(0, Math.min(inducedMps / windMps, MOST_INDUCTION));
    double firstS = RISE / (1 - FALL_PER_INDUCTION * factor) * radiusM / windMps;
    double target = steadyMps + SHARE_AT_ONCE * firstS * (steadyMps - before) / stepS;
    betweenMps += (target - betweenMps) * -Math.expm1(-stepS / firstS);
    inducedMps += (betweenMps - inducedMps) * -Math.expm1(-stepS / (SECOND_SHARE * firstS));
    lagMps = steadyMps(axialMps + lagMps, tipSpeedMps, pitchRad) - inducedMps;
  }

  /** What must be added to the wind for loads with the late induction [m/s]. */
  double lagMps() {
    return lagMps;
  }

  private double steadyMps(double axialMps, double tipSpeedMps, double pitchRad) {
    if (axialMps <= 0) {
      return 0;
    }
    grid.at(axialMps, tipSpeedMps, pitchRad, loads);
    return axialMps * induction(loads[RotorLoads.THRUST] / (axialMps * axialMps));
  }
}
