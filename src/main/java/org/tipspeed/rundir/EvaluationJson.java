package org.tipspeed.rundir;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.tipspeed.evaluation.Comparison;
import org.tipspeed.evaluation.FlightLifetime;
import org.tipspeed.evaluation.FlightMetric;
import org.tipspeed.evaluation.FlightMetrics;
import org.tipspeed.evaluation.MetricsSettings;
import org.tipspeed.evaluation.Suite;
import org.tipspeed.evaluation.SuiteResult;
import org.tipspeed.flight.disturbance.DisturbanceSettings;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code evaluation.json} and {@code metrics.json}: the suites with what they were measured by,
 * every flight with all its metrics, {@code null} where one is not available, then the comparisons,
 * then year and lifetime at a site. Each of them names its suite, empty for winds chosen one by
 * one.
 */
public final class EvaluationJson {

  /** Of an extreme, beside the ratio of the means. */
  static final String HIGHEST_RATIO = "highest_ratio";

  private record SuiteJson(
      String name,
      String description,
      int winds,
      double durationS,
      MetricsSettings settings,
      DisturbanceSettings disturbance) {}

  private record ComparisonJson(
      String controller,
      String reference,
      int pairs,
      List<String> leftOut,
      double confidence,
      String resampledOver,
      Map<String, RatioJson> ratios) {}

  private record RatioJson(
      double mean,
      double referenceMean,
      Double ratio,
      Double low,
      Double high,
      int pairs,
      String verdict,
      @JsonUnwrapped HighestJson highest) {}

  /** Of an extreme. */
  private record HighestJson(double highest, double referenceHighest, Double highestRatio) {}

  private record LifetimeJson(
      String controller,
      int winds,
      double annualMeanMps,
      List<Double> binCentresMps,
      double coveredProbability,
      Double annualEnergyMwh,
      @JsonInclude(JsonInclude.Include.NON_NULL) String annualEnergyMissing,
      Map<String, Double> lifetimeLoads) {}

  private EvaluationJson() {}

  public static void write(Path file, List<SuiteResult> results) {
    Map<String, Object> root = new LinkedHashMap<>();
    // For readers that know of one suite only; what another one skips stands with it.
    results.stream().findFirst().ifPresent(first -> root.put("settings", first.suite().metrics()));
    root.put("suites", results.stream().map(result -> suite(result.suite())).toList());
    root.put("runs", all(results, SuiteResult::flights, EvaluationJson::run));
    root.put("comparisons", all(results, SuiteResult::comparisons, EvaluationJson::comparison));
    root.put("lifetimes", all(results, SuiteResult::lifetimes, EvaluationJson::lifetime));
    JsonFile.write(file, root);
  }

  private static <T> List<ObjectNode> all(
      List<SuiteResult> results,
      Function<SuiteResult, List<T>> parts,
      Function<T, ObjectNode> json) {
    return results.stream()
        .flatMap(
            result ->
                parts.apply(result).stream()
                    .map(part -> json.apply(part).put("suite", result.suite().name())))
        .toList();
  }

  private static SuiteJson suite(Suite suite) {
    return new SuiteJson(
        suite.name(),
        suite.description(),
        suite.winds().size(),
        suite.durationS(),
        suite.metrics(),
        suite.disturbance());
  }

  private static ObjectNode run(FlightMetrics flight) {
    ObjectNode run = JsonNodeFactory.instance.objectNode();
    run.put("controller", flight.controller());
    run.put("wind", flight.wind().spec());
    run.put("duration_s", flight.durationS());
    run.put("end", flight.end().reason());
    for (FlightMetric metric : FlightMetric.values()) {
      run.put(metric.key(), flight.values().get(metric));
    }
    run.put("end_kind", flight.end().kind().name().toLowerCase(Locale.ROOT));
    run.put("completed", flight.completed());
    run.put("detail", flight.detail());
    return run;
  }

  public static ObjectNode comparison(Comparison comparison) {
    return JsonFile.tree(
        new ComparisonJson(
            comparison.controller(),
            comparison.reference(),
            comparison.pairs(),
            comparison.leftOut(),
            comparison.confidence(),
            comparison.stratified() ? "seeds within each wind" : "winds",
            byKey(comparison.ratios(), EvaluationJson::ratio)));
  }

  public static ObjectNode lifetime(FlightLifetime lifetime) {
    return JsonFile.tree(
        new LifetimeJson(
            lifetime.controller(),
            lifetime.winds(),
            lifetime.annualMeanMps(),
            lifetime.binCentresMps(),
            lifetime.coveredProbability(),
            lifetime.energyDoubt().isEmpty() ? lifetime.annualEnergyMwh() : null,
            lifetime.energyDoubt().orElse(null),
            byKey(lifetime.equivalentLoads(), load -> load)));
  }

  private static RatioJson ratio(Comparison.Ratio ratio) {
    Comparison.Interval interval = ratio.interval();
    return new RatioJson(
        ratio.mean(),
        ratio.referenceMean(),
        Double.isNaN(ratio.value()) ? null : ratio.value(),
        interval == null ? null : interval.low(),
        interval == null ? null : interval.high(),
        ratio.pairs(),
        ratio.verdict().name().toLowerCase(Locale.ROOT),
        highest(ratio));
  }

  private static HighestJson highest(Comparison.Ratio ratio) {
    return ratio.highest() == null
        ? null
        : new HighestJson(
            ratio.highest().own(),
            ratio.highest().reference(),
            Double.isNaN(ratio.shown()) ? null : ratio.shown());
  }

  /** In the order of the metrics. */
  public static <V, J> Map<String, J> byKey(Map<FlightMetric, V> values, Function<V, J> json) {
    Map<String, J> byKey = new LinkedHashMap<>();
    values.forEach((metric, value) -> byKey.put(metric.key(), json.apply(value)));
    return byKey;
  }
}
