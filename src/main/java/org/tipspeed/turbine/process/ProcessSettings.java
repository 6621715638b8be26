package org.tipspeed.turbine.process;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tipspeed.quantity.Check;
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
@RecordBuilder
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
    PlausibilitySettings plausibility)
    implements ProcessSettingsBuilder.With {

  public static final ProcessSettings DEFAULTS =
      ProcessSettingsBuilder.builder()
          .loadLimitS(120)
          .resetLimitS(120)
          .stepLimitS(10)
          .restartAfterResets(200)
          .restartAboveMb(2000)
          .backOffInitialS(0.5)
          .backOffMaximumS(60)
          .logLimitMb(4)
          .jvmOptions(List.of("-XX:TieredStopAtLevel=1", "-Xms16m", "-Xmx512m"))
          .environment(List.of())
          .plausibility(PlausibilitySettings.DEFAULTS)
          .build();

  private static final double LONGEST_LIMIT_S = 1e6;

  public ProcessSettings {
    Check.upTo("load_limit_s", loadLimitS, LONGEST_LIMIT_S);
    Check.upTo("reset_limit_s", resetLimitS, LONGEST_LIMIT_S);
    Check.upTo("step_limit_s", stepLimitS, LONGEST_LIMIT_S);
    Check.notNegative("restart_after_resets", restartAfterResets);
    Check.notNegative("restart_above_mb", restartAboveMb);
    Check.notNegative("back_off_initial_s", backOffInitialS);
    Check.positive("log_limit_mb", logLimitMb);
    Check.that(
        backOffMaximumS >= backOffInitialS && Double.isFinite(backOffMaximumS),
        "back_off_maximum_s must be finite and at least back_off_initial_s (%s)"
            .formatted(backOffInitialS),
        backOffMaximumS);
    jvmOptions = List.copyOf(jvmOptions);
    environment = List.copyOf(environment);
    environment.forEach(ProcessSettings::requireAssignment);
  }

  /** The same with further environment variables, which yield to those set here. */
  public ProcessSettings with(Map<String, String> variables) {
    List<String> all = new ArrayList<>();
    variables.forEach((name, value) -> all.add(name + "=" + value));
    all.addAll(environment);
    return withEnvironment(all);
  }

  private static void requireAssignment(String variable) {
    if (variable.indexOf('=') < 1 || variable.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "environment must list variables as NAME=value, was '" + variable + "'");
    }
  }
}
