package org.tipspeed.app;

import java.nio.file.Path;
import java.util.Optional;
import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.config.RunSettings;
import org.tipspeed.config.yaml.SettingsWriter;
import org.tipspeed.control.ClassicalParameters;
import org.tipspeed.control.ControllerException;
import org.tipspeed.export.ControllerExport;
import org.tipspeed.export.ControllerSettings;
import org.tipspeed.export.ExportException;
import org.tipspeed.rundir.Folders;
import org.tipspeed.task.ActionSettings;
import org.tipspeed.turbine.TurbineDescription;

/** Takes a saved policy out of the program. */
final class PolicyExport {

  private final SavedPolicy saved;
  private final RunSettings settings;
  private final TurbineDescription turbine;

  /**
   * @param settings of a simulator that is prepared
   */
  PolicyExport(SavedPolicy saved, RunSettings settings, TurbineDescription turbine) {
    this.saved = saved;
    this.settings = settings;
    this.turbine = turbine;
  }

  /** See {@link Tipspeed#exportController}. */
  ControllerExport toController(ControllerSettings controller, Path folder) {
    requireReference(controller);
    ControllerExport export =
        new ControllerExport(
            saved.policy(), settings.task(), turbine, baseline(controller), controller);
    export.sources();
    ArrayFile.Builder file = new ArrayFile.Builder();
    file.text(SavedPolicy.SETTINGS, SettingsWriter.toYaml(saved.settings()));
    Folders.make(folder.toAbsolutePath());
    export.write(folder, file);
    return export;
  }

  /** What actions are added to in flight is what they were added to in training. */
  private void requireReference(ControllerSettings controller) {
    boolean residual = settings.task().action().mode() == ActionSettings.Mode.RESIDUAL;
    if (residual && settings.reference().isPresent() && controller.library().isEmpty()) {
      throw new ExportException(
          "the policy's actions are added to what the controller library %s commands: name it in"
                  .formatted(settings.reference().get().library())
              + " --settings as library, where the simulator finds it");
    }
  }

  private Optional<ClassicalParameters> baseline(ControllerSettings controller) {
    if (controller.library().isPresent()) {
      return Optional.empty();
    }
    try {
      return Optional.of(ClassicalParameters.of(turbine));
    } catch (ControllerException e) {
      throw new ExportException(
          "%s has no baseline yet to start it up and to fall back to: name a controller library in"
                  .formatted(turbine.name())
              + " --settings as library and library_input");
    }
  }
}
