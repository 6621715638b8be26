package org.tipspeed.app;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tipspeed.config.RunSettings;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.environment.Environment;
import org.tipspeed.evaluation.EvaluationSettings;
import org.tipspeed.evaluation.Suite;
import org.tipspeed.task.TaskSettings;
import org.tipspeed.task.TurbineEnvironment;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.wind.WindCase;
import org.tipspeed.wind.WindException;
import org.tipspeed.wind.WindFields;
import org.tipspeed.wind.WindSpec;

/**
 * Looks at everything that a run is given before it makes anything. Winds and air are looked at
 * before a simulator is prepared, which may take minutes; the rest is a matter of what flies then.
 */
public final class InputCheck {

  private final RunSettings settings;

  public InputCheck(RunSettings settings) {
    this.settings = settings;
  }

  /**
   * Reads the wind files of a training once.
   *
   * @throws WindException if one is missing or broken
   */
  public void requireWinds() {
    if (settings.flies()) {
      EvaluationSettings evaluation = settings.evaluation();
      requireReadable("task.winds", settings.task().winds());
      requireReadable("evaluation.validation_winds", evaluation.validationWinds());
      requireReadable("evaluation.winds", evaluation.winds());
    }
  }

  /**
   * Finds what else is wrong with a training; best when the simulator is prepared.
   *
   * @throws org.tipspeed.control.ControllerException if the reference cannot be used
   * @throws SettingsException if the noise does not fit the actions, or the simulator lacks what
   *     the agent is to see or to be paid for
   */
  public void requireTrainable() {
    if (settings.flies()) {
      requireUsable(new Reference(settings.reference()));
      TaskSettings task = settings.task();
      requireReported("task.observation asks for", task::unseenOn);
      requireReported("task.reward asks for", task::unpaidOn);
    }
    requireFittingAgent();
  }

  /**
   * @throws org.tipspeed.control.ControllerException if there is no such controller for the turbine
   */
  void requireUsable(Reference reference) {
    reference.requireUsable(turbine());
  }

  /**
   * @throws SettingsException if the simulator lacks what a policy sees
   */
  void requireSeen(String policy) {
    requireReported(policy + ": the policy sees", settings.task()::unseenOn);
  }

  private void requireReported(
      String need, Function<TurbineDescription, List<String>> missingFrom) {
    List<String> missing = turbine().map(missingFrom).orElse(List.of());
    if (!missing.isEmpty()) {
      throw new SettingsException(
          "%s %s, which the simulator %s does not report of %s"
              .formatted(
                  need,
                  String.join(", ", missing),
                  settings.turbine().simulator(),
                  turbine().orElseThrow().name()));
    }
  }

  private Optional<TurbineDescription> turbine() {
    return settings.flies() ? Turbines.described(settings.turbine()) : Optional.empty();
  }

  private void requireReadable(String key, List<WindSpec> winds) {
    for (WindSpec each : winds) {
      if (!each.isTemplate()) {
        try {
          requireReadable(each.wind());
        } catch (WindException e) {
          throw new WindException("%s: %s".formatted(key, e.getMessage()), e);
        }
      }
    }
  }

  /**
   * Reads the wind files of a suite once.
   *
   * @throws WindException if one is missing, broken or, in a suite with a name, too short
   * @throws SettingsException if the suite wants other air than the simulator can have
   */
  public void requireFlyable(Suite suite) {
    requireAir(suite);
    for (WindCase wind : suite.winds()) {
      Optional<Double> seconds = requireReadable(wind);
      if (!suite.name().isEmpty() && seconds.orElse(Double.MAX_VALUE) < suite.durationS()) {
        throw new WindException(
            "wind '%s' lasts %.1f s, shorter than the flights of suite %s, which last %.1f s"
                .formatted(wind, seconds.get(), suite.name(), suite.durationS()));
      }
    }
  }

  private void requireAir(Suite suite) {
    Optional<Double> density = suite.disturbance().airDensityKgPerM3();
    if (density.isPresent() && settings.turbine().inAir(density.get()).isEmpty()) {
      throw new SettingsException(
          ("suite %s: disturbance.air_density_kg_per_m3 must be left out, was %s: the simulator %s"
                  + " has no density to set")
              .formatted(suite.name(), density.get(), settings.turbine().simulator()));
    }
  }

  /**
   * Reads a wind file to its end once; what is generated cannot be broken. A file must cover the
   * rotor, so this takes a simulator that tells its site before it turns.
   *
   * @return how long a file lasts [s]
   */
  private Optional<Double> requireReadable(WindCase wind) {
    return wind.kind().equals(WindCase.FILE)
        ? Turbines.site(settings.turbine()).map(site -> WindFields.open(wind, site).durationS())
        : Optional.empty();
  }

  private void requireFittingAgent() {
    try {
      settings.algorithm().requireFits(actions());
    } catch (IllegalArgumentException e) {
      throw new SettingsException("agent." + e.getMessage());
    }
  }

  private int actions() {
    if (settings.flies()) {
      return TurbineEnvironment.ACTIONS;
    }
    try (Environment task = RunParts.knownTask(settings, "training")) {
      return task.actionSpace().dimensions();
    }
  }
}
