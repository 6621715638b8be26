package org.tipspeed.control;

import java.util.Locale;
import org.tipspeed.quantity.Unit;
import org.tipspeed.turbine.TurbineDescription;

/**
 * Numbers of a {@link ClassicalController}. Speeds are the generator's, torque is on its side.
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
public record ClassicalParameters(
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

  private static final double SLIP_PERCENT = 10;

  /** Of OpenFAST's DISCON.F90 for the NREL 5 MW turbine (Jonkman et al., NREL/TP-500-38060). */
  static final ClassicalParameters NREL_5MW =
      new ClassicalParameters(
          1.570796,
          70.16224,
          91.21091,
          121.6805,
          Math.toRadians(1),
          2.332287,
          121.6805 / (1 + SLIP_PERCENT / 100),
          5_296_610,
          47_402.91,
          15_000,
          122.9096,
          0.01882681,
          0.008068634,
          0.1099965,
          0,
          Math.PI / 2,
          0.1396263);

  private static final double NREL_5MW_GEAR_RATIO = 97;

  /** Simulators and projects round their rated values differently. */
  private static final double TOLERANCE = 0.03;

  /**
   * Those of a turbine. A torque law and gains of another one would ask for the wrong power in
   * silence.
   *
   * @throws ControllerException if the turbine is not the NREL 5 MW
   */
  public static ClassicalParameters of(TurbineDescription turbine) {
    boolean fits =
        isNear(turbine.gearRatio(), NREL_5MW_GEAR_RATIO)
            && isNear(turbine.ratedGeneratorSpeedRadPerS(), NREL_5MW.referenceRadPerS)
            && isNear(
                turbine.ratedGeneratorTorqueNm(),
                NREL_5MW.mechanicalPowerW / NREL_5MW.referenceRadPerS);
    if (!fits) {
      throw new ControllerException(
          String.format(
              Locale.ROOT,
              "there is no baseline for %s (gear ratio %.4g, rated generator speed %.4g rpm and"
                  + " torque %.4g kN m): the baseline is that of the NREL 5 MW turbine (97, 1174"
                  + " rpm, 43.09 kN m); name a controller library as reference.library in the"
                  + " settings or in --against",
              turbine.name(),
              turbine.gearRatio(),
              Unit.RPM.fromSi(turbine.ratedGeneratorSpeedRadPerS()),
              turbine.ratedGeneratorTorqueNm() / 1e3));
    }
    return NREL_5MW;
  }

  private static boolean isNear(double value, double wanted) {
    return Math.abs(value / wanted - 1) <= TOLERANCE;
  }

  /** Torque over speed between the regions 1 and 2 [N m s]. */
  public double slope15NmS() {
    return optimalGainNmS2
        * region2StartRadPerS
        * region2StartRadPerS
        / (region2StartRadPerS - region1EndRadPerS);
  }

  /** Torque over speed between the regions 2 and 3 [N m s]. */
  public double slope25NmS() {
    return mechanicalPowerW / region3StartRadPerS / (region3StartRadPerS - synchronousRadPerS);
  }

  /** Where the parabola of region 2 meets the line of region 2 1/2 [rad/s]. */
  public double region2EndRadPerS() {
    double slope = slope25NmS();
    return (slope - Math.sqrt(slope * (slope - 4 * optimalGainNmS2 * synchronousRadPerS)))
        / (2 * optimalGainNmS2);
  }
}
