package org.tipspeed.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tipspeed.environment.Standing;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one finished seed of a study left in its run directory.
 *
 * @param seed its run seed
 * @param returns of its training episodes over steps, empty if there was none
 * @param scores of its validations over steps, empty if there was none
 * @param figures by key
 */
record StudyRun(
    long seed, Optional<Curve> returns, Optional<Curve> scores, Map<String, Double> figures) {

  static final String BEST_SCORE = "best_validation_score";
  static final String MEAN_RETURN = "evaluation_mean_return";
  private static final String SCORE = "validation_score";

  static StudyRun read(StudySeed seed) {
    RunDirectory run = new RunDirectory(seed.folder());
    List<ProgressRow> progress =
        ProgressLog.read(run.progress()).stream()
            .filter(row -> Double.isFinite(row.figures().getOrDefault(SCORE, Double.NaN)))
            .toList();
    Optional<Curve> scores =
        curve(
            progress.stream().mapToDouble(ProgressRow::steps).toArray(),
            progress.stream().mapToDouble(row -> row.figures().get(SCORE)).toArray());
    Map<String, Double> figures = new LinkedHashMap<>();
    progress.stream()
        .mapToDouble(row -> row.figures().get(SCORE))
        .max()
        .ifPresent(best -> figures.put(BEST_SCORE, best));
    addEvaluation(figures, run);
    return new StudyRun(seed.seed(), returns(EpisodeLog.read(run.episodes())), scores, figures);
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

  private static void addEvaluation(Map<String, Double> figures, RunDirectory run) {
    JsonNode evaluation;
    try {
      evaluation = JsonMapper.shared().readTree(run.evaluation());
    } catch (JacksonException e) {
      throw new ReportException(
          "%s cannot be read: %s".formatted(run.evaluation(), e.getOriginalMessage()));
    }
    JsonNode mean = evaluation.path("returns").path("mean");
    if (mean.isNumber()) {
      figures.put(MEAN_RETURN, mean.asDouble());
    }
    evaluation
        .path("comparisons")
        .forEach(
            comparison ->
                comparison
                    .path("ratios")
                    .forEachEntry(
                        (metric, ratio) -> {
                          if (ratio.path("ratio").isNumber()) {
                            figures.put(key(comparison, metric), ratio.path("ratio").asDouble());
                          }
                        }));
  }

  /** Such as {@code policy/baseline energy_kwh}. */
  private static String key(JsonNode comparison, String metric) {
    return "%s/%s %s"
        .formatted(
            comparison.path("controller").asString(),
            comparison.path("reference").asString(),
            metric);
  }
}
