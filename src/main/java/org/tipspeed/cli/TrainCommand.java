package org.tipspeed.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import org.tipspeed.app.InputCheck;
import org.tipspeed.app.TrainingRun;
import org.tipspeed.config.RunSettings;
import org.tipspeed.config.TurbineSettings;
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.config.yaml.SettingsWriter;
import org.tipspeed.rundir.Folders;
import org.tipspeed.rundir.Manifest;
import org.tipspeed.rundir.RunDirectory;
import org.tipspeed.turbine.qblade.QBladeTurbine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tipspeed train}: learns, then flies what was learned against the baseline. */
@Command(
    name = "train",
    description = "Train a policy, then fly it against the baseline on winds it never saw.")
final class TrainCommand implements Callable<Integer> {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneId.systemDefault());

  @Mixin private TrainOptions options;
  @Spec private CommandSpec spec;

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() throws InterruptedException {
    if (options.untilInputEnds) {
      ParentProcess.exitWhenGone(System.in);
    }
    RunSettings settings = settings();
    InputCheck.requireUsable(settings);
    RunDirectory run = options.resume ? reopened(settings) : created();
    Manifest manifest =
        options.resume ? Manifest.resume(run.manifest(), clock) : begun(settings, run);
    return new TrainingRun(settings, run, clock, out()).execute(manifest, options.resume).number();
  }

  private RunSettings settings() {
    RunSettings settings = SettingsReader.read(options.config, RunSettings.class);
    if (options.seed != null) {
      settings = settings.withSeed(options.seed);
    }
    if (options.steps != null) {
      settings = settings.withSteps(options.steps);
    }
    return located(settings);
  }

  /** A library is probed before the first run with it. */
  private RunSettings located(RunSettings settings) {
    TurbineSettings turbine = settings.turbine();
    if (!settings.flies() || turbine.simulator() != TurbineSettings.Simulator.QBLADE) {
      return settings;
    }
    double longestS =
        Math.max(settings.task().episodeDurationS(), settings.evaluation().durationS());
    QBladeTurbine.requireFits(turbine.qblade(), settings.task().controlIntervalS(), longestS);
    return settings.withTurbine(turbine.with(ProbeCommand.profiled(turbine.qblade(), out())));
  }

  private RunDirectory created() {
    return RunDirectory.create(options.out == null ? defaultPath() : options.out);
  }

  private Manifest begun(RunSettings settings, RunDirectory run) {
    Manifest manifest = Manifest.begin(run.manifest(), TrainingRun.provenance(settings), clock);
    Folders.write(run.config(), SettingsWriter.toYaml(settings));
    return manifest;
  }

  private Path defaultPath() {
    String name = options.config.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    return Path.of("results", name + "-" + STAMP.format(clock.instant()));
  }

  /** A run goes on under the settings it began with; only its length may change. */
  private RunDirectory reopened(RunSettings settings) {
    if (options.out == null) {
      throw new ParameterException(
          spec.commandLine(), "--resume needs --out DIR: the run directory to go on with");
    }
    RunDirectory run = RunDirectory.open(options.out);
    // Whoever was killed before writing its settings has not begun to learn either.
    if (Files.exists(run.config()) && !isAsBegun(settings, run)) {
      throw new ParameterException(
          spec.commandLine(),
          "%s was begun with other settings than %s; give %s to go on as begun"
              .formatted(run.path(), options.config, run.config()));
    }
    Folders.write(run.config(), SettingsWriter.toYaml(settings));
    return run;
  }

  private static boolean isAsBegun(RunSettings settings, RunDirectory run) {
    RunSettings begun = SettingsReader.read(run.config(), RunSettings.class);
    return settings.withSteps(1).equals(begun.withSteps(1));
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
