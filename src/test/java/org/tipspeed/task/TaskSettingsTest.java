package org.tipspeed.task;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tipspeed.support.Records;

/** What each settings record of the task refuses, and the last value that it takes. */
class TaskSettingsTest {

  private static final TaskSettings TASK = TaskSettings.DEFAULTS;
  private static final ActionSettings ACTION = ActionSettings.DEFAULTS;
  private static final EndingSettings ENDING = EndingSettings.DEFAULTS;
  private static final ObservationSettings OBSERVATION = ObservationSettings.DEFAULTS;

  private static final ActionSettings LIMITED =
      Records.with(ActionSettings.DEFAULTS, "minPitchDeg", Optional.of(0.0));

  static Stream<Arguments> refused() {
    return Stream.of(
        bad(TASK, "controlIntervalS", 0.0, "control_interval_s must be from 0.001 to 1"),
        bad(TASK, "controlIntervalS", 1.01, "control_interval_s must be from 0.001 to 1"),
        bad(TASK, "episodeDurationS", 0.09, "episode_duration_s must be at least one control"),
        bad(TASK, "winds", List.of(), "winds must name at least one wind"),
        bad(TASK, "windPool", 0, "wind_pool must be in 1..10000000, was 0"),
        bad(TASK, "inertiaKgM2", Optional.of(0.0), "inertia_kg_m2 must be positive, was 0.0"),
        bad(ACTION, "pitchRateDegPerS", 0.0, "pitch_rate_deg_per_s must be positive"),
        bad(ACTION, "torqueRateKnmPerS", 0.0, "torque_rate_knm_per_s must be positive"),
        bad(ACTION, "incrementExponent", 0.0, "increment_exponent must be positive"),
        bad(ACTION, "residualPitchDeg", 0.0, "residual_pitch_deg must be positive"),
        bad(ACTION, "residualTorqueKnm", 0.0, "residual_torque_knm must be positive"),
        bad(LIMITED, "maxPitchDeg", Optional.of(0.0), "min_pitch_deg must be below max_pitch_deg"),
        bad(
            ACTION,
            "maxTorqueKnm",
            Optional.of(0.0),
            "min_torque_knm must be below max_torque_knm"),
        bad(ACTION, "repeat", 0, "repeat must be in 1..10000, was 0"),
        bad(ENDING, "maxRotorSpeedRatio", 1.0, "max_rotor_speed_ratio must be above 1"),
        bad(ENDING, "minRotorSpeedRatio", 1.0, "min_rotor_speed_ratio must be below 1"),
        bad(ENDING, "maxTowerTopDisplacementM", 0.0, "max_tower_top_displacement_m must be"),
        bad(ENDING, "maxTowerTopAccelerationMps2", 0.0, "max_tower_top_acceleration_mps2 must be"),
        bad(ENDING, "maxRootMomentMnm", 0.0, "max_root_moment_mnm must be positive, was 0.0"),
        bad(ENDING, "graceS", -0.1, "grace_s must be 0 or more, was -0.1"),
        bad(OBSERVATION, "signals", List.of(), "signals must name at least one signal"),
        bad(OBSERVATION, "history", 0, "history must be in 1..1000, was 0"),
        bad(OBSERVATION, "history", 1001, "history must be in 1..1000, was 1001"),
        bad(OBSERVATION, "limit", 0.0, "limit must be positive, was 0.0"),
        bad(SignalSettings.DEFAULTS, "scale", 0.0, "scale must be positive, was 0.0"),
        bad(SignalSettings.DEFAULTS, "timeConstantS", 0.0, "time_constant_s must be positive"),
        bad(StartSettings.DEFAULTS, "rotorSpeedRpm", -0.1, "rotor_speed_rpm must be 0 or more"),
        bad(RewardTerm.DEFAULTS, "maxWindMps", 0.0, "min_wind_mps must be below max_wind_mps"),
        bad(RewardTerm.DEFAULTS, "weight", Double.NaN, "weight must be finite, was NaN"),
        bad(RewardSettings.DEFAULTS, "offset", Double.NaN, "offset must be finite, was NaN"),
        bad(RewardSettings.DEFAULTS, "terms", List.of(), "terms must name at least one"),
        bad(RewardSettings.DEFAULTS, "terminationPenalty", -1.0, "termination_penalty must be 0"),
        bad(
            RewardSettings.DEFAULTS,
            "terminationPenalty",
            Double.POSITIVE_INFINITY,
            "termination_penalty must be 0"));
  }

  private static Arguments bad(Record settings, String component, Object value, String message) {
    return Arguments.of(settings, component, value, message);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void valueOutOfRange_isRefusedByItsKey(
      Record settings, String component, Object value, String message) {
    Throwable thrown =
        assertThrows(
            IllegalArgumentException.class, () -> Records.with(settings, component, value));
    String refusal = thrown.getCause().getCause().getMessage();
    assertTrue(refusal.startsWith(message), refusal);
  }

  static Stream<Arguments> taken() {
    return Stream.of(
        Arguments.of(TASK, "controlIntervalS", 1.0),
        Arguments.of(TASK, "episodeDurationS", 0.1),
        Arguments.of(TASK, "windPool", 1),
        Arguments.of(ENDING, "minRotorSpeedRatio", -5.0),
        Arguments.of(ENDING, "graceS", 0.0),
        Arguments.of(OBSERVATION, "history", 1000),
        Arguments.of(OBSERVATION, "history", 1),
        Arguments.of(StartSettings.DEFAULTS, "rotorSpeedRpm", 0.0),
        Arguments.of(RewardSettings.DEFAULTS, "terminationPenalty", 0.0));
  }

  @ParameterizedTest
  @MethodSource("taken")
  void lastValueInRange_isTaken(Record settings, String component, Object value) {
    assertDoesNotThrow(() -> Records.with(settings, component, value));
  }

  @Test
  void decisionInterval_isSoManyControlIntervals() {
    TaskSettings repeated = Records.with(TASK, "action", Records.with(ACTION, "repeat", 3));
    assertEquals(0.3, repeated.decisionIntervalS(), 1e-12);
  }
}
