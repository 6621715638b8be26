package org.tipspeed.rundir;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.tipspeed.evaluation.Comparison;
import org.tipspeed.evaluation.FlightLifetime;
import org.tipspeed.evaluation.FlightMetric;
import org.tipspeed.evaluation.FlightMetrics;
import org.tipspeed.evaluation.Suite;
import org.tipspeed.evaluation.SuiteResult;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
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

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build();

  private EvaluationJson() {}

  public static void write(Path file, List<SuiteResult> results) {
    ObjectNode root = JSON.createObjectNode();
    // For readers that know of one suite only; what another one skips stands with it.
    results.stream()
        .findFirst()
        .ifPresent(first -> root.set("settings", JSON.valueToTree(first.suite().metrics())));
    ArrayNode suites = root.putArray("suites");
    ArrayNode runs = root.putArray("runs");
    ArrayNode comparisons = root.putArray("comparisons");
    ArrayNode lifetimes = root.putArray("lifetimes");
    for (SuiteResult result : results) {
      String name = result.suite().name();
      suites.add(suite(result.suite()));
      result.flights().forEach(flight -> runs.add(run(flight).put("suite", name)));
      result.comparisons().forEach(each -> comparisons.add(comparison(each).put("suite", name)));
      result.lifetimes().forEach(each -> lifetimes.add(lifetime(each).put("suite", name)));
    }
    WholeFile.write(file, JSON.writeValueAsString(root) + "\n");
  }

  private static ObjectNode suite(Suite suite) {
    ObjectNode node = JSON.createObjectNode();
    node.put("name", suite.name());
    node.put("description", suite.description());
    node.put("winds", suite.winds().size());
    node.put("duration_s", suite.durationS());
    node.set("settings", JSON.valueToTree(suite.metrics()));
    node.set("disturbance", JSON.valueToTree(suite.disturbance()));
    return node;
  }

  static ObjectNode run(FlightMetrics flight) {
    ObjectNode run = JSON.createObjectNode();
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
    ObjectNode node = JSON.createObjectNode();
    node.put("controller", comparison.controller());
    node.put("reference", comparison.reference());
    node.put("pairs", comparison.pairs());
    node.set("left_out", JSON.valueToTree(comparison.leftOut()));
    node.put("confidence", comparison.confidence());
    node.put("resampled_over", comparison.stratified() ? "seeds within each wind" : "winds");
    ObjectNode ratios = node.putObject("ratios");
    comparison.ratios().forEach((metric, ratio) -> ratios.set(metric.key(), ratio(ratio)));
    return node;
  }

  public static ObjectNode lifetime(FlightLifetime lifetime) {
    ObjectNode node = JSON.createObjectNode();
    node.put("controller", lifetime.controller());
    node.put("winds", lifetime.winds());
    node.put("annual_mean_mps", lifetime.annualMeanMps());
    node.set("bin_centres_mps", JSON.valueToTree(lifetime.binCentresMps()));
    node.put("covered_probability", lifetime.coveredProbability());
    boolean known = lifetime.energyDoubt().isEmpty();
    node.put("annual_energy_mwh", known ? Double.valueOf(lifetime.annualEnergyMwh()) : null);
    lifetime.energyDoubt().ifPresent(doubt -> node.put("annual_energy_missing", doubt));
    ObjectNode loads = node.putObject("lifetime_loads");
    lifetime.equivalentLoads().forEach((metric, load) -> loads.put(metric.key(), load));
    return node;
  }

  private static ObjectNode ratio(Comparison.Ratio ratio) {
    ObjectNode node = JSON.createObjectNode();
    node.put("mean", ratio.mean());
    node.put("reference_mean", ratio.referenceMean());
    node.put("ratio", Double.isNaN(ratio.value()) ? null : Double.valueOf(ratio.value()));
    Comparison.Interval interval = ratio.interval();
    node.put("low", interval == null ? null : Double.valueOf(interval.low()));
    node.put("high", interval == null ? null : Double.valueOf(interval.high()));
    node.put("pairs", ratio.pairs());
    node.put("verdict", ratio.verdict().name().toLowerCase(Locale.ROOT));
    if (ratio.highest() != null) {
      node.put("highest", ratio.highest().own());
      node.put("reference_highest", ratio.highest().reference());
      node.put(HIGHEST_RATIO, Double.isNaN(ratio.shown()) ? null : Double.valueOf(ratio.shown()));
    }
    return node;
  }
}
