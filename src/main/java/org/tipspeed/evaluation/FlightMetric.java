package org.tipspeed.evaluation;

import static org.tipspeed.evaluation.FlightMetric.Preference.HIGHER;
import static org.tipspeed.evaluation.FlightMetric.Preference.LOWER;
import static org.tipspeed.evaluation.FlightMetric.Preference.NONE;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.tipspeed.turbine.Channel;

/**
 * A figure that sums up a flight. All are taken after the skipped transient, except the reward; all
 * are absent if the simulator lacks the channel.
 */
public enum FlightMetric {
  ENERGY("energy_kwh", "Energy", "kWh", HIGHER, FlightWindow::energyKwh),
  MEAN_POWER("mean_power_kw", "Mean power", "kW", HIGHER, w -> w.mean(Channel.ELECTRICAL_POWER)),
  POWER_STD("power_std_kw", "Power std", "kW", LOWER, w -> w.std(Channel.ELECTRICAL_POWER)),
  GENERATOR_SPEED_STD(
      "generator_speed_std_rpm",
      "Generator speed std",
      "rpm",
      LOWER,
      w -> w.std(Channel.GENERATOR_SPEED)),
  GENERATOR_SPEED_MAX(
      "generator_speed_max_rpm",
      "Generator speed max",
      "rpm",
      LOWER,
      w -> w.max(Channel.GENERATOR_SPEED)),
  OVERSPEED_COUNT("overspeed_count", "Overspeeds", "", LOWER, FlightWindow::overspeedCount),
  PITCH_TRAVEL("pitch_travel_deg", "Pitch travel", "deg", LOWER, w -> w.travel(FlightWindow.PITCH)),
  TORQUE_TRAVEL(
      "torque_travel_knm", "Torque travel", "kN m", LOWER, w -> w.travel(Channel.GENERATOR_TORQUE)),
  TOWER_BASE_FA_DEL(
      "tower_base_fa_del_knm",
      "Tower base fore-aft DEL",
      "kN m",
      LOWER,
      w -> w.towerLoad(Channel.TOWER_BASE_MOMENT_FA)),
  BLADE_ROOT_OOP_DEL(
      "blade_root_oop_del_knm",
      "Blade root out-of-plane DEL",
      "kN m",
      LOWER,
      w -> w.bladeLoad(FlightWindow.OUT_OF_PLANE)),
  REWARD("reward", "Reward", "", HIGHER, FlightWindow::reward),

  TOWER_BASE_SS_DEL(
      "tower_base_ss_del_knm",
      "Tower base side-side DEL",
      "kN m",
      LOWER,
      w -> w.towerLoad(Channel.TOWER_BASE_MOMENT_SS)),
  BLADE_ROOT_IP_DEL(
      "blade_root_ip_del_knm",
      "Blade root in-plane DEL",
      "kN m",
      LOWER,
      w -> w.bladeLoad(FlightWindow.IN_PLANE)),
  TOWER_BASE_FA_EXTREME(
      "tower_base_fa_extreme_knm",
      "Tower base fore-aft extreme",
      "kN m",
      LOWER,
      w -> w.extreme(Channel.TOWER_BASE_MOMENT_FA)),
  TOWER_BASE_SS_EXTREME(
      "tower_base_ss_extreme_knm",
      "Tower base side-side extreme",
      "kN m",
      LOWER,
      w -> w.extreme(Channel.TOWER_BASE_MOMENT_SS)),
  BLADE_ROOT_OOP_EXTREME(
      "blade_root_oop_extreme_knm",
      "Blade root out-of-plane extreme",
      "kN m",
      LOWER,
      w -> w.extreme(FlightWindow.OUT_OF_PLANE)),
  BLADE_ROOT_IP_EXTREME(
      "blade_root_ip_extreme_knm",
      "Blade root in-plane extreme",
      "kN m",
      LOWER,
      w -> w.extreme(FlightWindow.IN_PLANE)),
  TOWER_TOP_FA_DISPLACEMENT_EXTREME(
      "tower_top_fa_displacement_extreme_m",
      "Tower top fore-aft extreme",
      "m",
      LOWER,
      w -> w.extreme(Channel.TOWER_TOP_DISPLACEMENT_FA)),
  TOWER_TOP_FA_ACCELERATION_STD(
      "tower_top_fa_acceleration_std_mps2",
      "Tower top fore-aft acceleration std",
      "m/s²",
      LOWER,
      w -> w.std(Channel.TOWER_TOP_ACCELERATION_FA)),
  THRUST_MEAN("thrust_mean_kn", "Thrust mean", "kN", NONE, w -> w.mean(Channel.AERO_THRUST)),
  THRUST_MAX("thrust_max_kn", "Thrust max", "kN", LOWER, w -> w.max(Channel.AERO_THRUST)),
  OVERSPEED_TIME("overspeed_time_s", "Overspeed time", "s", LOWER, FlightWindow::overspeedTimeS),
  GENERATOR_SPEED_MEAN(
      "generator_speed_mean_rpm",
      "Generator speed mean",
      "rpm",
      NONE,
      w -> w.mean(Channel.GENERATOR_SPEED)),
  GENERATOR_SPEED_STD_ABOVE_RATED(
      "generator_speed_std_above_rated_rpm",
      "Generator speed std above rated",
      "rpm",
      LOWER,
      FlightWindow::speedStdAboveRatedRpm),
  PITCH_TRAVEL_ABOVE_RATED(
      "pitch_travel_above_rated_deg",
      "Pitch travel above rated",
      "deg",
      LOWER,
      FlightWindow::pitchTravelAboveRatedDeg),
  TIME_ABOVE_RATED(
      "time_above_rated_s", "Time above rated wind", "s", NONE, FlightWindow::timeAboveRatedS),
  PITCH_DUTY("pitch_duty", "Pitch duty cycle", "", LOWER, FlightWindow::pitchDuty),
  PITCH_RATE_MAX(
      "pitch_rate_max_degps", "Pitch rate max", "deg/s", LOWER, FlightWindow::pitchRateMaxDegPerS),
  TORQUE_RATE_RMS(
      "torque_rate_rms_knmps",
      "Torque rate rms",
      "kN m/s",
      LOWER,
      FlightWindow::torqueRateRmsKnmPerS),
  POWER_MAX("power_max_kw", "Power max", "kW", NONE, w -> w.max(Channel.ELECTRICAL_POWER)),
  WIND_MEAN("wind_mean_mps", "Hub wind mean", "m/s", NONE, w -> w.mean(Channel.HUB_WIND)),
  WIND_STD("wind_std_mps", "Hub wind std", "m/s", NONE, w -> w.std(Channel.HUB_WIND)),
  ANALYSED_TIME("analysed_s", "Analysed time", "s", NONE, FlightWindow::durationS),
  /** Nobody is paid for more than rated power, and a controller that takes more is not better. */
  ENERGY_TO_RATED(
      "energy_to_rated_kwh",
      "Energy up to rated power",
      "kWh",
      HIGHER,
      FlightWindow::energyToRatedKwh),
  TIME_ABOVE_RATED_POWER(
      "time_above_rated_power_s",
      "Time above 1.01 rated power",
      "s",
      LOWER,
      FlightWindow::timeAboveRatedPowerS),
  /** As {@link #PITCH_DUTY}, whose key in files says nothing of percent. */
  PITCH_DUTY_PERCENT(
      "pitch_duty_percent", "Pitch actuator duty", "%", LOWER, w -> 100 * w.pitchDuty());

