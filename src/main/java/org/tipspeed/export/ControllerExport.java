package org.tipspeed.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tipspeed.agent.Policy;
import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.checkpoint.ArrayFiles;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.control.ClassicalParameters;
import org.tipspeed.control.ControllerLibrary;
import org.tipspeed.control.ReferenceSettings;
import org.tipspeed.files.Draft;
import org.tipspeed.task.ActionSettings;
import org.tipspeed.task.SignalSettings;
import org.tipspeed.task.TaskSettings;
import org.tipspeed.turbine.TurbineDescription;

/**
 * A folder that a user of another simulator can take away: the controller library for each
 * platform, the policy's file for it, and what to change where.
 *
 * @param policy acts
 * @param task what it was trained for
 * @param turbine what it was trained on
 * @param baseline in its absence, before it and after it; absent where a library does that
 * @param controller what stands around it
 */
public record ControllerExport(
    Policy policy,
    TaskSettings task,
    TurbineDescription turbine,
    Optional<ClassicalParameters> baseline,
    ControllerSettings controller) {

  /** What the simulator names as the controller's input file. */
  public static final String FILE_NAME = "tipspeed.safetensors";

  private static final String README = "README.md";

  /**
   * Writes the folder.
   *
   * @param folder is made if need be
   * @param file what the policy's file shall hold besides
   * @return the file for the simulator to name
   * @throws SettingsException if the library cannot fly such a policy, and then nothing is written
   */
  public Path write(Path folder, ArrayFile.Builder file) {
    ControllerFile.write(file, policy, task, turbine, baseline, controller);
    Path target = folder.resolve(FILE_NAME);
    try {
      Files.createDirectories(folder);
      ArrayFiles.write(target, file.build());
      for (ControllerLibrary library : ControllerLibrary.CARRIED) {
        Path own = folder.resolve(library.platform());
        Files.createDirectories(own);
        library.copyTo(own);
      }
      byte[] readme = readme().getBytes(StandardCharsets.UTF_8);
      Draft.write(folder.resolve(README), draft -> draft.stream().write(readme));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return target;
  }

  /**
   * The library for this machine with the policy's file, in a folder that was written here.
   *
   * @return nothing if the folder is none
   */
  public static Optional<ReferenceSettings> in(Path folder) {
    Path file = folder.resolve(FILE_NAME);
    return ControllerLibrary.forThisMachine()
        .map(library -> folder.resolve(library.platform()).resolve(library.fileName()))
        .filter(library -> Files.isRegularFile(library) && Files.isRegularFile(file))
        .map(library -> new ReferenceSettings(library, Optional.of(file)));
  }

  /** Where each signal comes from, one line each. */
  public List<String> sources() {
    return task.observation().signals().stream()
        .map(SignalSettings::signal)
        .distinct()
        .map(signal -> "%s: %s".formatted(signal, SignalSource.of(signal).describe()))
        .toList();
  }

  private String readme() {
    String libraries =
        ControllerLibrary.CARRIED.stream()
            .map(
                library ->
                    "| %s | `%s/%s` |"
                        .formatted(library.forPeople(), library.platform(), library.fileName()))
            .collect(Collectors.joining("\n"));
    String signals =
        sources().stream()
            .map(line -> "* `" + line.replaceFirst(":", "`:"))
            .collect(Collectors.joining("\n"));
    return template()
        .replace("{{libraries}}", libraries)
        .replace("{{signals}}", signals)
        .replace("{{turbine}}", turbine.name())
        .replace("{{interval}}", String.format(Locale.ROOT, "%s", task.controlIntervalS()))
        .replace("{{file}}", FILE_NAME)
        .replace("{{before}}", before())
        .replace("{{hawc2}}", hawc2())
        .replace("{{action}}", action(task.action()));
  }

  /** The array that HAWC2's controllers agree on carries less than Bladed's. */
  private String hawc2() {
    List<String> missing =
        task.observation().signals().stream()
            .map(SignalSettings::signal)
            .distinct()
            .filter(signal -> !SignalSource.of(signal).isToldByHawc2())
            .map(signal -> "`" + signal + "`")
            .toList();
    return missing.isEmpty()
        ? "All that this policy sees is told by HAWC2's array."
        : "**This policy does not fly there**: HAWC2's array does not tell "
            + String.join(", ", missing)
            + ".";
  }

  private String before() {
    return controller
        .library()
        .map(library -> "the controller library `%s`".formatted(library))
        .orElse("the turbine's classical baseline");
  }

  private static String action(ActionSettings action) {
    return switch (action.mode()) {
      case INCREMENT -> "rates of pitch and torque";
      case ABSOLUTE -> "pitch and torque";
      case RESIDUAL -> "additions to a classical controller's pitch and torque";
    };
  }

  private static String template() {
    try (var in = ControllerExport.class.getResourceAsStream("controller-readme.md")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
