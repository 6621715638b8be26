package org.tipspeed.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tipspeed.evaluation.FlightMetric.*;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tipspeed.support.ScriptedController;
import org.tipspeed.support.ScriptedTurbine;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.PerBlade;
import org.tipspeed.turbine.TurbineCommand;

class FlightMetricsTest {

  private static final double RPM = Math.PI / 30;

  private final ScriptedTurbine turbine = new ScriptedTurbine();

  @Test
  void keys_areThoseOfTheFileContract() {
    Set<String> keys =
        Arrays.stream(FlightMetric.values()).map(FlightMetric::key).collect(Collectors.toSet());
    assertEquals(FlightMetric.values().length, keys.size());
    assertTrue(
        keys.containsAll(
            Set.of(
                "energy_kwh",
                "mean_power_kw",
                "power_std_kw",
                "generator_speed_std_rpm",
                "generator_speed_max_rpm",
                "overspeed_count",
                "pitch_travel_deg",
                "torque_travel_knm",
                "tower_base_fa_del_knm",
                "blade_root_oop_del_knm",
                "reward")));
  }

  @Test
  void risingPower_hasTheEnergyOfItsAreaAfterTheTransient() {
    turbine.with(Channel.ELECTRICAL_POWER, t -> 10_000 * t);
    FlightMetrics metrics = fly(90);
    assertEquals(60 * 600 / 3600.0, value(metrics, ENERGY), 1e-9, "60 s at 600 kW on average");
    assertEquals(600, value(metrics, MEAN_POWER), 1e-9);
    assertEquals(60, value(metrics, ANALYSED_TIME), 1e-9);
    assertEquals(90, metrics.durationS(), 1e-9);
  }

  /** Rated are 4.8 MW: power rises from 4.2 MW by 10 kW a second, to 5.4 MW 120 s later. */
  @Test
  void powerPastRated_countsForEnergyUpToRatedNoMoreThanRated() {
    turbine.with(Channel.ELECTRICAL_POWER, t -> 1e3 * (4200 + 10 * (t - 30)));
    FlightMetrics metrics = fly(150);
    assertEquals(120 * 4800 / 3600.0, value(metrics, ENERGY), 1e-6);
    double below = 60 * 4500 / 3600.0;
    double clipped = 60 * 4800 / 3600.0;
    assertEquals(below + clipped, value(metrics, ENERGY_TO_RATED), 1e-6);
    assertEquals(5400, value(metrics, POWER_MAX), 1e-9);
    assertEquals(4800, value(metrics, MEAN_POWER), 1e-9);
    assertEquals(
        (5400 - 1.01 * 4800) / 10, value(metrics, TIME_ABOVE_RATED_POWER), 0.1 + 1e-9, "1.01");
  }

  @Test
  void powerUpToRated_isAllTheEnergyThereIs() {
    turbine.with(Channel.ELECTRICAL_POWER, 4.8e6);
    FlightMetrics metrics = fly(60);
    assertEquals(value(metrics, ENERGY), value(metrics, ENERGY_TO_RATED));
    assertEquals(0, value(metrics, TIME_ABOVE_RATED_POWER));
  }

  @Test
  void meanSpeed_isThatAfterTheTransient() {
    turbine.with(Channel.GENERATOR_SPEED, t -> t < 29.95 ? 0 : 100 + (t - 30) / 3);
    assertEquals(105 / RPM, value(fly(60), GENERATOR_SPEED_MEAN), 1e-9);
  }

  /** Sweeps of 12 deg in 3 s and 3 s of rest: 2 deg/s on average. */
  @ParameterizedTest
  @CsvSource({"8, 25", "10, 20"})
  void pitchDuty_isTheMeanRateOverTheTurbinesOwnLimit(double limitDegPerS, double percent) {
    turbine.withMaxPitchRate(Math.toRadians(limitDegPerS));
    for (Channel blade : FlightWindow.PITCH) {
      turbine.with(blade, t -> Math.toRadians(4 * Math.max(Math.abs(t % 12 - 6) - 3, 0)));
    }
    FlightMetrics metrics = fly(30 + 120);
    assertEquals(percent, value(metrics, PITCH_DUTY_PERCENT), 1e-6);
    assertEquals(percent / 100, value(metrics, PITCH_DUTY), 1e-8);
  }

  @Test
  void mainMetrics_areThoseThatAreAskedForFirst() {
    assertTrue(
        FlightMetric.headlines()
            .containsAll(
                Set.of(
                    ENERGY_TO_RATED,
                    TIME_ABOVE_RATED_POWER,
                    POWER_MAX,
                    GENERATOR_SPEED_MEAN,
                    PITCH_DUTY_PERCENT)));
    assertTrue(GENERATOR_SPEED_MAX.headline());
    assertFalse(PITCH_DUTY.headline());
  }

  @Test
  void everyMaximumAndExtreme_isAnExtreme() {
    for (FlightMetric metric : FlightMetric.values()) {
      boolean named = metric.key().contains("_max_") || metric.key().contains("_extreme_");
      assertEquals(named, metric.extreme(), metric.key());
    }
  }