  /** In the order of tables; the order above is that of columns in files and of random draws. */
  private static final List<FlightMetric> MAIN =
      List.of(
          ENERGY,
          ENERGY_TO_RATED,
          MEAN_POWER,
          POWER_MAX,
          TIME_ABOVE_RATED_POWER,
          POWER_STD,
          GENERATOR_SPEED_MEAN,
          GENERATOR_SPEED_STD,
          GENERATOR_SPEED_MAX,
          OVERSPEED_COUNT,
          PITCH_TRAVEL,
          PITCH_DUTY_PERCENT,
          TORQUE_TRAVEL,
          TOWER_BASE_FA_DEL,
          BLADE_ROOT_OOP_DEL,
          REWARD);

  /** What of several flights only the highest counts: the mean of maxima is nobody's maximum. */
  private static final Set<FlightMetric> EXTREMES =
      EnumSet.of(
          GENERATOR_SPEED_MAX,
          POWER_MAX,
          THRUST_MAX,
          PITCH_RATE_MAX,
          TOWER_BASE_FA_EXTREME,
          TOWER_BASE_SS_EXTREME,
          BLADE_ROOT_OOP_EXTREME,
          BLADE_ROOT_IP_EXTREME,
          TOWER_TOP_FA_DISPLACEMENT_EXTREME);

  /** Which way a controller should push a figure. */
  public enum Preference {
    HIGHER,
    LOWER,
    /** Describes the flight and judges nobody. */
    NONE
  }

  private final String key;
  private final String label;
  private final String unit;
  private final Preference preference;
  private final ToDoubleFunction<FlightWindow> formula;

  FlightMetric(
      String key,
      String label,
      String unit,
      Preference preference,
      ToDoubleFunction<FlightWindow> formula) {
    this.key = key;
    this.label = label;
    this.unit = unit;
    this.preference = preference;
    this.formula = formula;
  }

  /** The metric of a key, if it is one that judges. */
  public static Optional<FlightMetric> judging(String key) {
    return Arrays.stream(values())
        .filter(metric -> metric.preference != NONE && metric.key.equals(key))
        .findFirst();
  }

  /** Name in files, ending in the unit. */
  public String key() {
    return key;
  }

  /** Name for people, without the unit. */
  public String label() {
    return label;
  }

  /** Unit for people; empty for a plain number. */
  public String unit() {
    return unit;
  }

  public Preference preference() {
    return preference;
  }

  /** Those of {@link #headline()}, in the order of tables. */
  public static List<FlightMetric> headlines() {
    return MAIN;
  }

  /** Whether it belongs into every table; the others are for a closer look. */
  public boolean headline() {
    return MAIN.contains(this);
  }

  /** Whether it is the largest value in a flight, so that of several flights the highest counts. */
  public boolean extreme() {
    return EXTREMES.contains(this);
  }

  /** NaN if absent. */
  double of(FlightWindow window) {
    return formula.applyAsDouble(window);
  }
}
