package org.tipspeed.turbine;

import org.tipspeed.quantity.Check;

/**
 * A classical controller whose numbers somebody has published: five regions of torque over speed,
 * and a PI on the speed error with gains that fall as the rotor grows more sensitive to pitch.
 * Speeds are the generator's, torque is on its side.
 *
 * @param filterRadPerS corner frequency of the low-pass on generator speed [rad/s]
 * @param region1EndRadPerS below it there is no torque [rad/s]
 * @param region2StartRadPerS from here on torque is optimal, linear before [rad/s]
 * @param region3StartRadPerS from here on power is constant [rad/s]
 * @param region3PitchRad beyond this pitch power is constant at any speed [rad]
 * @param optimalGainNmS2 torque over the square of speed in region 2 [N m s2]
 * @param synchronousRadPerS where the line of region 2 1/2 would reach zero torque [rad/s]
 * @param mechanicalPowerW at the generator, rated [W]
 * @param maxTorqueNm [N m]
 * @param maxTorqueRateNmPerS [N m/s]
 * @param referenceRadPerS speed that pitch holds [rad/s]
 * @param proportionalS gain of pitch on the speed error at zero pitch [rad/(rad/s)]
 * @param integral gain on its integral at zero pitch [rad/rad]
 * @param gainHalvedAtRad pitch at which the rotor is twice as sensitive to pitch as at zero [rad]
 * @param minPitchRad [rad]
 * @param maxPitchRad [rad]
 * @param maxPitchRateRadPerS [rad/s]
 */
public record PublishedLaw(
    double filterRadPerS,
    double region1EndRadPerS,
    double region2StartRadPerS,
    double region3StartRadPerS,
    double region3PitchRad,
    double optimalGainNmS2,
    double synchronousRadPerS,
    double mechanicalPowerW,
    double maxTorqueNm,
    double maxTorqueRateNmPerS,
    double referenceRadPerS,
    double proportionalS,
    double integral,
    double gainHalvedAtRad,
    double minPitchRad,
    double maxPitchRad,
    double maxPitchRateRadPerS) {

  private static final double FASTEST = 1e5;
  private static final double MOST = 1e12;
  private static final double TURN_RAD = 2 * Math.PI;

  public PublishedLaw {
    Check.upTo("filter_rad_per_s", filterRadPerS, FASTEST);
    Check.within("region1_end_rad_per_s", region1EndRadPerS, 0, FASTEST);
    Check.upTo("region2_start_rad_per_s", region2StartRadPerS, FASTEST);
    Check.upTo("region3_start_rad_per_s", region3StartRadPerS, FASTEST);
    Check.within("region3_pitch_rad", region3PitchRad, -TURN_RAD, TURN_RAD);
    Check.upTo("optimal_gain_nm_s2", optimalGainNmS2, MOST);
    Check.within("synchronous_rad_per_s", synchronousRadPerS, 0, FASTEST);
    Check.upTo("mechanical_power_w", mechanicalPowerW, MOST);
    Check.upTo("max_torque_nm", maxTorqueNm, MOST);
    Check.upTo("max_torque_rate_nm_per_s", maxTorqueRateNmPerS, MOST);
    Check.upTo("reference_rad_per_s", referenceRadPerS, FASTEST);
    Check.upTo("proportional_s", proportionalS, FASTEST);
    Check.upTo("integral", integral, FASTEST);
    Check.upTo("gain_halved_at_rad", gainHalvedAtRad, MOST);
    Check.within("min_pitch_rad", minPitchRad, -TURN_RAD, TURN_RAD);
    Check.within("max_pitch_rad", maxPitchRad, -TURN_RAD, TURN_RAD);
    Check.upTo("max_pitch_rate_rad_per_s", maxPitchRateRadPerS, FASTEST);
    Check.that(
        region1EndRadPerS < region2StartRadPerS && region2StartRadPerS < region3StartRadPerS,
        "region1_end_rad_per_s, region2_start_rad_per_s and region3_start_rad_per_s must rise",
        "%s, %s, %s".formatted(region1EndRadPerS, region2StartRadPerS, region3StartRadPerS));
    Check.that(
        synchronousRadPerS < region3StartRadPerS,
        "synchronous_rad_per_s must be below region3_start_rad_per_s",
        synchronousRadPerS);
    Check.that(minPitchRad < maxPitchRad, "min_pitch_rad must be below max_pitch_rad", minPitchRad);
  }
}
