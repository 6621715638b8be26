package org.tipspeed.control;

import java.util.Locale;
import org.tipspeed.quantity.Limit;
import org.tipspeed.quantity.Unit;
import org.tipspeed.turbine.PerBlade;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineReading;

/**
 * The variable-speed, pitch-to-feather controller of the NREL 5 MW reference turbine (Jonkman et
 * al., NREL/TP-500-38060, as coded in OpenFAST's DISCON.F90). Its only input for decisions is the
 * generator speed, low-pass filtered. For any control interval from 0.01 to 0.1 s.
 */
public final class Nrel5MwBaseline implements Controller {

  private static final double GEAR_RATIO = 97;
  private static final double RATED_RAD_PER_S = 122.9096;

  /** Simulators and projects round their rated values differently. */
  private static final double TOLERANCE = 0.03;

  private static final double FILTER_RAD_PER_S = 1.570796;

  private static final double REGION_1_END_RAD_PER_S = 70.16224;
  private static final double REGION_2_START_RAD_PER_S = 91.21091;
  private static final double REGION_3_START_RAD_PER_S = 121.6805;
  private static final double REGION_3_PITCH_RAD = Math.toRadians(1);
  private static final double OPTIMAL_GAIN = 2.332287;
  private static final double SLIP_PERCENT = 10;
  private static final double MECHANICAL_POWER_W = 5_296_610;
  private static final double MAX_TORQUE_NM = 47_402.91;
  private static final double MAX_TORQUE_RATE_NM_PER_S = 15_000;

  private static final double REFERENCE_RAD_PER_S = RATED_RAD_PER_S;
  private static final double PROPORTIONAL_S = 0.01882681;
  private static final double INTEGRAL = 0.008068634;
  private static final double GAIN_HALVED_AT_RAD = 0.1099965;
  private static final double MIN_PITCH_RAD = 0;
  private static final double MAX_PITCH_RAD = Math.PI / 2;
  private static final double MAX_PITCH_RATE_RAD_PER_S = 0.1396263;

  private static final double SYNCHRONOUS_RAD_PER_S =
      REGION_3_START_RAD_PER_S / (1 + SLIP_PERCENT / 100);
  private static final double SLOPE_1_5 =
      OPTIMAL_GAIN
          * REGION_2_START_RAD_PER_S
          * REGION_2_START_RAD_PER_S
          / (REGION_2_START_RAD_PER_S - REGION_1_END_RAD_PER_S);
  private static final double SLOPE_2_5 =
      MECHANICAL_POWER_W
          / REGION_3_START_RAD_PER_S
          / (REGION_3_START_RAD_PER_S - SYNCHRONOUS_RAD_PER_S);

  /** Where the parabola of region 2 meets the line of region 2 1/2. */
  private static final double REGION_2_END_RAD_PER_S =
      (SLOPE_2_5 - Math.sqrt(SLOPE_2_5 * (SLOPE_2_5 - 4 * OPTIMAL_GAIN * SYNCHRONOUS_RAD_PER_S)))
          / (2 * OPTIMAL_GAIN);

  private double intervalS;
  private double filterMemory;

  private double filteredRadPerS;
  private double lastTorqueNm;
  private double lastPitchRad;
  private double speedErrorIntegralRad;
  private boolean first;

  @Override
  public String name() {
    return Baselines.NAME;
  }

  /**
   * Its torque law and gains are those of one turbine; on another it would ask for the wrong power
   * in silence.
   *
   * @throws ControllerException if the turbine is not the NREL 5 MW
   */
  static void requireFits(TurbineDescription turbine) {
    boolean fits =
        isNear(turbine.gearRatio(), GEAR_RATIO)
            && isNear(turbine.ratedGeneratorSpeedRadPerS(), RATED_RAD_PER_S)
            && isNear(turbine.ratedGeneratorTorqueNm(), MECHANICAL_POWER_W / RATED_RAD_PER_S);
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
  }

  private static boolean isNear(double value, double wanted) {
    return Math.abs(value / wanted - 1) <= TOLERANCE;
  }

  /**
   * @throws ControllerException if the turbine is not the NREL 5 MW
   */
  @Override
  public void start(TurbineDescription turbine, TurbineReading reading, double controlIntervalS) {
    requireFits(turbine);
    intervalS = controlIntervalS;
    filterMemory = Math.exp(-controlIntervalS * FILTER_RAD_PER_S);
    filteredRadPerS = reading.generatorSpeedRadPerS();
    lastPitchRad = reading.pitchRad().first();
    speedErrorIntegralRad = lastPitchRad / (gainFactor() * INTEGRAL);
    first = true;
  }

  @Override
  public TurbineCommand command(TurbineReading reading) {
    filteredRadPerS =
        (1 - filterMemory) * reading.generatorSpeedRadPerS() + filterMemory * filteredRadPerS;
    double torqueNm = limitedTorque(torqueNm());
    PerBlade measured = reading.pitchRad();
    double pitchRad = pitchRad();
    PerBlade pitch =
        new PerBlade(
            towards(pitchRad, measured.first()),
            towards(pitchRad, measured.second()),
            towards(pitchRad, measured.third()));
    lastPitchRad = pitch.first();
    return new TurbineCommand(torqueNm, pitch, 0);
  }

  /** The torque law; the order of the tests matters. */
  private double torqueNm() {
    double speed = filteredRadPerS;
    if (speed >= REGION_3_START_RAD_PER_S || lastPitchRad >= REGION_3_PITCH_RAD) {
      return MECHANICAL_POWER_W / speed;
    }
    if (speed <= REGION_1_END_RAD_PER_S) {
      return 0;
    }
    if (speed < REGION_2_START_RAD_PER_S) {
      return SLOPE_1_5 * (speed - REGION_1_END_RAD_PER_S);
    }
    if (speed < REGION_2_END_RAD_PER_S) {
      return OPTIMAL_GAIN * speed * speed;
    }
    return SLOPE_2_5 * (speed - SYNCHRONOUS_RAD_PER_S);
  }

  private double limitedTorque(double wantedNm) {
    double torqueNm = Limit.clip(wantedNm, -MAX_TORQUE_NM, MAX_TORQUE_NM);
    if (!first) {
      double changeNm = MAX_TORQUE_RATE_NM_PER_S * intervalS;
      torqueNm = Limit.clip(torqueNm, lastTorqueNm - changeNm, lastTorqueNm + changeNm);
    }
    first = false;
    lastTorqueNm = torqueNm;
    return torqueNm;
  }

  /** Gain-scheduled PI on the speed error, the integral held within the pitch range. */
  private double pitchRad() {
    double factor = gainFactor();
    double error = filteredRadPerS - REFERENCE_RAD_PER_S;
    speedErrorIntegralRad =
        Limit.clip(
            speedErrorIntegralRad + error * intervalS,
            MIN_PITCH_RAD / (factor * INTEGRAL),
            MAX_PITCH_RAD / (factor * INTEGRAL));
    double pitchRad = factor * (PROPORTIONAL_S * error + INTEGRAL * speedErrorIntegralRad);
    return Limit.clip(pitchRad, MIN_PITCH_RAD, MAX_PITCH_RAD);
  }

  private double gainFactor() {
    return 1 / (1 + lastPitchRad / GAIN_HALVED_AT_RAD);
  }

  private double towards(double wantedRad, double measuredRad) {
    double changeRad = MAX_PITCH_RATE_RAD_PER_S * intervalS;
    return Limit.clip(wantedRad, measuredRad - changeRad, measuredRad + changeRad);
  }
}
