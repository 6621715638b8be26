package org.tipspeed.task;

import java.util.Objects;
import java.util.Optional;
import org.tipspeed.quantity.Check;
import org.tipspeed.turbine.TurbineDescription;

/**
 * What the agent's two numbers mean, collective pitch first, generator torque second.
 *
 * @param mode see {@link Mode}
 * @param pitchRateDegPerS pitch set-point rate at action 1 [deg/s] (increment); limit of the
 *     set-point's rate (absolute, residual)
 * @param torqueRateKnmPerS the same for torque [kN m/s]
 * @param incrementExponent rates grow with this power of the action's size (increment): above 1,
 *     small rates are resolved finely and cost of travel is smooth about zero
 * @param minPitchDeg lower end of the pitch set-point [deg]; if absent the turbine's
 * @param maxPitchDeg upper end [deg]; if absent the turbine's
 * @param minTorqueKnm lower end of the torque set-point [kN m]
 * @param maxTorqueKnm upper end [kN m]; if absent the turbine's
 * @param residualPitchDeg pitch added to the baseline's at action 1 [deg] (residual)
 * @param residualTorqueKnm torque added to the baseline's at action 1 [kN m] (residual)
 * @param repeat control intervals per decision
 */
public record ActionSettings(
    Mode mode,
    double pitchRateDegPerS,
    double torqueRateKnmPerS,
    double incrementExponent,
    Optional<Double> minPitchDeg,
    Optional<Double> maxPitchDeg,
    double minTorqueKnm,
    Optional<Double> maxTorqueKnm,
    double residualPitchDeg,
    double residualTorqueKnm,
    int repeat) {

  /** How an action becomes a set-point. */
  public enum Mode {
    /** The action is a rate of change of the set-points. */
    INCREMENT,
    /** The action is the set-point between its two ends. */
    ABSOLUTE,
    /** The action is added to what the baseline controller commands. */
    RESIDUAL
  }

  public static final ActionSettings DEFAULTS =
      new ActionSettings(
          Mode.INCREMENT,
          4,
          5,
          1,
          Optional.empty(),
          Optional.empty(),
          0,
          Optional.empty(),
          2,
          5,
          1);

  public ActionSettings {
    Objects.requireNonNull(mode);
    Check.positive("pitch_rate_deg_per_s", pitchRateDegPerS);
    Check.positive("torque_rate_knm_per_s", torqueRateKnmPerS);
    Check.positive("increment_exponent", incrementExponent);
    Check.positive("residual_pitch_deg", residualPitchDeg);
    Check.positive("residual_torque_knm", residualTorqueKnm);
    ordered("pitch_deg", minPitchDeg, maxPitchDeg);
    ordered("torque_knm", Optional.of(minTorqueKnm), maxTorqueKnm);
    Check.that(repeat >= 1 && repeat <= 10_000, "repeat must be in 1..10000", repeat);
  }

  /** The same with the turbine's limits where there are none of their own. */
  public ActionSettings on(TurbineDescription turbine) {
    return new ActionSettings(
        mode,
        pitchRateDegPerS,
        torqueRateKnmPerS,
        incrementExponent,
        minPitchDeg.or(() -> Optional.of(Math.toDegrees(turbine.minPitchRad()))),
        maxPitchDeg.or(() -> Optional.of(Math.toDegrees(turbine.maxPitchRad()))),
        minTorqueKnm,
        maxTorqueKnm.or(() -> Optional.of(turbine.maxGeneratorTorqueNm() / 1e3)),
        residualPitchDeg,
        residualTorqueKnm,
        repeat);
  }

  private static void ordered(String key, Optional<Double> low, Optional<Double> high) {
    if (low.isPresent() && high.isPresent() && !(low.get() < high.get())) {
      throw new IllegalArgumentException(
          "min_%s must be below max_%s, were %s and %s".formatted(key, key, low.get(), high.get()));
    }
  }
}
