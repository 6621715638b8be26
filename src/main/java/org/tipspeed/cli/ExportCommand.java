package org.tipspeed.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tipspeed.app.PolicyExport;
import org.tipspeed.config.RunSettings;
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.export.ControllerExport;
import org.tipspeed.export.ControllerSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tipspeed export}: writes a saved policy for other programs. */
@Command(name = "export", description = "Write a saved policy for other programs.")
final class ExportCommand implements Callable<Integer> {

  /** What for. */
  enum Target {
    CONTROLLER,
    ONNX
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "POLICY", description = "A run directory or a policy file.")
  private Path policy;

  @Option(
      names = "--to",
      paramLabel = "controller|onnx",
      required = true,
      description = {
        "controller: a library that simulators with Bladed-style controllers load.",
        "onnx: the network with its scaling, and in its metadata all that observations take."
      })
  private Target target;

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description =
          "Of the controller: start-up, hand-over, fall-back and shut-down; all have defaults.")
  private Path settings;

  @Option(
      names = "--config",
      paramLabel = "CONFIG",
      description = "Settings of task and turbine to take instead of the policy's own.")
  private Path config;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "results/export",
      description = "Folder to write to; default: ${DEFAULT-VALUE}.")
  private Path out;

  @Override
  public Integer call() {
    PolicyExport export =
        PolicyExport.of(
            policy,
            Optional.ofNullable(config).map(file -> SettingsReader.read(file, RunSettings.class)));
    switch (target) {
      case CONTROLLER -> controller(export);
      case ONNX -> onnx(export);
    }
    return ExitCode.DONE.number();
  }

  private void controller(PolicyExport export) {
    ControllerSettings controller =
        settings == null
            ? ControllerSettings.DEFAULTS
            : SettingsReader.read(settings, ControllerSettings.class);
    ControllerExport written = export.controller(controller, out);
    PrintWriter terminal = spec.commandLine().getOut();
    terminal.printf(
        "%s: controller library and %s for %s; README.md there says what to change in your"
            + " simulator%n",
        out, ControllerExport.FILE_NAME, export.turbine().name());
    written.sources().forEach(source -> terminal.println("  " + source));
  }

  private void onnx(PolicyExport export) {
    spec.commandLine()
        .getOut()
        .printf(
            "%s: observation [batch, %d] to action [batch, 2]; its metadata tells of both%n",
            export.onnx(out), export.policy().observationDimensions());
  }
}
