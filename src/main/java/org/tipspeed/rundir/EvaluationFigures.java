package org.tipspeed.rundir;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.tipspeed.evaluation.FlightMetric;
import tools.jackson.databind.JsonNode;

/**
 * What {@code evaluation.json} or {@code metrics.json} says of its controllers: ratios such as that
 * of {@code energy_kwh} of {@code policy/baseline}, over the flights that both flew to the end, and
 * counts over all flights such as {@code early_endings}, which no ratio can tell of.
 */
public final class EvaluationFigures {

  /** Of a ratio, whichever controller is the reference: the word is a contract with readers. */
  private static final String RATIO = "/baseline";

  static final Key MEAN_RETURN = new Key("", "evaluation_mean_return");
  private static final String EARLY_ENDINGS = "early_endings";

  /**
   * What a figure is; as text in one word or two, such as {@code policy/baseline energy_kwh}.
   *
   * @param ofWhom a controller, or one and its reference; empty if there is nobody to tell apart
   * @param name key of a metric, or another word
   */
  public record Key(String ofWhom, String name) {

    public boolean countsEarlyEndings() {
      return name.equals(EARLY_ENDINGS);
    }

    @Override
    public String toString() {
      return ofWhom.isEmpty() ? name : ofWhom + " " + name;
    }
  }

  /**
   * A figure with what stands behind it.
   *
   * @param flights that count for it
   * @param ofFlights that were flown; 0 if it is not about flights
   */
  public record Figure(double value, int flights, int ofFlights) {}

  private final JsonNode evaluation;
  private final Map<String, Long> flights;
  private final Map<Key, Figure> figures = new LinkedHashMap<>();

  private EvaluationFigures(JsonNode evaluation) {
    this.evaluation = evaluation;
    this.flights =
        evaluation
            .path("runs")
            .valueStream()
            .collect(
                Collectors.groupingBy(
                    run -> run.path("controller").asString(""), Collectors.counting()));
  }

  /**
   * @throws ReportException if the file cannot be read
   */
  public static Map<Key, Figure> read(Path file) {
    return new EvaluationFigures(JsonFile.read(file)).all();
  }

  public static Key ratio(String metric) {
    return new Key("policy" + RATIO, metric);
  }

  /** Of the policy, over all its flights. */
  public static Key overspeeds() {
    return new Key("policy", FlightMetric.OVERSPEED_COUNT.key());
  }

  /** Of the policy, over all its flights. */
  public static Key earlyEndings() {
    return new Key("policy", EARLY_ENDINGS);
  }

  private Map<Key, Figure> all() {
    JsonNode mean = evaluation.path("returns").path("mean");
    if (mean.isNumber()) {
      figures.put(MEAN_RETURN, new Figure(mean.asDouble(Double.NaN), 0, 0));
    }
    evaluation.path("comparisons").forEach(this::addRatios);
    evaluation.path("comparisons").forEach(each -> addCounts(each.path("controller").asString("")));
    return figures;
  }

  private void addRatios(JsonNode comparison) {
    String controller = comparison.path("controller").asString("");
    String both = controller + RATIO;
    int pairs = comparison.path("pairs").asInt(0);
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
                figures.put(
                    new Key(both, metric),
                    new Figure(shown.asDouble(Double.NaN), pairs, flights(controller)));
              }
            });
  }

  /** Also of flights that ended early, which no comparison counts. */
  private void addCounts(String controller) {
    double overspeeds = 0;
    double early = 0;
    for (JsonNode run : evaluation.path("runs")) {
      if (run.path("controller").asString("").equals(controller)) {
        overspeeds += run.path(FlightMetric.OVERSPEED_COUNT.key()).asDouble(0);
        early += run.path("completed").asBoolean(false) ? 0 : 1;
      }
    }
    int all = flights(controller);
    figures.put(
        new Key(controller, FlightMetric.OVERSPEED_COUNT.key()), new Figure(overspeeds, all, all));
    figures.put(new Key(controller, EARLY_ENDINGS), new Figure(early, all, all));
  }

  private int flights(String controller) {
    return flights.getOrDefault(controller, 0L).intValue();
  }
}
