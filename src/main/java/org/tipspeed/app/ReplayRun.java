package org.tipspeed.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.tipspeed.config.RunSettings;
import org.tipspeed.config.yaml.SettingsWriter;
import org.tipspeed.control.Controller;
import org.tipspeed.control.FlightReward;
import org.tipspeed.evaluation.ControlledTurbine;
import org.tipspeed.evaluation.Evaluation;
import org.tipspeed.evaluation.EvaluationSettings;
import org.tipspeed.evaluation.FlightMetrics;
import org.tipspeed.evaluation.Suite;
import org.tipspeed.evaluation.SuiteResult;
import org.tipspeed.flight.FlightRecord;
import org.tipspeed.flight.disturbance.Disturbance;
import org.tipspeed.random.RandomStreams;
import org.tipspeed.report.HtmlReport;
import org.tipspeed.report.ReportData;
import org.tipspeed.report.SuiteTable;
import org.tipspeed.report.picture.FlightPicture;
import org.tipspeed.rundir.EpisodeLog;
import org.tipspeed.rundir.EpisodeRow;
import org.tipspeed.rundir.EvaluationJson;
import org.tipspeed.rundir.Manifest;
import org.tipspeed.rundir.ProgressLog;
import org.tipspeed.rundir.ProgressRow;
import org.tipspeed.rundir.Provenance;
import org.tipspeed.rundir.RunDirectory;
import org.tipspeed.rundir.SeriesFormat;
import org.tipspeed.task.TaskReward;
import org.tipspeed.task.TaskSettings;
import org.tipspeed.turbine.process.ProcessEvents;
import org.tipspeed.wind.WindCase;
import org.tipspeed.wind.WindSpec;

/** Flies controllers side by side on the same winds and writes down what came of it. */
final class ReplayRun {

  private final RunSettings settings;
  private final Path folder;
  private final RunParts parts;
  private final RunObserver observer;

  /**
   * @param settings of a simulator that is prepared
   * @param folder receives the time series and what simulators print
   */
  ReplayRun(RunSettings settings, Path folder, RunObserver observer) {
    this.settings = settings;
    this.folder = folder;
    this.parts = new RunParts(settings, folder, observer::heard);
    this.observer = observer;
  }

  /**
   * What is flown by whom.
   *
   * @param suites what is flown
   * @param fliers how many controllers there are
   * @param controllers makes a fresh set of them; the first one is the reference
   * @param jobs flights at the same time
   * @param formats of the time series; none writes no series
   * @param resume whether to go on with what the folder holds
   */
  record Plan(
      List<Suite> suites,
      int fliers,
      Supplier<List<Controller>> controllers,
      int jobs,
      Set<SeriesFormat> formats,
      boolean resume) {

    int flights() {
      return fliers * suites.stream().mapToInt(suite -> suite.winds().size()).sum();
    }
  }

  /**
   * Where results go and what the report tells besides the flights.
   *
   * @param figures evaluation.json or metrics.json
   * @param report the HTML page
   * @param title of the page
   * @param subtitle one sentence below it
   * @param episodes of the training, if it is at hand
   * @param progress of the training
   * @param provenance of the run
   * @param networks of the training, one line each
   * @param picture where a picture of the first wind goes, if one is wanted
   */
  record Files(
      Path figures,
      Path report,
      String title,
      String subtitle,
      List<EpisodeRow> episodes,
      List<ProgressRow> progress,
      Optional<Provenance> provenance,
      List<String> networks,
      Optional<Path> picture) {

    /** Of a replay, which knows of no training. */
    private static Files of(Replay replay) {
      return new Files(
          replay.folder().resolve("metrics.json"),
          replay.folder().resolve("report.html"),
          "Replay of " + replay.policy(),
          "Flights on winds of the user's choice.",
          List.of(),
          List.of(),
          Optional.empty(),
          List.of(),
          replay.picture());
    }

    /** Of the flights that conclude a training. */
    private static Files of(RunDirectory run, Provenance provenance) {
      return new Files(
          run.evaluation(),
          run.report(),
          "Run " + run.path().getFileName(),
          "The best policy of the training, on winds that were not trained on.",
          EpisodeLog.read(run.episodes()),
          ProgressLog.read(run.progress()),
          Optional.of(provenance),
          Manifest.networks(run.manifest()),
          Optional.empty());
    }
  }

  /** What has happened to simulators in child processes. */
  ProcessEvents events() {
    return parts.events();
  }

  /** Flies a run's best policy and the reference on the run's evaluation winds. */
  void ofTraining(RunDirectory run, Provenance provenance) {
    SavedPolicy policy = SavedPolicy.read(run.path());
    EvaluationSettings evaluation = settings.evaluation();
    List<WindCase> winds = evaluation.winds().stream().map(WindSpec::wind).toList();
    fly(
        new Plan(
            List.of(Suite.of(winds, evaluation.durationS(), evaluation.metrics())),
            2,
            () ->
                controllers(Optional.of(new Reference(settings.reference())), Optional.of(policy)),
            jobs(evaluation),
            Set.of(SeriesFormat.CSV),
            false),
        Files.of(run, provenance));
  }

