package org.tipspeed.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tipspeed.config.RunSettings;
import org.tipspeed.config.SettingsException;
import org.tipspeed.config.TurbineSettings;
import org.tipspeed.config.TurbineSettings.Simulator;
import org.tipspeed.environment.Environment;
import org.tipspeed.experiment.Suite;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.mock.MockTurbine;
import org.tipspeed.wind.Site;
import org.tipspeed.wind.WindCase;
import org.tipspeed.wind.WindCases;
import org.tipspeed.wind.WindException;
import org.tipspeed.wind.WindFields;

/** Looks at everything that a command is given before it makes anything. */
final class InputCheck {

  /** A range of speeds or a seed to be drawn: never a file. */
  private static final Pattern TEMPLATE = Pattern.compile("\\d\\.\\.\\d|seed=\\*");

  private InputCheck() {}

  /**
   * Finds what is wrong with a training's winds and noise.
   *
   * @throws WindException if a wind file is missing or broken
   * @throws SettingsException if the noise does not fit the actions
   */
  static void requireUsable(RunSettings settings) {
    if (settings.flies()) {
      var evaluation = settings.evaluation();
      requireReadable("task.winds", settings.task().winds(), settings);
      requireReadable("evaluation.validation_winds", evaluation.validationWinds(), settings);
      requireReadable("evaluation.winds", evaluation.winds(), settings);
    }
    requireFittingNoise(settings);
  }

  /**
   * Reads the wind files of a suite once.
   *
   * @throws WindException if one is missing, broken or, in a suite with a name, too short
   * @throws SettingsException if the suite wants other air than the simulator can have
   */
  static void requireUsable(Suite suite, RunSettings settings) {
    requireAir(suite, settings);
    requireReadable(suite.winds(), settings);
    List<WindCase> files = suite.winds().stream().filter(InputCheck::isFile).toList();
    if (!files.isEmpty() && !suite.name().isEmpty() && isMock(settings)) {
      Site site = siteOfMock(settings);
      files.forEach(wind -> requireLength(wind, WindFields.open(wind, site).durationS(), suite));
    }
  }

  private static void requireAir(Suite suite, RunSettings settings) {
    Optional<Double> density = suite.disturbance().airDensityKgPerM3();
    if (density.isPresent() && !isMock(settings)) {
      throw new SettingsException(
          ("suite %s: disturbance.air_density_kg_per_m3 must be left out, was %s: only"
                  + " turbine.simulator mock has a density to set, not %s")
              .formatted(
                  suite.name(),
                  density.get(),
                  settings.turbine().simulator().name().toLowerCase(Locale.ROOT)));
    }
  }

  private static void requireLength(WindCase wind, double seconds, Suite suite) {
    if (seconds < suite.durationS()) {
      throw new WindException(
          "wind '%s' lasts %.1f s, shorter than the flights of suite %s, which last %.1f s"
              .formatted(wind, seconds, suite.name(), suite.durationS()));
    }
  }

  /**
   * Reads wind files to their ends once; what is generated cannot be broken. Only the built-in
   * turbine tells its size without being started, and a file must cover the rotor.
   */
  static void requireReadable(List<WindCase> winds, RunSettings settings) {
    List<WindCase> files = winds.stream().filter(InputCheck::isFile).toList();
    if (!files.isEmpty() && isMock(settings)) {
      Site site = siteOfMock(settings);
      files.forEach(wind -> WindFields.open(wind, site));
    }
  }

  private static void requireReadable(String key, List<String> specs, RunSettings settings) {
    try {
      requireReadable(
          specs.stream()
              .filter(spec -> !TEMPLATE.matcher(spec).find())
              .map(WindCases::parse)
              .toList(),
          settings);
    } catch (WindException e) {
      throw new WindException("%s: %s".formatted(key, e.getMessage()), e);
    }
  }

  private static boolean isFile(WindCase wind) {
    return wind.kind().equals(WindCase.FILE);
  }

  private static boolean isMock(RunSettings settings) {
    return settings.turbine().simulator() == Simulator.MOCK;
  }

  private static Site siteOfMock(RunSettings settings) {
    try (Turbine turbine = new MockTurbine(settings.turbine().mock())) {
      return turbine.description().site();
    }
  }

  private static void requireFittingNoise(RunSettings settings) {
    int std = settings.agent().exploration().std().size();
    int actions = std == 1 ? 1 : actions(settings);
    if (std != actions) {
      throw new SettingsException(
          "agent.exploration.std must have one number, or one for each of the %d actions, had %d"
              .formatted(actions, std));
    }
  }

  /** What the actions are is the task's choice; any simulator will do to find out. */
  private static int actions(RunSettings settings) {
    RunSettings onMock = settings.withTurbine(TurbineSettings.DEFAULTS);
    try (Environment environment = new Rig(onMock, Path.of("")).environments().get(0)) {
      return environment.actionSpace().dimensions();
    }
  }
}
