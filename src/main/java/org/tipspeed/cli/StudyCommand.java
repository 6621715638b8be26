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
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.rundir.FolderLock;
import org.tipspeed.study.SeedRange;
import org.tipspeed.study.SeedStudy;
import org.tipspeed.study.SeedWork;
import org.tipspeed.study.Study;
import org.tipspeed.study.StudyBranch;
import org.tipspeed.study.StudyFile;
import org.tipspeed.study.StudyPlan;
import org.tipspeed.study.StudySettings;
import org.tipspeed.study.VariantStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tipspeed study}: training over several seeds, and perhaps several settings. */
@Command(
    name = "study",
    description = {
      "Train with several seeds side by side, and show mean, spread and worst.",
      "A study file has variants of the settings: it shows what is paid with what.",
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
    Path folder = folder();
    StudyPlan study = StudyFile.isStudy(options.config) ? variants(folder) : seeds(folder);
    List<SeedWork> works =
        study.branches().stream().flatMap(branch -> branch.works().stream()).toList();
    try (FolderLock lock = study.begin();
        Interruption interruption = Interruption.listen()) {
      return concluded(study, works, lock.folder(), interruption);
    }
  }

  private int concluded(
      StudyPlan study, List<SeedWork> works, Path folder, Interruption interruption)
      throws InterruptedException {
    try {
      new Study(works, jobs(), spec.commandLine().getErr(), System::nanoTime).run(interruption);
    } catch (CancellationException e) {
      out().printf("interrupted, state saved; the same command with --out %s goes on%n", folder);
      return ExitCode.INTERRUPTED.number();
    }
    out().println(study.conclude() + folder);
    return exitCode(works);
  }

  private StudyPlan seeds(Path folder) {
    if (options.seeds == null) {
      throw new ParameterException(
          spec.commandLine(),
          "--seeds A-B is needed, as %s has no variants".formatted(options.config));
    }
    RunSettings settings = SettingsReader.read(options.config, RunSettings.class);
    StudyBranch branch = new StudyBranch(options.config, "", settings, folder, options.suites);
    return planned(new SeedStudy(title(options.seeds), branch), options.seeds);
  }

  private StudyPlan variants(Path folder) {
    StudySettings study = StudyFile.read(options.config);
    SeedRange seeds = options.seeds == null ? study.seeds() : options.seeds;
    List<String> suites = options.suites.isEmpty() ? study.suites() : options.suites;
    return planned(new VariantStudy(title(seeds), options.config, study, folder, suites), seeds);
  }

  /** Seeds that fly at the same time share the processors. */
  private StudyPlan planned(StudyPlan study, SeedRange seeds) {
    long atATime = Math.min(jobs(), seeds.count() * study.branches().size());
    int flightJobs = (int) Math.max(1, Runtime.getRuntime().availableProcessors() / atATime);
    study.branches().forEach(branch -> branch.plan(seeds, flightJobs, Main.class));
    return study;
  }

  private Path folder() {
    return options.out != null
        ? options.out
        : Path.of("results", "study-%s-%s".formatted(name(), STAMP.format(clock.instant())));
  }

  private String name() {
    return options.config.getFileName().toString().replaceFirst("\\.ya?ml$", "");
  }

  private String title(SeedRange seeds) {
    String which =
        seeds.count() == 1
            ? "seed " + seeds.first()
            : "seeds %d to %d".formatted(seeds.first(), seeds.last());
    return "Study %s, %s".formatted(options.config.getFileName(), which);
  }

  private int jobs() {
    return options.jobs == null ? Runtime.getRuntime().availableProcessors() : options.jobs;
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
