package org.tipspeed.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tipspeed.environment.Standing;
import org.tipspeed.report.picture.Curve;
import org.tipspeed.rundir.EpisodeLog;
import org.tipspeed.rundir.EpisodeRow;
import org.tipspeed.rundir.EvaluationFigures;
import org.tipspeed.rundir.EvaluationFigures.Figure;
import org.tipspeed.rundir.EvaluationFigures.Key;
import org.tipspeed.rundir.ProgressLog;
import org.tipspeed.rundir.ProgressRow;
import org.tipspeed.rundir.RunDirectory;

/**
 * What one finished seed of a study left in its run directory.
 *
 * @param seed its run seed
 * @param returns of its training episodes over steps, empty if there was none
 * @param scores of its validations over steps, empty if there was none
 * @param figures on the run's own winds
 * @param suites figures by name of the suite
 */
record StudyRun(
    long seed,
    Optional<Curve> returns,
    Optional<Curve> scores,
    Map<Key, Figure> figures,
    Map<String, Map<Key, Figure>> suites) {

  static final Key BEST_SCORE = new Key("", "best_validation_score");
  private static final String SCORE = "validation_score";

  /**
   * @param suites names of what was flown besides the run's own winds
   */
  static StudyRun read(StudySeed seed, List<String> suites) {
    RunDirectory run = new RunDirectory(seed.folder());
    List<ProgressRow> progress =
        ProgressLog.read(run.progress()).stream()
            .filter(row -> Double.isFinite(row.figures().getOrDefault(SCORE, Double.NaN)))
            .toList();
    Optional<Curve> scores =
        curve(
            progress.stream().mapToDouble(ProgressRow::steps).toArray(),
            progress.stream().mapToDouble(row -> row.figures().get(SCORE)).toArray());
    Map<Key, Figure> figures = new LinkedHashMap<>();
    progress.stream()
        .mapToDouble(row -> row.figures().get(SCORE))
        .max()
        .ifPresent(best -> figures.put(BEST_SCORE, new Figure(best, 0, 0)));
    figures.putAll(EvaluationFigures.read(run.evaluation()));
    return new StudyRun(
        seed.seed(),
        returns(EpisodeLog.read(run.episodes())),
        scores,
        figures,
        suites(run, suites));
  }

  private static Map<String, Map<Key, Figure>> suites(RunDirectory run, List<String> names) {
    Map<String, Map<Key, Figure>> suites = new LinkedHashMap<>();
    names.forEach(name -> suites.put(name, EvaluationFigures.read(run.suiteMetrics(name))));
    return suites;
  }

  private static Optional<Curve> returns(List<EpisodeRow> episodes) {
    List<EpisodeRow> whole =
        episodes.stream().filter(e -> e.end().kind() != Standing.Kind.ABORTED).toList();
    double[] steps = new double[whole.size()];
    double[] returns = new double[whole.size()];
    double total = 0;
    for (int i = 0; i < steps.length; i++) {
      total += whole.get(i).steps();
      steps[i] = total;
      returns[i] = whole.get(i).episodeReturn();
    }
    return curve(steps, returns);
  }

  private static Optional<Curve> curve(double[] x, double[] y) {
    return x.length == 0 ? Optional.empty() : Optional.of(new Curve(x, y));
  }
}
