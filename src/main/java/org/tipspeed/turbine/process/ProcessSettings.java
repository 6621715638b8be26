package org.tipspeed.turbine.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tipspeed.turbine.PlausibilitySettings;

/**
 * How a simulator in a child process is watched and restarted.
 *
 * @param loadLimitS time for starting the process and loading the simulator [s]
 * @param resetLimitS time for starting an episode [s]
 * @param stepLimitS time for one control interval, and for closing [s]
 * @param restartAfterResets episodes after which a healthy child is replaced; 0 for never
 * @param restartAboveMb resident memory above which a healthy child is replaced between episodes
 *     [MB]; 0 for never; looked at on Linux only
 * @param backOffInitialS pause between a failure and the next launch [s]
 * @param backOffMaximumS where the pause stops doubling, which it does while a simulator fails
 *     again and again without a single step in between [s]
 * @param logLimitMb size at which the child's log starts anew, keeping one older file [MB]
 * @param jvmOptions for the child's Java; quick start before peak speed, since a native simulator
 *     does the work
 * @param environment variables for the child as NAME=value, on top of this process's own
 * @param plausibility limits of readings, also of a simulator in this process
 */
public record ProcessSettings(
    double loadLimitS,
    double resetLimitS,
    double stepLimitS,
    int restartAfterResets,
    int restartAboveMb,
    double backOffInitialS,
    double backOffMaximumS,
    double logLimitMb,
    List<String> jvmOptions,
    List<String> environment,
    PlausibilitySettings plausibility) {

  public static final ProcessSettings DEFAULTS =
      new ProcessSettings(
          120,
          120,
          10,
          200,
          2000,
          0.5,
          60,
          4,
          List.of("-XX:TieredStopAtLevel=1", "-Xms16m", "-Xmx512m"),
          List.of(),
          PlausibilitySettings.DEFAULTS);

  private static final double LONGEST_LIMIT_S = 1e6;

  public ProcessSettings {
    requireTimeLimit("load_limit_s", loadLimitS);
    requireTimeLimit("reset_limit_s", resetLimitS);
    requireTimeLimit("step_limit_s", stepLimitS);
    requireNotNegative("restart_after_resets", restartAfterResets);
    requireNotNegative("restart_above_mb", restartAboveMb);
    requireNotNegative("back_off_initial_s", backOffInitialS);
    requirePositive("log_limit_mb", logLimitMb);
    if (!(backOffMaximumS >= backOffInitialS) || Double.isInfinite(backOffMaximumS)) {
      throw new IllegalArgumentException(
          "back_off_maximum_s must be finite and at least back_off_initial_s (%s), was %s"
              .formatted(backOffInitialS, backOffMaximumS));
    }
    jvmOptions = List.copyOf(jvmOptions);
    environment = List.copyOf(environment);
    environment.forEach(ProcessSettings::requireAssignment);
  }

  /** The same with further environment variables, which yield to those set here. */
  public ProcessSettings with(Map<String, String> variables) {
    List<String> all = new ArrayList<>();
    variables.forEach((name, value) -> all.add(name + "=" + value));
    all.addAll(environment);
    return with(all, plausibility);
  }

  /** The same with other limits of readings. */
  public ProcessSettings with(PlausibilitySettings limits) {
    return with(environment, limits);
  }

  private ProcessSettings with(List<String> variables, PlausibilitySettings limits) {
    return new ProcessSettings(
        loadLimitS,
        resetLimitS,
        stepLimitS,
        restartAfterResets,
        restartAboveMb,
        backOffInitialS,
        backOffMaximumS,
        logLimitMb,
        jvmOptions,
        variables,
        limits);
  }

  private static void requireAssignment(String variable) {
    if (variable.indexOf('=') < 1 || variable.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "environment must list variables as NAME=value, was '" + variable + "'");
    }
  }

  private static void requireTimeLimit(String key, double value) {
    if (!(value > 0 && value <= LONGEST_LIMIT_S)) {
      throw new IllegalArgumentException(
          "%s must be above 0 and at most %s, was %s".formatted(key, LONGEST_LIMIT_S, value));
    }
  }

  private static void requirePositive(String key, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(key + " must be positive and finite, was " + value);
    }
  }

  private static void requireNotNegative(String key, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(key + " must be finite and at least 0, was " + value);
    }
  }
}
