package org.tipspeed.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.tipspeed.config.RunSettings;
import org.tipspeed.config.SettingsWriter;
import org.tipspeed.control.Controller;
import org.tipspeed.control.Nrel5MwBaseline;
import org.tipspeed.experiment.Disturbance;
import org.tipspeed.experiment.Evaluation;
import org.tipspeed.experiment.EvaluationCrew;
import org.tipspeed.experiment.EvaluationSettings;
import org.tipspeed.experiment.FlightMetrics;
import org.tipspeed.experiment.Suite;
import org.tipspeed.experiment.SuiteResult;
import org.tipspeed.random.RandomStreams;
import org.tipspeed.report.EpisodeLog;
import org.tipspeed.report.EpisodeRow;
import org.tipspeed.report.EvaluationJson;
import org.tipspeed.report.FlightPicture;
import org.tipspeed.report.HtmlReport;
import org.tipspeed.report.Manifest;
import org.tipspeed.report.ProgressLog;
import org.tipspeed.report.ProgressRow;
import org.tipspeed.report.Provenance;
import org.tipspeed.report.ReportData;
import org.tipspeed.report.ResultTable;
import org.tipspeed.report.RunDirectory;
import org.tipspeed.report.SuiteTable;
import org.tipspeed.wind.WindCase;
import org.tipspeed.wind.WindCases;

/** Flies controllers side by side on the same winds and writes down what came of it. */
final class Judgement {

  /** What fits a screen or two. */
  private static final int MOST_ROWS = 40;

  private final RunSettings settings;
  private final Path folder;
  private final Rig rig;
  private final PrintWriter out;

  /**
   * @param folder receives the time series and what simulators print
   */
  Judgement(RunSettings settings, Path folder, PrintWriter out) {
    this.settings = settings;
    this.folder = folder;
    this.rig = new Rig(settings, folder);
    this.out = out;
  }

  /**
   * Flies all controllers on all winds, writes figures, time series and report, prints the tables.
   *
   * @param plan what is flown by whom
   * @param files where figures and report go, and what the report tells besides the flights
   * @throws java.util.concurrent.CancellationException if the thread is interrupted; what has been
   *     flown by then is kept
   */
  void fly(Plan plan, Files files) {
    try (FlightArchive archive =
        new FlightArchive(folder, plan.suites(), plan.formats(), plan.resume())) {
      List<SuiteResult> results = results(plan, archive);
      EvaluationJson.write(files.figures(), results);
      HtmlReport.write(files.report(), report(results, archive, files));
      results.forEach(this::print);
      if (results.size() > 1) {
        sumUp(results);
      }
      files.picture().ifPresent(file -> draw(file, results.get(0), archive));
    }
  }

  private void draw(Path file, SuiteResult result, FlightArchive archive) {
    List<WindCase> first = result.suite().winds().subList(0, 1);
    double intervalS = settings.task().controlIntervalS();
    FlightPicture.write(file, archive.series(result, first, rig.description(), intervalS));
    out.println("picture of %s: %s".formatted(first.get(0), file));
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

  private List<SuiteResult> results(Plan plan, FlightArchive archive) {
    int known = plan.suites().stream().mapToInt(suite -> archive.known(suite).size()).sum();
    try (FlightProgress progress = FlightProgress.onStderr(plan.flights(), known)) {
      return plan.suites().stream().map(suite -> result(suite, plan, archive, progress)).toList();
    }
  }

  private SuiteResult result(
      Suite suite, Plan plan, FlightArchive archive, FlightProgress progress) {
    Evaluation evaluation =
        new Evaluation(
            () -> crew(suite, plan.controllers().get()),
            wind -> rig.start(wind, suite.durationS()),
            suite.metrics(),
            plan.jobs());
    List<FlightMetrics> flights =
        evaluation.fly(
            suite.winds(),
            archive.known(suite),
            (flight, record) -> {
              archive.add(suite, flight, record);
              progress.flown(suite, flight);
            });
    return SuiteResult.of(
        suite,
        flights,
        rig.description(),
        settings.evaluation(),
        new RandomStreams(settings.seed()));
  }

  private ReportData report(List<SuiteResult> results, FlightArchive archive, Files files) {
    double intervalS = settings.task().controlIntervalS();
    return new ReportData(
        files.title(),
        files.subtitle(),
        results.stream()
            .map(result -> archive.drawn(result, results.size(), rig.description(), intervalS))
            .toList(),
        files.episodes(),
        files.progress(),
        files.provenance(),
        files.networks(),
        SettingsWriter.toYaml(settings));
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
    static Files ofReplay(Path folder, String policy, Optional<Path> picture) {
      return new Files(
          folder.resolve("metrics.json"),
          folder.resolve("report.html"),
          "Replay of " + policy,
          "Flights on winds of the user's choice.",
          List.of(),
          List.of(),
          Optional.empty(),
          List.of(),
          picture);
    }

    /** Of the flights that conclude a training. */
    static Files ofRun(RunDirectory run, Provenance provenance) {
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

  /** Flies a run's best policy and the baseline on the run's evaluation winds. */
  void ofRun(RunDirectory run, Provenance provenance) {
    SavedPolicy saved = SavedPolicy.read(run.path());
    EvaluationSettings evaluation = settings.evaluation();
    List<WindCase> winds = evaluation.winds().stream().map(WindCases::parse).toList();
    fly(
        new Plan(
            List.of(Suite.of(winds, evaluation.durationS(), evaluation.metrics())),
            2,
            () -> List.of(new Nrel5MwBaseline(), saved.controller()),
            jobs(evaluation),
            Set.of(SeriesFormat.CSV),
            false),
        Files.ofRun(run, provenance));
    out.println("run directory: " + run.path());
    out.println("report:        " + run.report());
  }

  private void print(SuiteResult result) {
    Suite suite = result.suite();
    if (!suite.name().isEmpty()) {
      out.printf("%s: %s%n", suite.name(), suite.description());
    }
    out.println(table(result));
    result.comparisons().forEach(comparison -> out.println(ResultTable.of(comparison)));
    out.println(ResultTable.footnote(suite.metrics()));
  }

  private void sumUp(List<SuiteResult> results) {
    SuiteTable table = new SuiteTable(results);
    table.write(folder.resolve("suites.csv"));
    out.println(table.text());
  }

  /** All flights or, where they are many, those that ended early. */
  private static String table(SuiteResult result) {
    List<FlightMetrics> flights = result.flights();
    if (flights.size() <= MOST_ROWS) {
      return ResultTable.of(flights);
    }
    List<FlightMetrics> early = flights.stream().filter(f -> !f.completed()).toList();
    String all = "%d flights, all in flights.csv; %d ended early%n";
    return all.formatted(flights.size(), early.size())
        + (early.isEmpty() ? "" : ResultTable.of(early));
  }

  private EvaluationCrew crew(Suite suite, List<Controller> controllers) {
    return new EvaluationCrew(
        rig.turbine(suite.disturbance()),
        controllers,
        rig::stops,
        Optional.of(new TaskFlightReward(settings.paidTask())),
        new Disturbance(suite.disturbance(), new RandomStreams(settings.seed())));
  }

  /** How many flights at the same time settings ask for. */
  static int jobs(EvaluationSettings evaluation) {
    int asked = evaluation.jobs();
    return asked == 0 ? Runtime.getRuntime().availableProcessors() : asked;
  }
}
