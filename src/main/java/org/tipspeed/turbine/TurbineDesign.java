package org.tipspeed.turbine;

import java.util.List;
import java.util.Optional;
import org.tipspeed.quantity.Check;

/**
 * What one must know of a turbine to design a controller for it, and in what its loads can be
 * counted; beside what its name plate says.
 *
 * @param baseline what is wanted of its classical controller
 * @param optimalGainNmS2 generator torque over the square of generator speed at which the rotor
 *     takes most from the wind [N m s2]
 * @param sensitivities along the steady schedule, by rising wind; empty if they are not known
 * @param loads of steady operation at rated wind
 * @param towerFrequencyRadPerS first fore-aft mode [rad/s]
 */
public record TurbineDesign(
    BaselineSettings baseline,
    Optional<Double> optimalGainNmS2,
    List<Sensitivity> sensitivities,
    Optional<RatedLoads> loads,
    Optional<Double> towerFrequencyRadPerS) {

  /**
   * How the rotor's torque and thrust change about a steady state.
   *
   * @param windMps of the steady state [m/s]
   * @param pitchRad of the steady state [rad]
   * @param torquePerPitch [N m/rad]
   * @param torquePerSpeed over rotor speed [N m/(rad/s)]
   * @param torquePerWind [N m/(m/s)]
   * @param thrustPerPitch [N/rad]
   */
  public record Sensitivity(
      double windMps,
      double pitchRad,
      double torquePerPitch,
      double torquePerSpeed,
      double torquePerWind,
      double thrustPerPitch) {

    public Sensitivity {
      Check.within("wind_mps", windMps, 0, 1000);
      Check.within("pitch_rad", pitchRad, -2 * Math.PI, 2 * Math.PI);
      Check.finite("torque_per_pitch", torquePerPitch);
      Check.finite("torque_per_speed", torquePerSpeed);
      Check.finite("torque_per_wind", torquePerWind);
      Check.finite("thrust_per_pitch", thrustPerPitch);
    }
  }

  /**
   * @param thrustN of the rotor [N]
   * @param rootMomentNm of one blade, out of plane [N m]
   * @param towerMomentNm at the base, fore-aft [N m]
   * @param towerTopM displacement of the tower's top by the thrust [m]
   */
  public record RatedLoads(
      double thrustN, double rootMomentNm, double towerMomentNm, double towerTopM) {

    public RatedLoads {
      Check.upTo("thrust_n", thrustN, MOST);
      Check.upTo("root_moment_nm", rootMomentNm, MOST);
      Check.upTo("tower_moment_nm", towerMomentNm, MOST);
      Check.upTo("tower_top_m", towerTopM, 1000);
    }
  }

  private static final double MOST = 1e12;
  private static final int MOST_STATES = 10_000;

  public static final TurbineDesign DEFAULTS =
      new TurbineDesign(
          BaselineSettings.DEFAULTS,
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty());

  public TurbineDesign {
    optimalGainNmS2.ifPresent(gain -> Check.upTo("optimal_gain_nm_s2", gain, MOST));
    sensitivities = List.copyOf(sensitivities);
    Check.that(
        sensitivities.size() <= MOST_STATES,
        "sensitivities must be at most " + MOST_STATES,
        sensitivities.size());
    for (int i = 1; i < sensitivities.size(); i++) {
      double windMps = sensitivities.get(i).windMps();
      Check.that(
          windMps > sensitivities.get(i - 1).windMps(),
          "sensitivities must be by rising wind speed",
          windMps);
    }
    towerFrequencyRadPerS.ifPresent(
        frequency -> Check.upTo("tower_frequency_rad_per_s", frequency, 1000));
  }
}
