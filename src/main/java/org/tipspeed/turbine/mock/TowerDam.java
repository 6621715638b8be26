package org.tipspeed.turbine.mock;

/** The wind that the tower holds up before it: potential flow about a cylinder. */
final class TowerDam {

  /** Over this height the upper end of the tower is blurred, for the sake of a smooth field. */
  private static final double SMOOTHED_M = 10;

  private final double squaredRadiusM2;
  private final double overhangM;
  private final double leanPerM;

  TowerDam(MockParameters parameters) {
    squaredRadiusM2 = Math.pow(parameters.tower().radiusM(), 2);
    overhangM = parameters.rotor().overhangM();
    leanPerM = Math.sin(parameters.inflow().leanRad());
  }

  /**
   * Share of the undisturbed wind that passes at a point of the rotor.
   *
   * @param leftM distance from the tower axis to the left looking downwind
   * @param aboveM height above the hub
   */
  double passing(double leftM, double aboveM) {
    if (aboveM >= 0) {
      return 1;
    }
    double upwindM = overhangM - leanPerM * aboveM;
    double across = leftM * leftM;
    double along = upwindM * upwindM;
    double squaredDistance = across + along;
    double loss = squaredRadiusM2 * (along - across) / (squaredDistance * squaredDistance);
    return 1 - Math.min(1, -aboveM / SMOOTHED_M) * loss;
  }
}