  @Test
  void sines_haveTheirKnownEquivalentLoads() {
    turbine
        .with(Channel.TOWER_BASE_MOMENT_FA, t -> 1e6 * Math.sin(2 * Math.PI * t))
        .with(Channel.ROOT_OOP_MOMENT_1, t -> 5e6 + 2e6 * Math.sin(2 * Math.PI * t))
        .with(Channel.ROOT_OOP_MOMENT_2, t -> 5e6 + 4e6 * Math.sin(2 * Math.PI * t));
    FlightMetrics metrics = fly(630);
    assertEquals(
        2_000, value(metrics, TOWER_BASE_FA_DEL), 110, "10 samples a cycle clip the peaks");
    assertEquals(6_000, value(metrics, BLADE_ROOT_OOP_DEL), 320, "mean of 4,000 and 8,000 kN m");
    assertEquals(9_000, value(metrics, BLADE_ROOT_OOP_EXTREME), 210);
  }

  @Test
  void channelThatIsAbsent_makesItsMetricsAbsentAndNeverZero() {
    FlightMetrics metrics = fly(60);
    for (FlightMetric metric :
        Set.of(ENERGY, TOWER_BASE_FA_DEL, BLADE_ROOT_IP_DEL, THRUST_MAX, REWARD, WIND_MEAN)) {
      assertFalse(metrics.get(metric).isPresent(), metric.key());
    }
    assertTrue(metrics.get(GENERATOR_SPEED_STD).isPresent());
  }

  @Test
  void flightShorterThanTheTransient_hasNoMetrics() {
    assertTrue(fly(20).values().isEmpty());
  }

  /**
   * Each channel jumps between two values at every sample. Of the 301 samples after the transient
   * 151 have the first; 300 half cycles of a range R in 30 s are a load of R * 5^(1/m) at 1 Hz.
   */
  @Test
  void everyOtherFigure_isWhatIsWorkedOutByHand() {
    jumping(Channel.TOWER_BASE_MOMENT_FA, 10e6, -2e6);
    jumping(Channel.TOWER_BASE_MOMENT_SS, 3e6, -5e6);
    jumping(Channel.ROOT_IP_MOMENT_1, 1e6, -1e6);
    jumping(Channel.ROOT_IP_MOMENT_2, 2e6, -3e6);
    jumping(Channel.ROOT_OOP_MOMENT_3, 9e6, 6e6);
    jumping(Channel.TOWER_TOP_DISPLACEMENT_FA, 0.5, -0.7);
    jumping(Channel.TOWER_TOP_ACCELERATION_FA, 0.3, -0.1);
    jumping(Channel.AERO_THRUST, 600e3, 500e3);
    jumping(Channel.ELECTRICAL_POWER, 4e6, 5e6);
    jumping(Channel.GENERATOR_SPEED, 120, 119);
    jumping(Channel.HUB_WIND, 12, 10);
    FlightMetrics metrics = fly(60);
    double first = 151 / 301.0;
    double spread = Math.sqrt(first * (1 - first));
    assertFigure(8_000 * Math.pow(5, 1 / 4.0), metrics, TOWER_BASE_SS_DEL);
    assertFigure(12_000 * Math.pow(5, 1 / 4.0), metrics, TOWER_BASE_FA_DEL);
    assertFigure(3_500 * Math.pow(5, 1 / 10.0), metrics, BLADE_ROOT_IP_DEL);
    assertFigure(3_000 * Math.pow(5, 1 / 10.0), metrics, BLADE_ROOT_OOP_DEL);
    assertFigure(10_000, metrics, TOWER_BASE_FA_EXTREME);
    assertFigure(5_000, metrics, TOWER_BASE_SS_EXTREME);
    assertFigure(3_000, metrics, BLADE_ROOT_IP_EXTREME);
    assertFigure(9_000, metrics, BLADE_ROOT_OOP_EXTREME);
    assertFigure(0.7, metrics, TOWER_TOP_FA_DISPLACEMENT_EXTREME);
    assertFigure(0.4 * spread, metrics, TOWER_TOP_FA_ACCELERATION_STD);
    assertFigure(500 + 100 * first, metrics, THRUST_MEAN);
    assertFigure(600, metrics, THRUST_MAX);
    assertFigure(5_000, metrics, POWER_MAX);
    assertFigure(1_000 * spread, metrics, POWER_STD);
    assertFigure((119 + first) / RPM, metrics, GENERATOR_SPEED_MEAN);
    assertFigure(spread / RPM, metrics, GENERATOR_SPEED_STD);
    assertFigure(10 + 2 * first, metrics, WIND_MEAN);
    assertFigure(2 * spread, metrics, WIND_STD);
  }

  private void jumping(Channel channel, double even, double odd) {
    turbine.with(channel, t -> Math.round(t * 10) % 2 == 0 ? even : odd);
  }

  private static void assertFigure(double expected, FlightMetrics metrics, FlightMetric metric) {
    assertEquals(expected, value(metrics, metric), 1e-9 * Math.abs(expected), metric.key());
  }

