package org.tipspeed.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.tipspeed.config.RunSettings;
import org.tipspeed.rundir.FolderLock;
import org.tipspeed.study.SeedRange;
import org.tipspeed.study.SeedWork;
import org.tipspeed.study.Study;
import org.tipspeed.study.StudyBranch;
import org.tipspeed.study.StudyFile;
import org.tipspeed.study.StudyPlan;
import org.tipspeed.study.StudySettings;
import org.tipspeed.study.VariantStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
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

  @Parameters(
      paramLabel = "CONFIG",
      description = {
        "Settings file (YAML) of the training; or a study file, which has variants of one."
      })
  Path config;

  @Option(
      names = "--seeds",
      paramLabel = "A-B",
      converter = Converters.Seeds.class,
      description = "Run seeds from A to B, such as 1-5; default: those of the study file.")
  SeedRange seeds;

  @Option(
      names = "--suite",
      paramLabel = "SUITE",
      arity = "1..*",
      description = {
        "Suites that each seed's best policy and the baseline fly after its training: files, or",
        "names as in replay. Default: those of the study file."
      })
  List<String> suites = List.of();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      converter = Converters.Count.class,
      description = "Seeds at a time; default: one per core.")
  Integer jobs;

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
      description = "Directory of the study; default: results/ and a name with the time.")
  Path out;

  @Spec private CommandSpec spec;

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() throws InterruptedException {
    Path folder = folder();
    StudyPlan study = StudyFile.isStudy(config) ? variants(folder) : seeds(folder);
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
    if (seeds == null) {
      throw new ParameterException(
          spec.commandLine(), "--seeds A-B is needed, as %s has no variants".formatted(config));
    }
    RunSettings settings = RunSettings.read(config, Optional.ofNullable(turbine));
    StudyBranch branch = new StudyBranch(config, "", settings, folder, suites);
    return planned(new StudyPlan.OverSeeds(title(seeds), branch), seeds);
  }

  private StudyPlan variants(Path folder) {
    StudySettings study = StudyFile.read(config, Optional.ofNullable(turbine));
    SeedRange seeds = this.seeds == null ? study.seeds() : this.seeds;
    List<String> suites = this.suites.isEmpty() ? study.suites() : this.suites;
    return planned(new VariantStudy(title(seeds), config, study, folder, suites), seeds);
  }

  /** Seeds that fly at the same time share the processors. */
  private StudyPlan planned(StudyPlan study, SeedRange seeds) {
    long atATime = Math.min(jobs(), seeds.count() * study.branches().size());
    int flightJobs = (int) Math.max(1, Runtime.getRuntime().availableProcessors() / atATime);
    study.branches().forEach(branch -> branch.plan(seeds, flightJobs, Main.class));
    return study;
  }

  private Path folder() {
    return out != null
        ? out
        : Path.of("results", "study-%s-%s".formatted(name(), STAMP.format(clock.instant())));
  }

  private String name() {
    return config.getFileName().toString().replaceFirst("\\.ya?ml$", "");
  }

  private String title(SeedRange seeds) {
    String which =
        seeds.count() == 1
            ? "seed " + seeds.first()
            : "seeds %d to %d".formatted(seeds.first(), seeds.last());
    return "Study %s, %s".formatted(config.getFileName(), which);
  }

  private int jobs() {
    return jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
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