  /**
   * Flies what was asked for.
   *
   * @param policy absent for the baseline
   */
  List<SuiteResult> fly(Replay replay, Optional<SavedPolicy> policy) {
    Optional<Reference> reference = replay.reference();
    return fly(
        new Plan(
            replay.suites(),
            reference.isPresent() ? 2 : 1,
            () -> controllers(reference, policy),
            replay.jobs().orElse(jobs(settings.evaluation())),
            replay.formats(),
            replay.resume()),
        Files.of(replay));
  }

  private List<Controller> controllers(
      Optional<Reference> reference, Optional<SavedPolicy> policy) {
    List<Controller> controllers = new ArrayList<>();
    reference.ifPresent(
        each -> controllers.add(each.controller(parts.description(), folder, observer::heard)));
    controllers.add(
        policy
            .map(each -> parts.controller(each.policy(), each.turbine()))
            .orElseGet(
                () ->
                    new Reference(Optional.empty())
                        .controller(parts.description(), folder, observer::heard)));
    return controllers;
  }

  /**
   * Flies all controllers on all winds, writes figures, time series and report.
   *
   * @throws java.util.concurrent.CancellationException if the thread is interrupted; what has been
   *     flown by then is kept
   */
  private List<SuiteResult> fly(Plan plan, Files files) {
    try (FlightArchive archive =
        new FlightArchive(folder, plan.suites(), plan.formats(), plan.resume())) {
      List<SuiteResult> results = results(plan, archive);
      EvaluationJson.write(files.figures(), results);
      HtmlReport.write(files.report(), report(results, archive, files));
      if (results.size() > 1) {
        new SuiteTable(results).write(folder.resolve("suites.csv"));
      }
      files.picture().ifPresent(file -> draw(file, results.get(0), archive));
      observer.evaluated(results);
      return results;
    }
  }

  /** The series of a flight of this replay, from its file. */
  FlightRecord series(Suite suite, FlightMetrics flight) {
    return FlightArchive.read(
        folder, suite, flight, parts.description(), settings.task().controlIntervalS());
  }

  private void draw(Path file, SuiteResult result, FlightArchive archive) {
    List<WindCase> first = result.suite().winds().subList(0, 1);
    double intervalS = settings.task().controlIntervalS();
    FlightPicture.write(file, archive.series(result, first, parts.description(), intervalS));
    observer.told("picture of %s: %s".formatted(first.get(0), file));
  }

  private List<SuiteResult> results(Plan plan, FlightArchive archive) {
    int known = plan.suites().stream().mapToInt(suite -> archive.known(suite).size()).sum();
    observer.flightsBegin(plan.flights(), known);
    try {
      return plan.suites().stream().map(suite -> result(suite, plan, archive)).toList();
    } finally {
      observer.flightsEnd();
    }
  }

  private SuiteResult result(Suite suite, Plan plan, FlightArchive archive) {
    Evaluation evaluation =
        new Evaluation(
            () -> controlled(suite, plan.controllers().get()),
            wind -> parts.start(wind, suite.durationS()),
            suite.metrics(),
            plan.jobs());
    List<FlightMetrics> flights =
        evaluation.fly(
            suite.winds(),
            archive.known(suite),
            (flight, record) -> {
              archive.add(suite, flight, record);
              observer.flown(suite, flight);
            });
    return SuiteResult.of(
        suite,
        flights,
        parts.description(),
        settings.evaluation(),
        new RandomStreams(settings.seed()));
  }

  private ControlledTurbine controlled(Suite suite, List<Controller> controllers) {
    return new ControlledTurbine(
        parts.turbine(suite.disturbance()),
        controllers,
        parts::stops,
        reward(),
        new Disturbance(suite.disturbance(), new RandomStreams(settings.seed())));
  }

  /** A simulator may lack what the agent was paid for; its flights are then not paid. */
  private Optional<FlightReward> reward() {
    TaskSettings task = settings.paidTask();
    return task.unpaidOn(parts.description()).isEmpty()
        ? Optional.of(new TaskReward(task))
        : Optional.empty();
  }

  private ReportData report(List<SuiteResult> results, FlightArchive archive, Files files) {
    double intervalS = settings.task().controlIntervalS();
    return new ReportData(
        files.title(),
        files.subtitle(),
        new ReportData.Simulator(parts.simulatorTitle(), settings.turbine().isBuiltIn()),
        results.stream()
            .map(result -> archive.drawn(result, results.size(), parts.description(), intervalS))
            .toList(),
        files.episodes(),
        files.progress(),
        files.provenance(),
        files.networks(),
        SettingsWriter.toYaml(settings));
  }

  /** How many flights at the same time settings ask for. */
  private static int jobs(EvaluationSettings evaluation) {
    int asked = evaluation.jobs();
    return asked == 0 ? Runtime.getRuntime().availableProcessors() : asked;
  }
}