  @Test
  void headlines_areSixteenAndSomeFiguresJudgeNobody() {
    assertEquals(16, Arrays.stream(FlightMetric.values()).filter(FlightMetric::headline).count());
    assertTrue(REWARD.headline());
    assertFalse(TOWER_BASE_SS_DEL.headline());
    assertTrue(FlightMetric.judging("thrust_max_kn").isPresent());
    assertFalse(FlightMetric.judging("thrust_mean_kn").isPresent());
    assertEquals(FlightMetric.Preference.HIGHER, ENERGY.preference());
  }

  @Test
  void overspeeds_areCountedOncePerExcursionAndTimed() {
    double above = 1.2 * ScriptedTurbine.RATED_GENERATOR_SPEED;
    turbine.with(
        Channel.GENERATOR_SPEED, t -> (t > 40 && t < 41.01) || (t > 50 && t < 52.01) ? above : 120);
    FlightMetrics metrics = fly(60);
    assertEquals(2, value(metrics, OVERSPEED_COUNT));
    assertEquals(3, value(metrics, OVERSPEED_TIME), 0.11);
    assertEquals(above / RPM, value(metrics, GENERATOR_SPEED_MAX), 1e-9);
  }

  @Test
  void pitchTravel_isTheMeanOverTheBladesOfAllMovementUpAndDown() {
    double step = Math.toRadians(0.2);
    var toggling =
        new ScriptedController(
            "toggling",
            t -> {
              boolean odd = Math.round(t * 10) % 2 == 1;
              return new TurbineCommand(odd ? 41_000 : 40_000, pitch(odd ? step : 0), 0);
            });
    FlightMetrics metrics = metrics(toggling, 60);
    assertEquals(300 * 0.2 / 3, value(metrics, PITCH_TRAVEL), 1e-6, "one of three blades moves");
    assertEquals(2 / 3.0 / 8, value(metrics, PITCH_DUTY), 1e-9, "2 deg/s of at most 8 deg/s");
    assertEquals(2, value(metrics, PITCH_RATE_MAX), 1e-9);
    assertEquals(300, value(metrics, TORQUE_TRAVEL), 1e-6);
    assertEquals(10, value(metrics, TORQUE_RATE_RMS), 1e-9);
  }

  @Test
  void aboveRated_isWhereTheMinuteMeanOfTheWindIs() {
    turbine
        .with(Channel.HUB_WIND, t -> (t < 330 ? 8 : 16) + 6 * Math.sin(t))
        .with(Channel.GENERATOR_SPEED, t -> 120 + (t < 300 ? 30 : 1) * Math.sqrt(2) * Math.sin(t));
    FlightMetrics metrics = fly(630);
    assertEquals(300, value(metrics, TIME_ABOVE_RATED), 10);
    assertEquals(1 / RPM, value(metrics, GENERATOR_SPEED_STD_ABOVE_RATED), 0.1 / RPM);
    assertEquals(0, value(metrics, PITCH_TRAVEL_ABOVE_RATED), 1e-9);
  }

  @Test
  void windBelowRatedThroughout_hasNoMetricAboveRated() {
    turbine.with(Channel.HUB_WIND, 8);
    FlightMetrics metrics = fly(60);
    assertEquals(0, value(metrics, TIME_ABOVE_RATED));
    assertFalse(metrics.get(GENERATOR_SPEED_STD_ABOVE_RATED).isPresent());
    assertFalse(metrics.get(PITCH_TRAVEL_ABOVE_RATED).isPresent());
  }

  @Test
  void ratedWind_isInterpolatedInTheSteadySchedule() {
    // Power in the schedule: 1.08 MW at 6 m/s and 4.8 MW at 12 m/s.
    double expected = 6 + 6 * (0.995 * 4.8 - 1.08) / (4.8 - 1.08);
    assertEquals(expected, RatedWind.of(turbine.description()), 1e-9);
  }

  @Test
  void settings_nameTheKeyThatIsWrong() {
    var refusal =
        assertThrows(
            IllegalArgumentException.class, () -> new MetricsSettings(-1, 4, 10, 1, 1.15, 60));
    assertEquals("skipped_transient_s must not be negative, was -1.0", refusal.getMessage());
    assertEquals(new MetricsSettings(30, 4, 10, 1, 1.15, 60), MetricsSettings.DEFAULTS);
  }

  private FlightMetrics fly(double durationS) {
    return metrics(ScriptedController.constant("constant"), durationS);
  }

  private FlightMetrics metrics(ScriptedController controller, double durationS) {
    return FlightMetrics.of(Flights.fly(turbine, controller, durationS), MetricsSettings.DEFAULTS);
  }

  private static double value(FlightMetrics metrics, FlightMetric metric) {
    return metrics.get(metric).orElseThrow(() -> new AssertionError(metric.key() + " is absent"));
  }

  private static PerBlade pitch(double firstBladeRad) {
    return new PerBlade(firstBladeRad, 0, 0);
  }
}
