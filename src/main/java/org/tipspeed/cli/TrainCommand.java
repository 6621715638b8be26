package org.tipspeed.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.tipspeed.app.Tipspeed;
import org.tipspeed.config.RunSettings;
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.rundir.RunDirectory;
import org.tipspeed.training.TrainingResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tipspeed train}: learns, then flies what was learned against the reference. */
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
      TrainingResult result =
          Tipspeed.train(settings, folder, options.resume, observer, interruption);
      return result.interrupted() ? interrupted(folder) : done(settings, folder);
    } catch (CancellationException e) {
      return interrupted(folder);
    }
  }

  private RunSettings settings() {
    RunSettings settings = SettingsReader.read(options.config, RunSettings.class);
    if (options.seed != null) {
      settings = settings.withSeed(options.seed);
    }
    return options.steps == null ? settings : settings.withSteps(options.steps);
  }

  private Path folder() {
    if (options.out != null) {
      return options.out;
    }
    if (options.resume) {
      throw new ParameterException(
          spec.commandLine(), "--resume needs --out DIR: the run directory to go on with");
    }
    String name = options.config.getFileName().toString().replaceFirst("\\.ya?ml$", "");
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
