package org.tipspeed.app;

import java.util.List;
import java.util.Optional;
import org.tipspeed.config.RunSettings;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.environment.Environment;
import org.tipspeed.evaluation.EvaluationSettings;
import org.tipspeed.evaluation.Suite;
import org.tipspeed.task.TurbineEnvironment;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.wind.Site;
import org.tipspeed.wind.WindCase;
import org.tipspeed.wind.WindException;
import org.tipspeed.wind.WindFields;
import org.tipspeed.wind.WindSpec;

/** Looks at everything that a run is given before it makes anything. */
public final class InputCheck {

  private final RunSettings settings;
  private final Optional<TurbineDescription> turbine;

  /**
   * @param settings of a simulator that is prepared
   */
  public InputCheck(RunSettings settings) {
    this.settings = settings;
    this.turbine = settings.flies() ? Turbines.described(settings.turbine()) : Optional.empty();
  }

  /**
   * Finds what is wrong with a training.
   *
   * @throws WindException if a wind file is missing or broken
   * @throws org.tipspeed.control.ControllerException if the reference cannot be used
   * @throws SettingsException if the noise does not fit the actions
   */
  public void requireTrainable() {
    if (settings.flies()) {
      EvaluationSettings evaluation = settings.evaluation();
      requireReadable("task.winds", settings.task().winds());
      requireReadable("evaluation.validation_winds", evaluation.validationWinds());
      requireReadable("evaluation.winds", evaluation.winds());
      requireUsable(new Reference(settings.reference()));
    }
    requireFittingAgent();
  }

  /**
   * @throws org.tipspeed.control.ControllerException if there is no such controller for the turbine
   */
  void requireUsable(Reference reference) {
    reference.requireUsable(turbine);
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
    requireAir(suite, settings);
    for (WindCase wind : suite.winds()) {
      Optional<Double> seconds = requireReadable(wind);
      if (!suite.name().isEmpty() && seconds.orElse(Double.MAX_VALUE) < suite.durationS()) {
        throw new WindException(
            "wind '%s' lasts %.1f s, shorter than the flights of suite %s, which last %.1f s"
                .formatted(wind, seconds.get(), suite.name(), suite.durationS()));
      }
    }
  }

  /**
   * Looks at what can be seen before a simulator is prepared.
   *
   * @throws SettingsException if the suite wants other air than the simulator can have
   */
  static void requireAir(Suite suite, RunSettings settings) {
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
   * rotor, so this takes a turbine that is known before it turns.
   *
   * @return how long a file lasts [s]
   */
  private Optional<Double> requireReadable(WindCase wind) {
    Optional<Site> site = turbine.map(TurbineDescription::site);
    return wind.kind().equals(WindCase.FILE)
        ? site.map(place -> WindFields.open(wind, place).durationS())
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
