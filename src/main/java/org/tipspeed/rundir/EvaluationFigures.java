package org.tipspeed.rundir;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tipspeed.evaluation.FlightMetric;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code evaluation.json} or {@code metrics.json} says of its controllers, as figures by key:
 * ratios such as {@code policy/baseline energy_kwh}, and counts over all flights such as {@code
 * policy early_endings}, which no ratio can tell of.
 */
public final class EvaluationFigures {

  static final String MEAN_RETURN = "evaluation_mean_return";
  public static final String EARLY_ENDINGS = "early_endings";

  private final JsonNode evaluation;
  private final Map<String, Double> figures = new LinkedHashMap<>();

  private EvaluationFigures(JsonNode evaluation) {
    this.evaluation = evaluation;
  }

  /**
   * @throws ReportException if the file cannot be read
   */
  public static Map<String, Double> read(Path file) {
    try {
      return new EvaluationFigures(JsonMapper.shared().readTree(file)).all();
    } catch (JacksonException e) {
      throw new ReportException("%s cannot be read: %s".formatted(file, e.getOriginalMessage()));
    }
  }

  private Map<String, Double> all() {
    JsonNode mean = evaluation.path("returns").path("mean");
    if (mean.isNumber()) {
      figures.put(MEAN_RETURN, mean.asDouble());
    }
    evaluation.path("comparisons").forEach(this::addRatios);
    evaluation.path("comparisons").forEach(each -> addCounts(each.path("controller").asString()));
    return figures;
  }

  private void addRatios(JsonNode comparison) {
    String controllers =
        comparison.path("controller").asString() + "/" + comparison.path("reference").asString();
    comparison
        .path("ratios")
        .forEachEntry(
            (metric, ratio) -> {
              JsonNode shown =
                  ratio.path(
                      ratio.has(EvaluationJson.HIGHEST_RATIO)
                          ? EvaluationJson.HIGHEST_RATIO
                          : "ratio");
              if (shown.isNumber()) {
                figures.put(controllers + " " + metric, shown.asDouble());
              }
            });
  }

  /** Also of flights that ended early, which no comparison counts. */
  private void addCounts(String controller) {
    double overspeeds = 0;
    double early = 0;
    for (JsonNode run : evaluation.path("runs")) {
      if (run.path("controller").asString().equals(controller)) {
        overspeeds += run.path(FlightMetric.OVERSPEED_COUNT.key()).asDouble(0);
        early += run.path("completed").asBoolean() ? 0 : 1;
      }
    }
    figures.put(controller + " " + FlightMetric.OVERSPEED_COUNT.key(), overspeeds);
    figures.put(controller + " " + EARLY_ENDINGS, early);
  }
}
