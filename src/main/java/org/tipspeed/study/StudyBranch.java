package org.tipspeed.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.tipspeed.app.InputCheck;
import org.tipspeed.config.RunSettings;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.config.yaml.SettingsWriter;
import org.tipspeed.evaluation.Suite;
import org.tipspeed.evaluation.Suites;
import org.tipspeed.rundir.FolderLock;
import org.tipspeed.rundir.Folders;
import org.tipspeed.rundir.Manifest;
import org.tipspeed.rundir.RunDirectory;

/** The same settings over several seeds, in a folder of their own: a study, or a variant in one. */
public final class StudyBranch {

  private final String source;
  private final String variant;
  private final RunSettings settings;
  private final Path folder;
  private final InputCheck check;
  private final Map<String, Suite> suites = new LinkedHashMap<>();
  private List<SeedWork> works = List.of();

  /**
   * Looks at everything and makes nothing.
   *
   * @param source file that the settings are from
   * @param variant name of the variant; empty if there are none
   * @param folder receives everything
   * @param suites names or files of what is flown after the training
   * @throws SettingsException if something cannot be used
   */
  public StudyBranch(
      Path source, String variant, RunSettings settings, Path folder, List<String> suites) {
    this.source = source.toString();
    this.variant = variant;
    this.settings = settings;
    this.folder = folder;
    check = new InputCheck(settings);
    check.requireWinds();
    check.requireTrainable();
    suites.forEach(this::addSuite);
  }

  private void addSuite(String nameOrFile) {
    if (!settings.flies()) {
      throw new SettingsException(
          "suite %s cannot be flown: %s is not about a turbine".formatted(nameOrFile, source));
    }
    Suite suite = single(nameOrFile);
    if (suites.values().stream().anyMatch(other -> other.name().equals(suite.name()))) {
      throw new SettingsException("suite %s is given twice".formatted(suite.name()));
    }
    check.requireFlyable(suite);
    suites.put(nameOrFile, suite);
  }

  private Suite single(String nameOrFile) {
    List<Suite> opened =
        new Suites(OptionalDouble.empty(), settings.evaluation().metrics()).open(nameOrFile);
    if (opened.size() > 1) {
      throw new SettingsException(
          "suite %s is a folder of %d; a study takes suites one by one"
              .formatted(nameOrFile, opened.size()));
    }
    return opened.get(0);
  }

  /** Whether an earlier study has begun it. */
  boolean isBegun() {
    return Files.exists(config());
  }

  /** Takes the folder. */
  FolderLock taken() {
    return isBegun() ? FolderLock.take(folder) : FolderLock.takeNew(folder);
  }

  /**
   * The settings of a study stand in its folder, so that nobody changes them under it.
   *
   * @throws SettingsException if it was begun with other settings
   */
  void begin() {
    if (!isBegun()) {
      RunDirectory.create(folder);
      Folders.write(config(), SettingsWriter.toYaml(settings));
    }
    RunSettings begun = SettingsReader.read(config(), RunSettings.class);
    if (RunDirectory.holdsRun(folder) || !begun.equals(settings)) {
      throw new SettingsException(
          "%s was begun with other settings than %s; choose another --out"
              .formatted(folder, source));
    }
  }

  /**
   * Lays down what there is to do for each seed.
   *
   * @param flightJobs how many flights of a suite at a time
   * @param program whose main method is the command line
   */
  public void plan(SeedRange seeds, int flightJobs, Class<?> program) {
    works =
        LongStream.rangeClosed(seeds.first(), seeds.last())
            .mapToObj(seed -> work(seed, flightJobs, program))
            .toList();
  }

  private SeedWork work(long seed, int flightJobs, Class<?> program) {
    RunDirectory run = new RunDirectory(folder.resolve("seed-" + seed));
    List<SeedWork.Step> steps = new ArrayList<>();
    steps.add(new TrainingStep(seed, config(), run));
    suites.forEach(
        (nameOrFile, suite) -> steps.add(new SuiteStep(suite, nameOrFile, run, flightJobs)));
    String name = (variant.isEmpty() ? "" : variant + ", ") + "seed " + seed;
    return new SeedWork(name, seed, run, steps, program);
  }

  /** What came of the works, written down in the folder. */
  StudyReport report(String title) {
    StudyReport report =
        StudyReport.of(title, works.stream().map(SeedWork::outcome).toList(), suiteNames());
    report.write(folder);
    return report;
  }

  List<String> suiteNames() {
    return suites.values().stream().map(Suite::name).toList();
  }

  /** What was laid down: one for each seed. */
  public List<SeedWork> works() {
    return works;
  }

  private Path config() {
    return folder.resolve("config.yaml");
  }

  /**
   * Trains a seed and judges it on the winds of its settings.
   *
   * @param seed the run's
   * @param config settings of the study
   * @param run receives everything
   */
  private record TrainingStep(long seed, Path config, RunDirectory run) implements SeedWork.Step {

    @Override
    public String doing() {
      return "training";
    }

    @Override
    public boolean isDone() {
      return Files.exists(run.manifest())
          && Manifest.status(run.manifest()) == Manifest.Status.DONE;
    }

    @Override
    public Path folder() {
      return run.path();
    }

    /** Begins, or goes on from the newest checkpoint. */
    @Override
    public List<String> arguments() {
      List<String> arguments = new ArrayList<>(List.of("train", config.toString()));
      arguments.addAll(List.of("--seed", Long.toString(seed), "--out", run.path().toString()));
      arguments.add("--until-input-ends");
      if (Files.exists(run.manifest())) {
        arguments.add("--resume");
      }
      return arguments;
    }
  }
}
