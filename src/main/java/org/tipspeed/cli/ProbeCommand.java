package org.tipspeed.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.tipspeed.turbine.BinaryFormat;
import org.tipspeed.turbine.openfast.OpenFastProbe;
import org.tipspeed.turbine.openfast.OpenFastProfile;
import org.tipspeed.turbine.openfast.OpenFastSettings;
import org.tipspeed.turbine.openfast.OpenFastSimulator;
import org.tipspeed.turbine.process.ProcessSettings;
import org.tipspeed.turbine.process.ProcessTurbine;
import org.tipspeed.turbine.qblade.Probe;
import org.tipspeed.turbine.qblade.ProbeReport;
import org.tipspeed.turbine.qblade.ProbeResult;
import org.tipspeed.turbine.qblade.ProbeSettings;
import org.tipspeed.turbine.qblade.QBladeSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tipspeed probe}: asks a simulator library what its documents leave open. */
@Command(
    name = "probe",
    description = "Find out what a simulator library offers and whether it runs a project.")
final class ProbeCommand implements Callable<Integer> {

  /** Shorter traces show too little to compare. */
  private static final class TraceLength extends Converters.Count {
    TraceLength() {
      super(ProbeSettings.FEWEST_STEPS);
    }
  }

  @Parameters(paramLabel = "LIBRARY", description = "Simulator library (.so, .dll).")
  Path library;

  @Option(
      names = "--project",
      paramLabel = "FILE",
      description =
          "QBlade's project (.qpr) or simulation definition (.sim), or OpenFAST's model (.fst), to"
              + " run; without it only exports of a QBlade library.")
  Path project;

  @Option(
      names = "--steps",
      paramLabel = "N",
      converter = TraceLength.class,
      description = "Simulator steps per trial, at least 10; default: 50.")
  Integer steps;

  @Option(
      names = "--limit",
      paramLabel = "SECONDS",
      converter = Converters.PositiveSeconds.class,
      description =
          "Time that each question may take [s]; default: 600. A busy machine needs more.")
  Double limitS;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (project == null) {
      return libraryAlone();
    }
    return project.toString().endsWith(".fst") ? openFast() : libraryWithProject();
  }

  /** Everything that is asked is asked in a child, whose output is looked at when it has ended. */
  private int openFast() throws IOException {
    OpenFastSimulator kind = new OpenFastSimulator();
    OpenFastSettings settings =
        OpenFastSettings.DEFAULTS
            .withLibrary(library.toAbsolutePath())
            .withProject(project.toAbsolutePath());
    BinaryFormat.requireLoadable(settings.library());
    Path log = Files.createTempFile("tipspeed-probe", ".log");
    try {
      OpenFastProfile profile =
          new OpenFastProbe(settings, out()::println, System::nanoTime)
              .ask(
                  asked -> new ProcessTurbine(kind, asked, patience(), log, System::nanoTime), log);
      Path file = OpenFastProfile.fileOf(settings);
      profile.write(file);
      out().println("profile written to " + file);
      return ExitCode.DONE.number();
    } finally {
      Files.deleteIfExists(log);
    }
  }

  private ProcessSettings patience() {
    double limit = probeSettings().limitS();
    return ProcessSettings.DEFAULTS
        .withLoadLimitS(limit)
        .withResetLimitS(limit)
        .withStepLimitS(limit);
  }

  private int libraryAlone() {
    QBladeSettings settings = QBladeSettings.DEFAULTS.at(library, Path.of(""));
    ProbeReport report =
        Probe.ofLibrary(settings, probeSettings(), printing(out()), System::nanoTime);
    out().println("give --project FILE to learn whether it runs");
    return exitCode(report);
  }

  private int libraryWithProject() {
    QBladeSettings settings = QBladeSettings.DEFAULTS.at(library, project);
    ProbeReport report = Probe.run(settings, probeSettings(), printing(out()), System::nanoTime);
    if (report.profile().isEmpty()) {
      return ExitCode.SIMULATOR.number();
    }
    Path profile = settings.profileFile().toAbsolutePath();
    report.profile().get().write(profile);
    out().println("profile written to " + profile);
    return exitCode(report);
  }

  ProbeSettings probeSettings() {
    ProbeSettings defaults = ProbeSettings.DEFAULTS;
    try {
      return new ProbeSettings(
          limitS == null ? defaults.limitS() : limitS,
          steps == null ? defaults.steps() : steps,
          defaults.resets());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--limit: " + e.getMessage());
    }
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
}
