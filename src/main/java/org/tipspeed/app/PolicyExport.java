package org.tipspeed.app;

import java.nio.file.Path;
import java.util.Optional;
import org.tipspeed.agent.policy.MlpPolicy;
import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.config.RunSettings;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.control.ClassicalParameters;
import org.tipspeed.control.ControllerException;
import org.tipspeed.export.ControllerExport;
import org.tipspeed.export.ControllerSettings;
import org.tipspeed.export.OnnxPolicy;
import org.tipspeed.rundir.Folders;
import org.tipspeed.rundir.Provenance;
import org.tipspeed.rundir.WholeFile;
import org.tipspeed.task.ActionSettings;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.mock.ShippedTurbines;

/**
 * A policy that leaves for other programs, with all that acting takes.
 *
 * @param policy acts
 * @param settings that it was trained with
 * @param turbine that it was trained on
 */
public record PolicyExport(MlpPolicy policy, RunSettings settings, TurbineDescription turbine) {

  /**
   * Nothing is started for it: a policy of an earlier release that does not say its turbine gets
   * that of its simulator.
   *
   * @param policy a policy file or a run directory
   * @param config settings of one's own to take instead of the policy's
   * @throws SettingsException if it is no policy of a turbine, or nobody says of which
   */
  public static PolicyExport of(Path policy, Optional<RunSettings> config) {
    SavedPolicy saved = SavedPolicy.read(policy);
    RunSettings settings = config.orElse(saved.settings());
    if (!settings.flies()) {
      throw new SettingsException(
          policy + " was not trained on a turbine: it is no controller to export");
    }
    Tipspeed.requireFit(policy.toString(), saved, settings);
    TurbineDescription turbine =
        saved
            .turbine()
            .map(ShippedTurbines::completed)
            .or(() -> Turbines.described(trusted(policy, config).turbine()))
            .orElseThrow(() -> unknown(policy));
    return new PolicyExport(saved.policy(), settings, turbine);
  }

  private static RunSettings trusted(Path policy, Optional<RunSettings> config) {
    return config.orElseGet(() -> Tipspeed.settingsOf(policy.toString()));
  }

  private static SettingsException unknown(Path policy) {
    return new SettingsException(
        policy + " does not say its turbine, nor does its simulator before it is probed");
  }

  /**
   * Writes {@code policy.onnx}.
   *
   * @param folder is made if need be
   * @return the file
   */
  public Path onnx(Path folder) {
    Folders.make(folder);
    Path file = folder.resolve("policy.onnx");
    WholeFile.write(file, OnnxPolicy.model(policy, settings.task(), turbine, Provenance.version()));
    return file;
  }

  /**
   * Writes a folder with the controller library for each platform, the policy's file for it and a
   * page on how to use them.
   *
   * @param controller what stands around the policy in flight
   * @param folder is made if need be
   * @return what was written
   * @throws SettingsException if the library cannot fly such a policy, and then nothing is written
   */
  public ControllerExport controller(ControllerSettings controller, Path folder) {
    requireReference(controller);
    ControllerExport export =
        new ControllerExport(policy, settings.task(), turbine, baseline(controller), controller);
    ArrayFile.Builder file = new ArrayFile.Builder();
    SavedPolicy.tell(file, settings, Optional.of(turbine));
    export.write(folder, file);
    return export;
  }

  /** What actions are added to in flight is what they were added to in training. */
  private void requireReference(ControllerSettings controller) {
    boolean residual = settings.task().action().mode() == ActionSettings.Mode.RESIDUAL;
    if (residual && settings.reference().isPresent() != controller.library().isPresent()) {
      throw new SettingsException(
          settings
              .reference()
              .map(
                  reference ->
                      "the policy's actions are added to what the controller library %s commands:"
                              .formatted(reference.library())
                          + " name it in --settings as library, where the simulator finds it")
              .orElse(
                  "the policy's actions are added to what the baseline commands: leave library out"
                      + " of --settings"));
    }
  }

  private Optional<ClassicalParameters> baseline(ControllerSettings controller) {
    if (controller.library().isPresent()) {
      return Optional.empty();
    }
    try {
      return Optional.of(ClassicalParameters.of(turbine));
    } catch (ControllerException e) {
      throw new SettingsException(
          "%s has no baseline yet to start it up and to fall back to: name a controller library in"
                  .formatted(turbine.name())
              + " --settings as library and library_input");
    }
  }
}
