package org.tipspeed.report;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.tipspeed.evaluation.FlightMetric;
import org.tipspeed.evaluation.FlightTally;
import org.tipspeed.evaluation.MetricsSettings;
import org.tipspeed.evaluation.Suite;
import org.tipspeed.evaluation.SuiteResult;
import org.tipspeed.rundir.EvaluationJson;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the script of the report reads. */
final class ReportJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ReportJson() {}

  static ObjectNode of(ReportData data) {
    ObjectNode root = JSON.objectNode();
    root.put("title", data.title());
    root.put("subtitle", data.subtitle());
    root.set("controllers", strings(data.controllers()));
    root.set("metrics", metrics());
    int drawn = data.records().size();
    ArrayNode suites = root.putArray("suites");
    data.suites().forEach(flights -> suites.add(suite(flights, drawn)));
    root.set("actions", ActionsJson.of(data.records()));
    root.set("learning", LearningJson.of(data.episodes(), data.progress()));
    root.set("provenance", new JsonMapper().valueToTree(provenance(data)));
    root.set("networks", strings(data.networks()));
    root.put("config", data.config());
    return root;
  }

  private static ObjectNode suite(SuiteFlights flights, int drawn) {
    SuiteResult result = flights.result();
    Suite suite = result.suite();
    ObjectNode node = JSON.objectNode();
    node.put("name", suite.name());
    node.put("title", suite.title());
    node.put("description", suite.description());
    node.put("settings", ResultTable.footnote(suite.metrics()).strip());
    node.put("method", method(result));
    node.set("flights", array(result.flights(), FlightJson::row));
    node.set("comparisons", array(result.comparisons(), EvaluationJson::comparison));
    node.set("tallies", array(result.tallies(), ReportJson::tally));
    node.set("lifetimes", array(result.lifetimes(), EvaluationJson::lifetime));
    WindsJson winds = new WindsJson(flights.records(), suite.metrics(), drawn);
    ArrayNode series = winds.all();
    node.set("winds", series);
    node.put("note", DrawnWinds.note(suite, series.size()) + winds.note());
    return node;
  }

  private static ObjectNode tally(FlightTally tally) {
    ObjectNode node = JSON.objectNode();
    node.put("controller", tally.controller());
    node.put("flights", tally.flights());
    OptionalDouble speed = tally.maxSpeedRatio();
    node.put("max_speed_ratio", speed.isEmpty() ? null : Double.valueOf(speed.getAsDouble()));
    node.put("overspeeds", tally.overspeeds());
    node.put("early_endings", tally.earlyEndings());
    return node;
  }

  private static <T> ArrayNode array(List<T> values, Function<T, ObjectNode> json) {
    return JSON.arrayNode().addAll(values.stream().map(json).toList());
  }

  /** The main ones first, in the order of tables. */
  private static ArrayNode metrics() {
    Set<FlightMetric> ordered = new LinkedHashSet<>(FlightMetric.headlines());
    ordered.addAll(List.of(FlightMetric.values()));
    ArrayNode metrics = JSON.arrayNode();
    for (FlightMetric metric : ordered) {
      metrics
          .addObject()
          .put("key", metric.key())
          .put("label", metric.label())
          .put("unit", metric.unit())
          .put("preference", metric.preference().name().toLowerCase(Locale.ROOT))
          .put("headline", metric.headline())
          .put("extreme", metric.extreme());
    }
    return metrics;
  }

  private static String method(SuiteResult result) {
    MetricsSettings settings = result.suite().metrics();
    boolean stratified = result.comparisons().stream().anyMatch(c -> c.stratified());
    return ("Ratio of the means over the same winds; intervals by bootstrap over %s. "
            + "Of maxima and extremes the highest of all flights, without an interval. "
            + "The first %s s of each flight are skipped. Damage-equivalent loads: unbinned rainflow"
            + " ranges (ASTM E1049-85) with half cycles for the residue, m = %s for the tower and %s"
            + " for the blades, %s Hz equivalent frequency; blade figures are means over the blades."
            + " Overspeed is above %s times rated. Above rated is where the hub wind averaged over"
            + " %s s exceeds the rated wind speed of the steady schedule.")
        .formatted(
            stratified ? "the seeds within each wind" : "the winds",
            ResultTable.number(settings.skippedTransientS()),
            ResultTable.number(settings.towerExponent()),
            ResultTable.number(settings.bladeExponent()),
            ResultTable.number(settings.equivalentFrequencyHz()),
            ResultTable.number(settings.overspeedFactor()),
            ResultTable.number(settings.windAveragingS()));
  }

  private static Map<String, String> provenance(ReportData data) {
    Map<String, String> facts = new LinkedHashMap<>();
    data.provenance()
        .ifPresent(
            p -> {
              facts.put("Seed", Long.toString(p.seed()));
              facts.put("Settings (SHA-256)", p.configSha256());
              facts.put("tipspeed", p.tipspeed());
              facts.put("Java", p.java());
              facts.put("Operating system", p.os());
              facts.put("Processor", "%s, %d usable".formatted(p.cpu(), p.processors()));
              facts.put("ND4J kernel", p.nd4jKernel());
            });
    if (!data.records().isEmpty()) {
      facts.put("Turbine", data.records().get(0).turbine().name());
    }
    return facts;
  }

  private static ArrayNode strings(Iterable<String> texts) {
    ArrayNode array = JSON.arrayNode();
    texts.forEach(array::add);
    return array;
  }
}
