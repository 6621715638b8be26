package org.tipspeed.app;

import java.nio.file.Path;
import java.util.Optional;
import org.tipspeed.agent.policy.MlpPolicy;
import org.tipspeed.config.RunSettings;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.export.OnnxPolicy;
import org.tipspeed.rundir.Folders;
import org.tipspeed.rundir.Provenance;
import org.tipspeed.rundir.WholeFile;
import org.tipspeed.task.TaskSettings;
import org.tipspeed.turbine.TurbineDescription;

/**
 * A policy that leaves for other programs, with all that acting takes.
 *
 * @param policy acts
 * @param task that it was trained for
 * @param turbine that it was trained on
 */
public record PolicyExport(MlpPolicy policy, TaskSettings task, TurbineDescription turbine) {

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
            .or(() -> Turbines.described(trusted(policy, config).turbine()))
            .orElseThrow(() -> unknown(policy));
    return new PolicyExport(saved.policy(), settings.task(), turbine);
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
    WholeFile.write(file, OnnxPolicy.model(policy, task, turbine, Provenance.version()));
    return file;
  }
}
