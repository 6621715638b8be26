package org.tipspeed.turbine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tipspeed.quantity.Check;
import org.tipspeed.wind.Site;

/**
 * What a controller or a task may know of a turbine before it runs. It may come from a file that is
 * anybody's: every number is finite and within what a turbine could be.
 *
 * @param name for people
 * @param site hub height and rotor diameter
 * @param gearRatio generator speed over rotor speed
 * @param ratedRotorSpeedRadPerS [rad/s]
 * @param ratedGeneratorTorqueNm high-speed side [N m]
 * @param ratedPowerW electrical [W]
 * @param generatorEfficiency electrical over mechanical power at the generator
 * @param maxGeneratorTorqueNm high-speed side [N m]
 * @param maxTorqueRateNmPerS high-speed side [N m/s]
 * @param minPitchRad [rad]
 * @param maxPitchRad [rad]
 * @param maxPitchRateRadPerS [rad/s]
 * @param driveTrainInertiaKgM2 of rotor, shaft and generator, seen from the rotor [kg m2]; empty if
 *     the simulator does not say
 * @param steadyStates the schedule of steady operation, by rising wind speed; may be empty
 * @param design what its controller is designed with; empty if the simulator does not say
 * @param channels what its readings contain
 */
public record TurbineDescription(
    String name,
    Site site,
    double gearRatio,
    double ratedRotorSpeedRadPerS,
    double ratedGeneratorTorqueNm,
    double ratedPowerW,
    double generatorEfficiency,
    double maxGeneratorTorqueNm,
    double maxTorqueRateNmPerS,
    double minPitchRad,
    double maxPitchRad,
    double maxPitchRateRadPerS,
    Optional<Double> driveTrainInertiaKgM2,
    List<SteadyState> steadyStates,
    Optional<TurbineDesign> design,
    Set<Channel> channels) {

  /**
   * One point of the steady schedule.
   *
   * @param windMps wind speed at hub height [m/s]
   * @param point operation there
   */
  public record SteadyState(double windMps, OperatingPoint point) {}

  private static final double LONGEST_M = 1000;
  private static final double FASTEST = 1e4;
  private static final double MOST = 1e12;
  private static final double TURN_RAD = 2 * Math.PI;

  /** A schedule approaches rated power without quite meeting it. */
  private static final double SHARE_OF_RATED_POWER = 0.995;

  public TurbineDescription {
    Check.that(name.length() <= 200, "name must have at most 200 characters", name.length());
    Check.upTo("hub_height_m", site.hubHeightM(), LONGEST_M);
    Check.upTo("rotor_diameter_m", site.rotorDiameterM(), LONGEST_M);
    Check.upTo("gear_ratio", gearRatio, FASTEST);
    Check.upTo("rated_rotor_speed_rad_per_s", ratedRotorSpeedRadPerS, FASTEST);
    Check.upTo("rated_generator_torque_nm", ratedGeneratorTorqueNm, MOST);
    Check.upTo("rated_power_w", ratedPowerW, MOST);
    Check.upTo("generator_efficiency", generatorEfficiency, 1);
    Check.upTo("max_generator_torque_nm", maxGeneratorTorqueNm, MOST);
    Check.upTo("max_torque_rate_nm_per_s", maxTorqueRateNmPerS, MOST);
    Check.within("min_pitch_rad", minPitchRad, -TURN_RAD, TURN_RAD);
    Check.within("max_pitch_rad", maxPitchRad, -TURN_RAD, TURN_RAD);
    Check.that(minPitchRad < maxPitchRad, "min_pitch_rad must be below max_pitch_rad", minPitchRad);
    Check.upTo("max_pitch_rate_rad_per_s", maxPitchRateRadPerS, FASTEST);
    driveTrainInertiaKgM2.ifPresent(
        inertia -> Check.upTo("drive_train_inertia_kg_m2", inertia, MOST));
    steadyStates = List.copyOf(steadyStates);
    requireRising("steady_states", steadyStates);
    channels = Set.copyOf(channels);
  }

  /**
   * @param key of the schedule, for the message
   * @throws IllegalArgumentException if a wind is not above the one before
   */
  public static void requireRising(String key, List<SteadyState> states) {
    for (int i = 1; i < states.size(); i++) {
      double windMps = states.get(i).windMps();
      Check.that(
          windMps > states.get(i - 1).windMps(), key + " must be by rising wind speed", windMps);
    }
  }

  /** A turbine of which nothing is known but its name plate and its schedule. */
  public TurbineDescription(
      String name,
      Site site,
      double gearRatio,
      double ratedRotorSpeedRadPerS,
      double ratedGeneratorTorqueNm,
      double ratedPowerW,
      double generatorEfficiency,
      double maxGeneratorTorqueNm,
      double maxTorqueRateNmPerS,
      double minPitchRad,
      double maxPitchRad,
      double maxPitchRateRadPerS,
      Optional<Double> driveTrainInertiaKgM2,
      List<SteadyState> steadyStates,
      Set<Channel> channels) {
    this(
        name,
        site,
        gearRatio,
        ratedRotorSpeedRadPerS,
        ratedGeneratorTorqueNm,
        ratedPowerW,
        generatorEfficiency,
        maxGeneratorTorqueNm,
        maxTorqueRateNmPerS,
        minPitchRad,
        maxPitchRad,
        maxPitchRateRadPerS,
        driveTrainInertiaKgM2,
        steadyStates,
        Optional.empty(),
        channels);
  }

  /** The same, with what its controller is designed with. */
  public TurbineDescription withDesign(Optional<TurbineDesign> known) {
    return new TurbineDescription(
        name,
        site,
        gearRatio,
        ratedRotorSpeedRadPerS,
        ratedGeneratorTorqueNm,
        ratedPowerW,
        generatorEfficiency,
        maxGeneratorTorqueNm,
        maxTorqueRateNmPerS,
        minPitchRad,
        maxPitchRad,
        maxPitchRateRadPerS,
        driveTrainInertiaKgM2,
        steadyStates,
        known,
        channels);
  }

  /**
   * This machine, run as another one is: with that one's rated values, limits and schedule. What
   * readings of it mean (gear ratio, losses, size, inertia) stays.
   */
  public TurbineDescription operatedAs(TurbineDescription other) {
    return new TurbineDescription(
        name,
        site,
        gearRatio,
        other.ratedRotorSpeedRadPerS,
        other.ratedGeneratorTorqueNm,
        other.ratedPowerW,
        generatorEfficiency,
        other.maxGeneratorTorqueNm,
        other.maxTorqueRateNmPerS,
        other.minPitchRad,
        other.maxPitchRad,
        other.maxPitchRateRadPerS,
        driveTrainInertiaKgM2,
        other.steadyStates,
        other.design.or(() -> design),
        channels);
  }

  public double rotorRadiusM() {
    return site.rotorDiameterM() / 2;
  }

  public double ratedGeneratorSpeedRadPerS() {
    return ratedRotorSpeedRadPerS * gearRatio;
  }

  /**
   * Where the schedule reaches rated power [m/s], interpolated; NaN if there is no schedule or it
   * stays below.
   */
  public double ratedWindMps() {
    double wanted = SHARE_OF_RATED_POWER * ratedPowerW;
    for (int i = 0; i < steadyStates.size(); i++) {
      if (powerW(steadyStates.get(i)) >= wanted) {
        return i == 0
            ? steadyStates.get(0).windMps()
            : windBetween(steadyStates.get(i - 1), steadyStates.get(i), wanted);
      }
    }
    return Double.NaN;
  }

  private double windBetween(SteadyState low, SteadyState high, double powerW) {
    double share = (powerW - powerW(low)) / (powerW(high) - powerW(low));
    return low.windMps() + share * (high.windMps() - low.windMps());
  }

  private double powerW(SteadyState state) {
    return state.point().rotorSpeedRadPerS()
        * gearRatio
        * state.point().generatorTorqueNm()
        * generatorEfficiency;
  }

  /** Steady operation at a wind speed, interpolated; outside the schedule its nearest end. */
  public OperatingPoint steadyStateAt(double windMps) {
    requireSchedule();
    int upper = 0;
    while (upper < steadyStates.size() && steadyStates.get(upper).windMps() < windMps) {
      upper++;
    }
    if (upper == 0) {
      return steadyStates.get(0).point();
    }
    if (upper == steadyStates.size()) {
      return steadyStates.get(upper - 1).point();
    }
    return between(steadyStates.get(upper - 1), steadyStates.get(upper), windMps);
  }

  /**
   * Torque of steady operation at a rotor speed, interpolated; outside the schedule its nearest
   * end. Where several winds share a speed, as above rated, the weakest counts.
   *
   * @return generator torque [N m]
   */
  public double steadyTorqueAt(double rotorSpeedRadPerS) {
    requireSchedule();
    OperatingPoint below = steadyStates.get(0).point();
    for (SteadyState state : steadyStates) {
      OperatingPoint above = state.point();
      if (above.rotorSpeedRadPerS() >= rotorSpeedRadPerS) {
        double width = above.rotorSpeedRadPerS() - below.rotorSpeedRadPerS();
        double share = width > 0 ? (rotorSpeedRadPerS - below.rotorSpeedRadPerS()) / width : 1;
        double torque = mix(below.generatorTorqueNm(), above.generatorTorqueNm(), share);
        return share < 0 ? above.generatorTorqueNm() : torque;
      }
      below = above;
    }
    return below.generatorTorqueNm();
  }

  private void requireSchedule() {
    if (steadyStates.isEmpty()) {
      throw new IllegalStateException(name + " has no schedule of steady states");
    }
  }

  private static OperatingPoint between(SteadyState low, SteadyState high, double windMps) {
    double share = (windMps - low.windMps()) / (high.windMps() - low.windMps());
    OperatingPoint a = low.point();
    OperatingPoint b = high.point();
    return new OperatingPoint(
        mix(a.rotorSpeedRadPerS(), b.rotorSpeedRadPerS(), share),
        mix(a.pitchRad(), b.pitchRad(), share),
        mix(a.generatorTorqueNm(), b.generatorTorqueNm(), share));
  }

  private static double mix(double from, double to, double share) {
    return from + share * (to - from);
  }
}
