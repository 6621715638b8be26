package org.tipspeed.evaluation;

import java.util.List;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineDescription.SteadyState;

/** Where a turbine's steady schedule reaches its rated power. */
final class RatedWind {

  /** A schedule approaches rated power without quite meeting it. */
  private static final double SHARE_OF_RATED_POWER = 0.995;

  private RatedWind() {}

  /**
   * The rated wind speed [m/s], interpolated; NaN if there is no schedule or it stays below rated.
   */
  static double of(TurbineDescription turbine) {
    List<SteadyState> states = turbine.steadyStates();
    double wanted = SHARE_OF_RATED_POWER * turbine.ratedPowerW();
    for (int i = 0; i < states.size(); i++) {
      double power = powerW(turbine, states.get(i));
      if (power >= wanted) {
        return i == 0
            ? states.get(0).windMps()
            : between(turbine, states.get(i - 1), states.get(i), wanted);
      }
    }
    return Double.NaN;
  }

  private static double between(
      TurbineDescription turbine, SteadyState low, SteadyState high, double powerW) {
    double lowW = powerW(turbine, low);
    double share = (powerW - lowW) / (powerW(turbine, high) - lowW);
    return low.windMps() + share * (high.windMps() - low.windMps());
  }

  private static double powerW(TurbineDescription turbine, SteadyState state) {
    return state.point().rotorSpeedRadPerS()
        * turbine.gearRatio()
        * state.point().generatorTorqueNm()
        * turbine.generatorEfficiency();
  }
}
