package org.tipspeed.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.tipspeed.turbine.qblade.Probe;
import org.tipspeed.turbine.qblade.ProbeReport;
import org.tipspeed.turbine.qblade.ProbeResult;
import org.tipspeed.turbine.qblade.ProbeSettings;
import org.tipspeed.turbine.qblade.QBladeSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tipspeed probe}: asks a simulator library what its documents leave open. */
@Command(
    name = "probe",
    description = "Find out what a simulator library offers and whether it runs a project.")
final class ProbeCommand implements Callable<Integer> {

  @Mixin private ProbeOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return options.project == null ? libraryAlone() : libraryWithProject();
  }

  private int libraryAlone() {
    QBladeSettings settings = QBladeSettings.DEFAULTS.at(options.library, Path.of(""));
    ProbeReport report =
        Probe.ofLibrary(settings, options.settings(), printing(out()), System::nanoTime);
    out().println("give --project FILE to learn whether it runs");
    return exitCode(report);
  }

  private int libraryWithProject() {
    QBladeSettings settings = QBladeSettings.DEFAULTS.at(options.library, options.project);
    ProbeReport report = run(settings, options.settings(), out());
    if (report.profile().isEmpty()) {
      return ExitCode.SIMULATOR.number();
    }
    Path profile = settings.profileFile().toAbsolutePath();
    report.profile().get().write(profile);
    out().println("profile written to " + profile);
    return exitCode(report);
  }

  private static int exitCode(ProbeReport report) {
    return report.firstFailure().isPresent() ? ExitCode.SIMULATOR.number() : ExitCode.DONE.number();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private static Consumer<ProbeResult> printing(PrintWriter out) {
    return result -> out.println(result.line());
  }

  /** Probes and prints each answer as it comes. */
  private static ProbeReport run(QBladeSettings settings, ProbeSettings probe, PrintWriter out) {
    return Probe.run(settings, probe, printing(out), System::nanoTime);
  }
}
