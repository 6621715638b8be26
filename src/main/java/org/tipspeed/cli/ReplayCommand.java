package org.tipspeed.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.tipspeed.config.RunSettings;
import org.tipspeed.config.SettingsReader;
import org.tipspeed.control.Controller;
import org.tipspeed.control.Nrel5MwBaseline;
import org.tipspeed.experiment.EvaluationSettings;
import org.tipspeed.experiment.Suite;
import org.tipspeed.task.PolicyController;
import org.tipspeed.wind.WindCase;
import org.tipspeed.wind.WindCases;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tipspeed replay}: flies a saved policy on winds of the user's choice. */
@Command(
    name = "replay",
    description = "Fly a saved policy, or the baseline, on any wind and compare.")
final class ReplayCommand implements Callable<Integer> {

  private static final String BASELINE = "baseline";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneId.systemDefault());

  @Mixin private ReplayOptions options;
  @Spec private CommandSpec spec;

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() throws IOException {
    if (options.untilInputEnds) {
      ParentProcess.exitWhenGone(System.in);
    }
    boolean policyIsBaseline = options.policy.equals(BASELINE);
    SavedPolicy saved = policyIsBaseline ? null : SavedPolicy.read(Path.of(options.policy));
    RunSettings settings = settings(saved);
    Opponent opponent = Opponent.of(options, spec.commandLine());
    List<Suite> suites = suites(settings.evaluation());
    requireUsable(suites, saved, settings);
    Set<SeriesFormat> formats = formats();
    requireDrawable(formats);
    Path folder = folder(ReplayPlan.of(options, suites, settings));
    Judgement judgement = new Judgement(settings, folder, spec.commandLine().getOut());
    var plan =
        new Judgement.Plan(
            suites,
            against(saved, opponent) ? 2 : 1,
            controllers(saved, settings, opponent, folder),
            jobs(settings.evaluation()),
            formats,
            options.resume);
    try (Interruption interruption = Interruption.listen()) {
      return flown(
          () ->
              judgement.fly(
                  plan,
                  Judgement.Files.ofReplay(
                      folder, options.policy, Optional.ofNullable(options.png))),
          interruption,
          folder);
    }
  }

  private int flown(Runnable flights, Interruption interruption, Path folder) {
    try {
      interruption.during(flights);
    } catch (CancellationException e) {
      spec.commandLine()
          .getOut()
          .printf("interrupted, flights so far are kept; go on with --resume --out %s%n", folder);
      return ExitCode.INTERRUPTED.number();
    }
    spec.commandLine().getOut().println("flights.csv, metrics.json and report.html: " + folder);
    return ExitCode.DONE.number();
  }

  /** A picture is drawn from the series, when all else is done: too late to learn of a mistake. */
  private void requireDrawable(Set<SeriesFormat> formats) {
    if (options.png == null) {
      return;
    }
    if (formats.isEmpty()) {
      throw usage("--png needs the time series, which --format none leaves out");
    }
    Path parent = options.png.toAbsolutePath().getParent();
    if (Files.isDirectory(options.png) || !Files.isDirectory(parent)) {
      throw usage("--png must be a file in a folder that exists, was " + options.png);
    }
  }

  private int jobs(EvaluationSettings evaluation) {
    return options.jobs == null ? Judgement.jobs(evaluation) : options.jobs;
  }

  private Set<SeriesFormat> formats() {
    try {
      return SeriesFormat.written(options.formats);
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage());
    }
  }

  /** The winds chosen one by one, if there are any, then the suites. */
  private List<Suite> suites(EvaluationSettings evaluation) {
    List<Suite> suites = new ArrayList<>();
    OptionalDouble seconds =
        options.seconds == null ? OptionalDouble.empty() : OptionalDouble.of(options.seconds);
    if (!options.winds.isEmpty()) {
      List<WindCase> winds =
          options.winds.stream().map(WindCases::parseAll).flatMap(List::stream).toList();
      double durationS = seconds.orElse(evaluation.durationS());
      suites.add(Suite.of(winds, durationS, evaluation.metrics()));
    }
    Suites known = new Suites(seconds, evaluation.metrics());
    for (String each : options.suites) {
      for (Suite suite : known.open(each)) {
        if (suites.stream().anyMatch(other -> other.name().equals(suite.name()))) {
          throw usage("suite %s is given twice".formatted(suite.name()));
        }
        suites.add(suite);
      }
    }
    if (suites.isEmpty()) {
      throw usage("give a --wind or a --suite to fly");
    }
    return suites;
  }

  /** Nothing is made before all that was given has been looked at. */
  private void requireUsable(List<Suite> suites, SavedPolicy saved, RunSettings settings) {
    if (!settings.flies()) {
      throw usage(options.policy + " was not trained on a turbine: no wind can be replayed");
    }
    suites.forEach(suite -> InputCheck.requireUsable(suite, settings));
    if (saved != null) {
      requireFit(saved, settings);
    }
  }

  private void requireFit(SavedPolicy saved, RunSettings settings) {
    try {
      policyController(saved, settings);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "%s: %s".formatted(options.policy, e.getMessage()), e);
    }
  }

  private static Controller policyController(SavedPolicy saved, RunSettings settings) {
    return new PolicyController("policy", saved.policy(), settings.task());
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private RunSettings settings(SavedPolicy saved) {
    if (options.config != null) {
      return SettingsReader.read(options.config, RunSettings.class);
    }
    return saved == null ? RunSettings.DEFAULTS : saved.settings();
  }

  /** The opponent first, as the reference; the baseline is not flown against itself. */
  private Supplier<List<Controller>> controllers(
      SavedPolicy saved, RunSettings settings, Opponent opponent, Path folder) {
    boolean against = against(saved, opponent);
    PrintWriter err = spec.commandLine().getErr();
    return () -> {
      List<Controller> controllers = new ArrayList<>();
      if (against) {
        controllers.add(opponent.controller(folder, err));
      }
      controllers.add(saved == null ? new Nrel5MwBaseline() : policyController(saved, settings));
      return controllers;
    };
  }

  private static boolean against(SavedPolicy saved, Opponent opponent) {
    return opponent.isLibrary() || saved != null && !opponent.isNone();
  }

  /** The folder of the replay, begun anew or opened again. */
  private Path folder(ReplayPlan plan) {
    if (!options.resume) {
      Path folder =
          options.out != null
              ? options.out
              : Path.of("results", "replay-" + STAMP.format(clock.instant()));
      plan.begin(folder);
      return folder;
    }
    if (options.out == null) {
      throw usage("--resume needs --out DIR: the replay to go on with");
    }
    plan.requireBegunIn(options.out);
    return options.out;
  }
}
