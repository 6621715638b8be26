package org.tipspeed.control;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tipspeed.quantity.Unit;
import org.tipspeed.turbine.BaselineSettings;
import org.tipspeed.turbine.PublishedLaw;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineDesign;

/**
 * Numbers of a {@link ClassicalController}, as published or designed by {@link BaselineDesign}.
 *
 * @param law regions of torque, and the PI of pitch
 * @param sensitivityPerRad2 by how much the rotor's sensitivity to pitch grows with the square of
 *     pitch besides, over that at zero pitch [1/rad2]
 * @param constantTorque whether torque is constant above rated, and not power
 * @param setPointSmoothing by which share of the reference the speed that pitch holds is raised
 *     while there is no torque
 * @param towerDamper what pitch does for the tower
 * @param minimumPitch lower end of the pitch over the wind of the last seconds, by rising wind;
 *     empty for that of the law in any wind
 */
public record ClassicalParameters(
    PublishedLaw law,
    double sensitivityPerRad2,
    boolean constantTorque,
    double setPointSmoothing,
    Optional<TowerDamper> towerDamper,
    List<LeastPitch> minimumPitch) {

  /**
   * Pitch that follows the velocity of the tower's top.
   *
   * @param gainRadSPerM pitch over velocity downwind [rad/(m/s)]
   * @param cornerRadPerS slower motion is not answered [rad/s]
   */
  public record TowerDamper(double gainRadSPerM, double cornerRadPerS) {}

  /**
   * @param windMps [m/s]
   * @param pitchRad [rad]
   */
  public record LeastPitch(double windMps, double pitchRad) {}

  /** Simulators and projects round their rated values differently. */
  private static final double TOLERANCE = 0.03;

  public ClassicalParameters {
    minimumPitch = List.copyOf(minimumPitch);
  }

  /**
   * Those of a turbine. A torque law and gains of another one would ask for the wrong power in
   * silence.
   *
   * @throws ControllerException if the turbine does not say enough of itself, or what it says does
   *     not fit together
   */
  public static ClassicalParameters of(TurbineDescription turbine) {
    TurbineDesign design =
        turbine
            .design()
            .orElseThrow(() -> none(turbine, "nothing says how its rotor answers to pitch"));
    BaselineSettings wanted = design.baseline();
    if (wanted.published().isPresent()) {
      PublishedLaw law = wanted.published().get();
      requireFits(turbine, law);
      return new ClassicalParameters(law, 0, false, 0, Optional.empty(), List.of());
    }
    return new BaselineDesign(turbine, design).parameters();
  }

  static ControllerException none(TurbineDescription turbine, String why) {
    return new ControllerException(
        String.format(
            Locale.ROOT,
            "there is no baseline for %s (gear ratio %.4g, rated generator speed %.4g rpm and"
                + " torque %.4g kN m): %s; name a turbine that says it, or a controller library as"
                + " reference.library in the settings or in --against",
            turbine.name(),
            turbine.gearRatio(),
            Unit.RPM.fromSi(turbine.ratedGeneratorSpeedRadPerS()),
            turbine.ratedGeneratorTorqueNm() / 1e3,
            why));
  }

  private static void requireFits(TurbineDescription turbine, PublishedLaw law) {
    double torqueNm = law.mechanicalPowerW() / law.referenceRadPerS();
    if (!isNear(turbine.ratedGeneratorSpeedRadPerS(), law.referenceRadPerS())
        || !isNear(turbine.ratedGeneratorTorqueNm(), torqueNm)) {
      throw none(
          turbine,
          String.format(
              Locale.ROOT,
              "the published one is for %.4g rpm and %.4g kN m",
              Unit.RPM.fromSi(law.referenceRadPerS()),
              torqueNm / 1e3));
    }
  }

  private static boolean isNear(double value, double wanted) {
    return Math.abs(value / wanted - 1) <= TOLERANCE;
  }

  /** What the controller library of {@code native/controller} has not, by its key. */
  public Optional<String> unknownToLibrary() {
    if (towerDamper.isPresent()) {
      return Optional.of("tower_damping");
    }
    return minimumPitch.isEmpty() ? Optional.empty() : Optional.of("minimum_pitch: schedule");
  }

  /** Torque over speed between the regions 1 and 2 [N m s]. */
  public double slope15NmS() {
    return law.optimalGainNmS2()
        * law.region2StartRadPerS()
        * law.region2StartRadPerS()
        / (law.region2StartRadPerS() - law.region1EndRadPerS());
  }

  /** Torque over speed between the regions 2 and 3 [N m s]. */
  public double slope25NmS() {
    return law.mechanicalPowerW()
        / law.region3StartRadPerS()
        / (law.region3StartRadPerS() - law.synchronousRadPerS());
  }

  /** Where the parabola of region 2 meets the line of region 2 1/2 [rad/s]. */
  public double region2EndRadPerS() {
    double slope = slope25NmS();
    return (slope
            - Math.sqrt(slope * (slope - 4 * law.optimalGainNmS2() * law.synchronousRadPerS())))
        / (2 * law.optimalGainNmS2());
  }
}
