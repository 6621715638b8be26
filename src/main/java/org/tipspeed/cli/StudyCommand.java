package org.tipspeed.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.tipspeed.config.RunSettings;
import org.tipspeed.config.SettingsReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tipspeed study}: the same training over several seeds. */
@Command(
    name = "study",
    description = {
      "Train with several seeds side by side, and show mean, spread and worst.",
      "Called again with the same --out it goes on where it stopped."
    })
final class StudyCommand implements Callable<Integer> {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneId.systemDefault());

  @Mixin private StudyOptions options;
  @Spec private CommandSpec spec;

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() throws InterruptedException {
    RunSettings settings = SettingsReader.read(options.config, RunSettings.class);
    Path folder = folder();
    StudyBranch branch =
        new StudyBranch(options.config.toString(), settings, folder, options.suites);
    branch.begin();
    List<SeedWork> works = branch.works(options.seeds, flightJobs());
    try (Interruption interruption = Interruption.listen()) {
      return concluded(branch, works, folder, interruption);
    }
  }

  private int concluded(
      StudyBranch branch, List<SeedWork> works, Path folder, Interruption interruption)
      throws InterruptedException {
    try {
      new Study(works, jobs(), spec.commandLine().getErr(), System::nanoTime).run(interruption);
    } catch (CancellationException e) {
      out().printf("interrupted, state saved; the same command with --out %s goes on%n", folder);
      return ExitCode.INTERRUPTED.number();
    }
    out().print(branch.report(title()).table());
    out().println("study.html, study.png and study.json: " + folder);
    return exitCode(works);
  }

  private Path folder() {
    return options.out != null
        ? options.out
        : Path.of("results", "study-%s-%s".formatted(name(), STAMP.format(clock.instant())));
  }

  private String name() {
    return options.config.getFileName().toString().replaceFirst("\\.ya?ml$", "");
  }

  private String title() {
    return "Study of %s, seeds %d to %d"
        .formatted(name(), options.seeds.first(), options.seeds.last());
  }

  private int jobs() {
    return options.jobs == null ? Runtime.getRuntime().availableProcessors() : options.jobs;
  }

  /** Seeds that fly at the same time share the processors. */
  private int flightJobs() {
    long seeds = options.seeds.last() - options.seeds.first() + 1;
    long atATime = Math.min(jobs(), seeds);
    return (int) Math.max(1, Runtime.getRuntime().availableProcessors() / atATime);
  }

  /** That of the first seed that failed, if the contract has it. */
  private static int exitCode(List<SeedWork> works) {
    return works.stream()
        .mapToInt(SeedWork::exitCode)
        .filter(code -> code != 0)
        .map(code -> code < ExitCode.INTERRUPTED.number() ? code : ExitCode.UNEXPECTED.number())
        .findFirst()
        .orElse(ExitCode.DONE.number());
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
