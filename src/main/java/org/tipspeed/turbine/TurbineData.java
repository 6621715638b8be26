package org.tipspeed.turbine;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tipspeed.quantity.Check;
import org.tipspeed.quantity.Unit;
import org.tipspeed.turbine.TurbineDescription.SteadyState;
import org.tipspeed.wind.Site;

/**
 * The turbine in a simulator that does not describe it. Torque is on the high-speed side.
 *
 * @param name for people
 * @param hubHeightM height of the rotor centre [m]
 * @param rotorDiameterM [m]
 * @param gearRatio generator speed over rotor speed
 * @param ratedRotorSpeedRpm [rpm]
 * @param ratedGeneratorTorqueNm [N m]
 * @param generatorEfficiency electrical over mechanical power at the generator; if absent, what the
 *     probe measures
 * @param maxGeneratorTorqueNm [N m]
 * @param maxTorqueRateNmPerS [N m/s]
 * @param minPitchDeg [deg]
 * @param maxPitchDeg [deg]
 * @param maxPitchRateDegPerS [deg/s]
 * @param driveTrainInertiaKgM2 of rotor, shaft and generator, seen from the rotor [kg m2]
 * @param schedule steady operation, by rising wind speed
 */
@RecordBuilder
public record TurbineData(
    String name,
    double hubHeightM,
    double rotorDiameterM,
    double gearRatio,
    double ratedRotorSpeedRpm,
    double ratedGeneratorTorqueNm,
    Optional<Double> generatorEfficiency,
    double maxGeneratorTorqueNm,
    double maxTorqueRateNmPerS,
    double minPitchDeg,
    double maxPitchDeg,
    double maxPitchRateDegPerS,
    Optional<Double> driveTrainInertiaKgM2,
    List<SteadyPoint> schedule)
    implements TurbineDataBuilder.With {

  /**
   * One point of the schedule.
   *
   * @param windMps wind speed at hub height [m/s]
   * @param rotorSpeedRpm [rpm]
   * @param pitchDeg [deg]
   * @param generatorTorqueNm [N m]
   */
  public record SteadyPoint(
      double windMps, double rotorSpeedRpm, double pitchDeg, double generatorTorqueNm) {

    SteadyState steadyState() {
      return new SteadyState(
          windMps,
          new OperatingPoint(
              Unit.RPM.toSi(rotorSpeedRpm), Math.toRadians(pitchDeg), generatorTorqueNm));
    }
  }

  /**
   * The NREL 5 MW reference turbine as in QBlade's sample; figures and schedule from
   * NREL/TP-500-38060.
   */
  public static final TurbineData DEFAULTS =
      new TurbineData(
          "NREL 5 MW (QBlade)",
          90,
          126,
          97,
          12.1,
          43_093.55,
          Optional.empty(),
          47_402.91,
          15_000,
          0,
          90,
          8,
          Optional.empty(),
          List.of(
              new SteadyPoint(3, 6.972, 0, 606),
              new SteadyPoint(4, 7.183, 0, 2581),
              new SteadyPoint(5, 7.506, 0, 5611),
              new SteadyPoint(6, 7.942, 0, 9686),
              new SteadyPoint(7, 8.469, 0, 14_620),
              new SteadyPoint(8, 9.156, 0, 20_174),
              new SteadyPoint(9, 10.296, 0, 25_510),
              new SteadyPoint(10, 11.431, 0, 31_455),
              new SteadyPoint(11, 11.89, 0, 40_014),
              new SteadyPoint(11.4, 12.1, 0, 43_094),
              new SteadyPoint(12, 12.1, 3.823, 43_094),
              new SteadyPoint(13, 12.1, 6.602, 43_094),
              new SteadyPoint(14, 12.1, 8.668, 43_094),
              new SteadyPoint(15, 12.1, 10.45, 43_094),
              new SteadyPoint(17, 12.1, 13.536, 43_094),
              new SteadyPoint(19, 12.1, 16.226, 43_094),
              new SteadyPoint(21, 12.1, 18.699, 43_094),
              new SteadyPoint(23, 12.1, 21.177, 43_094),
              new SteadyPoint(25, 12.1, 23.469, 43_094)));

  public TurbineData {
    Check.positive("gear_ratio", gearRatio);
    Check.positive("rated_rotor_speed_rpm", ratedRotorSpeedRpm);
    Check.positive("rated_generator_torque_nm", ratedGeneratorTorqueNm);
    generatorEfficiency.ifPresent(value -> Check.upTo("generator_efficiency", value, 1));
    Check.positive("max_generator_torque_nm", maxGeneratorTorqueNm);
    Check.positive("max_torque_rate_nm_per_s", maxTorqueRateNmPerS);
    Check.positive("max_pitch_rate_deg_per_s", maxPitchRateDegPerS);
    driveTrainInertiaKgM2.ifPresent(value -> Check.positive("drive_train_inertia_kg_m2", value));
    Check.that(
        minPitchDeg < maxPitchDeg,
        "min_pitch_deg must be below max_pitch_deg (%s)".formatted(maxPitchDeg),
        minPitchDeg);
    new Site(hubHeightM, rotorDiameterM);
    schedule = List.copyOf(schedule);
    TurbineDescription.requireRising("schedule", states(schedule));
  }

  private static List<SteadyState> states(List<SteadyPoint> schedule) {
    return schedule.stream().map(SteadyPoint::steadyState).toList();
  }

  /** Where winds are to blow. */
  public Site site() {
    return new Site(hubHeightM, rotorDiameterM);
  }

  /** Steady operation, before anybody knows of losses or channels. */
  public OperatingPoint steadyStateAt(double windMps) {
    return description(1, Set.of()).steadyStateAt(windMps);
  }

  /**
   * @param efficiency of the generator
   * @param channels of the readings
   */
  public TurbineDescription description(double efficiency, Set<Channel> channels) {
    double ratedSpeed = Unit.RPM.toSi(ratedRotorSpeedRpm);
    return new TurbineDescription(
        name,
        site(),
        gearRatio,
        ratedSpeed,
        ratedGeneratorTorqueNm,
        ratedGeneratorTorqueNm * ratedSpeed * gearRatio * efficiency,
        efficiency,
        maxGeneratorTorqueNm,
        maxTorqueRateNmPerS,
        Math.toRadians(minPitchDeg),
        Math.toRadians(maxPitchDeg),
        Math.toRadians(maxPitchRateDegPerS),
        driveTrainInertiaKgM2,
        states(schedule),
        channels);
  }
}
