package org.tipspeed.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.tipspeed.app.Tipspeed;
import org.tipspeed.config.RunSettings;
import org.tipspeed.config.TurbineSettings;
import org.tipspeed.rundir.RunDirectory;
import org.tipspeed.training.TrainingResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tipspeed train}: learns, then flies what was learned against the reference. */
@Command(
    name = "train",
    description = "Train a policy, then fly it against the baseline on winds it never saw.")
final class TrainCommand implements Callable<Integer> {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneId.systemDefault());

  @Parameters(
      paramLabel = "CONFIG",
      description = "Settings file (YAML), such as those in sim-configs.")
  Path config;

  @Option(
      names = "--simulator",
      paramLabel = "FILE",
      description =
          "Turbine section of settings, in a file of its own, to train in instead of CONFIG's.")
  Path simulator;

  @Option(
      names = "--turbine",
      paramLabel = "NAME|FILE",
      description = {
        "Built-in turbine instead of CONFIG's: one that tipspeed brings along (nrel5mw), or a",
        "parameter file. What CONFIG gives in units of its turbine is that of this one."
      })
  String turbine;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Run directory to create; default: results/ and a name with the time.")
  Path out;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Run seed: initial weights, exploration, winds; default: the settings'.")
  Long seed;

  @Option(
      names = "--steps",
      paramLabel = "N",
      converter = Converters.PositiveLong.class,
      description = "Steps to train for, a decision of the agent each; default: the settings'.")
  Long steps;

  @Option(
      names = "--resume",
      description = "Go on from the newest sound checkpoint of the run directory.")
  boolean resume;

  @Option(
      names = "--until-input-ends",
      hidden = true,
      description = "Stop and save as at Ctrl-C when standard input ends: for parent processes.")
  boolean untilInputEnds;

  @Spec private CommandSpec spec;

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() throws InterruptedException {
    if (untilInputEnds) {
      Interruption.whenInputEnds(System.in);
    }
    RunSettings settings = settings();
    Path folder = folder();
    try (Interruption interruption = Interruption.listen()) {
      return train(settings, folder, interruption);
    }
  }

  /** What there is to say has been said by its end, after which Java may be gone. */
  private int train(RunSettings settings, Path folder, Interruption interruption)
      throws InterruptedException {
    try (TerminalObserver observer =
        new TerminalObserver(
            out(),
            spec.commandLine().getErr(),
            ProgressDisplay::onStderr,
            settings.training().steps())) {
      TrainingResult result = Tipspeed.train(settings, folder, resume, observer, interruption);
      return result.interrupted() ? interrupted(folder) : done(settings, folder);
    } catch (CancellationException e) {
      return interrupted(folder);
    }
  }

  private RunSettings settings() {
    if (simulator != null && turbine != null) {
      throw new ParameterException(
          spec.commandLine(), "--turbine is a built-in turbine, --simulator another: give one");
    }
    RunSettings settings = RunSettings.read(config, Optional.ofNullable(turbine));
    if (simulator != null) {
      settings = settings.withTurbine(TurbineSettings.read(simulator));
    }
    if (seed != null) {
      settings = settings.withSeed(seed);
    }
    return steps == null ? settings : settings.withSteps(steps);
  }

  private Path folder() {
    if (out != null) {
      return out;
    }
    if (resume) {
      throw new ParameterException(
          spec.commandLine(), "--resume needs --out DIR: the run directory to go on with");
    }
    String name = config.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    return Path.of("results", name + "-" + STAMP.format(clock.instant()));
  }

  private int interrupted(Path folder) {
    out().printf("interrupted, state saved; go on with --resume --out %s%n", folder);
    return ExitCode.INTERRUPTED.number();
  }

  private int done(RunSettings settings, Path folder) {
    out().println("run directory: " + folder);
    if (settings.flies()) {
      out().println("report:        " + new RunDirectory(folder).report());
    }
    return ExitCode.DONE.number();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
