package org.tipspeed.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import org.tipspeed.config.RunSettings;
import org.tipspeed.config.SettingsReader;
import org.tipspeed.config.SettingsWriter;
import org.tipspeed.report.RunDirectory;
import org.tipspeed.report.StudyReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
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
  public Integer call() throws InterruptedException, IOException {
    RunSettings settings = SettingsReader.read(options.config, RunSettings.class);
    InputCheck.requireUsable(settings);
    Path folder = folder();
    List<SeedTraining> trainings = trainings(config(settings, folder), folder);
    try (Interruption interruption = Interruption.listen()) {
      return concluded(trainings, folder, interruption);
    }
  }

  private int concluded(List<SeedTraining> trainings, Path folder, Interruption interruption)
      throws InterruptedException {
    try {
      new Study(trainings, jobs(), spec.commandLine().getErr(), System::nanoTime).run(interruption);
    } catch (CancellationException e) {
      out().printf("interrupted, state saved; the same command with --out %s goes on%n", folder);
      return ExitCode.INTERRUPTED.number();
    }
    StudyReport report =
        StudyReport.of(title(), trainings.stream().map(SeedTraining::outcome).toList());
    report.write(folder);
    out().print(report.table());
    out().println("study.html, study.png and study.json: " + folder);
    return exitCode(trainings);
  }

  private List<SeedTraining> trainings(Path config, Path folder) {
    return LongStream.rangeClosed(options.seeds.first(), options.seeds.last())
        .mapToObj(seed -> new SeedTraining(seed, config, folder.resolve("seed-" + seed)))
        .toList();
  }

  /** The settings of a study stand in its folder, so that nobody changes them under it. */
  private Path config(RunSettings settings, Path folder) throws IOException {
    Path config = folder.resolve("config.yaml");
    if (!Files.exists(config)) {
      RunDirectory.create(folder);
      Folders.write(config, SettingsWriter.toYaml(settings));
    }
    RunSettings begun = SettingsReader.read(config, RunSettings.class);
    if (RunDirectory.holdsRun(folder) || !begun.equals(settings)) {
      throw new ParameterException(
          spec.commandLine(),
          "%s was begun with other settings than %s; choose another --out"
              .formatted(folder, options.config));
    }
    return config;
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

  /** That of the first seed that failed, if the contract has it. */
  private static int exitCode(List<SeedTraining> trainings) {
    return trainings.stream()
        .mapToInt(SeedTraining::exitCode)
        .filter(code -> code != 0)
        .map(code -> code < ExitCode.INTERRUPTED.number() ? code : ExitCode.UNEXPECTED.number())
        .findFirst()
        .orElse(ExitCode.DONE.number());
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
