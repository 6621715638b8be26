package org.tipspeed.export;

import java.nio.file.Path;
import java.util.Optional;
import org.tipspeed.agent.policy.MlpPolicy;
import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.checkpoint.ArrayFiles;
import org.tipspeed.config.RunSettings;
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.control.ClassicalParameters;
import org.tipspeed.task.TaskSettings;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.mock.MockTurbine;

/** The policy that comes with the program. */
final class ShippedPolicy {

  static final TurbineDescription TURBINE = MockTurbine.nrel5mw().description();

  private static final ArrayFile FILE =
      ArrayFiles.read(Path.of("results/reference/nrel5mw-quickstart/best/policy.safetensors"));

  private ShippedPolicy() {}

  static MlpPolicy policy() {
    return MlpPolicy.load(FILE);
  }

  static TaskSettings task() {
    return SettingsReader.read(FILE.text("settings"), "shipped", RunSettings.class).task();
  }

  static Path export(Path folder, ControllerSettings settings) {
    return export(folder, policy(), settings);
  }

  /** Another policy for the same task. */
  static Path export(Path folder, MlpPolicy policy, ControllerSettings settings) {
    return new ControllerExport(policy, task(), TURBINE, baseline(settings), settings)
        .write(folder, new ArrayFile.Builder());
  }

  private static Optional<ClassicalParameters> baseline(ControllerSettings settings) {
    return settings.library().isPresent()
        ? Optional.empty()
        : Optional.of(ClassicalParameters.of(TURBINE));
  }
}
