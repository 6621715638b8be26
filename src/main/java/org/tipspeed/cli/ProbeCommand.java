package org.tipspeed.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.qblade.Probe;
import org.tipspeed.turbine.qblade.ProbeReport;
import org.tipspeed.turbine.qblade.ProbeResult;
import org.tipspeed.turbine.qblade.ProbeSettings;
import org.tipspeed.turbine.qblade.QBladeProfile;
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
    QBladeSettings settings = QBladeSettings.DEFAULTS.at(options.library.toString(), "");
    ProbeReport report =
        Probe.ofLibrary(settings, options.settings(), printing(out()), System::nanoTime);
    out().println("give --project FILE to learn whether it runs");
    return exitCode(report);
  }

  private int libraryWithProject() {
    QBladeSettings settings =
        QBladeSettings.DEFAULTS.at(options.library.toString(), options.project.toString());
    ProbeReport report = run(settings, options.settings(), out());
    if (report.profile().isEmpty()) {
      return ExitCode.SIMULATOR.number();
    }
    Path profile = profilePath(settings);
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
    return result -> out.println(line(result));
  }

  /** Probes and prints each answer as it comes. */
  private static ProbeReport run(QBladeSettings settings, ProbeSettings probe, PrintWriter out) {
    return Probe.run(settings, probe, printing(out), System::nanoTime);
  }

  /**
   * The settings with absolute paths and a profile that is of this library and project, for which
   * they are probed if need be.
   *
   * @throws TurbineException if the probe leaves open what flying takes
   */
  static QBladeSettings profiled(QBladeSettings settings, PrintWriter out) {
    Path file = profilePath(settings);
    QBladeSettings located =
        settings
            .at(absolute(settings.library()), absolute(settings.project()))
            .withProfile(file.toString());
    if (!isProfiled(located, file)) {
      out.println("the library has not been probed with this project yet; this takes minutes");
      ProbeReport report = run(located, ProbeSettings.DEFAULTS, out);
      report.profile().orElseThrow(() -> unusable(report)).write(file);
    }
    return located;
  }

  private static boolean isProfiled(QBladeSettings settings, Path file) {
    return Files.exists(file) && QBladeProfile.read(file).isOf(settings);
  }

  private static TurbineException unusable(ProbeReport report) {
    String reason =
        report.firstFailure().map(r -> r.name() + ": " + r.detail()).orElse("too much is unknown");
    return new TurbineException(
        TurbineException.Kind.REFUSED, "the library cannot be used with this project: " + reason);
  }

  private static String absolute(String path) {
    return Path.of(path).toAbsolutePath().toString();
  }

  private static String line(ProbeResult result) {
    return String.format(
        Locale.ROOT,
        "%-32s %-8s %7.1f s  %s",
        result.name(),
        result.verdict().name().toLowerCase(Locale.ROOT),
        result.seconds(),
        result.detail());
  }

  /** Where the profile is if the settings name no file: beside the project. */
  private static Path profilePath(QBladeSettings settings) {
    return settings.profile().isEmpty()
        ? Path.of(settings.project() + ".profile.json").toAbsolutePath()
        : Path.of(settings.profile()).toAbsolutePath();
  }
}
