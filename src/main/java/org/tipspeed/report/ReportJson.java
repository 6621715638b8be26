package org.tipspeed.report;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tipspeed.evaluation.FlightMetric;
import org.tipspeed.evaluation.FlightMetrics;
import org.tipspeed.evaluation.FlightTally;
import org.tipspeed.evaluation.MetricsSettings;
import org.tipspeed.evaluation.Suite;
import org.tipspeed.evaluation.SuiteResult;
import org.tipspeed.rundir.EvaluationJson;
import org.tipspeed.rundir.JsonFile;
import tools.jackson.databind.node.ObjectNode;

/** What the script of the report reads. */
final class ReportJson {

  private static final int DIGITS = 6;

  private record Page(
      String title,
      String subtitle,
      String simulator,
      List<String> controllers,
      List<MetricJson> metrics,
      List<SuiteJson> suites,
      List<ActionsJson> actions,
      LearningJson learning,
      Map<String, String> provenance,
      List<String> networks,
      String config) {}

  private record MetricJson(
      String key,
      String label,
      String unit,
      String preference,
      boolean headline,
      boolean extreme,
      String caveat) {

    /** The main ones first, in the order of tables. */
    static List<MetricJson> all(ReportData.Simulator simulator) {
      Set<FlightMetric> ordered = new LinkedHashSet<>(FlightMetric.headlines());
      ordered.addAll(List.of(FlightMetric.values()));
      return ordered.stream().map(metric -> of(metric, simulator)).toList();
    }

    private static MetricJson of(FlightMetric metric, ReportData.Simulator simulator) {
      return new MetricJson(
          metric.key(),
          metric.label(),
          metric.unit(),
          metric.preference().name().toLowerCase(Locale.ROOT),
          metric.headline(),
          metric.extreme(),
          caveat(metric, simulator));
    }

    /** The built-in turbine shakes the tower sideways half as much as OpenFAST does. */
    private static String caveat(FlightMetric metric, ReportData.Simulator simulator) {
      return simulator.builtIn() && metric == FlightMetric.TOWER_BASE_SS_DEL
          ? "built-in turbine: far too low"
          : "";
    }
  }

  private record SuiteJson(
      String name,
      String title,
      String description,
      String settings,
      String method,
      List<FlightJson> flights,
      List<ObjectNode> comparisons,
      List<FlightTally> tallies,
      List<ObjectNode> lifetimes,
      List<WindsJson.Wind> winds,
      String note) {}

  /** A flight's row in the tables. */
  private record FlightJson(
      String controller,
      String wind,
      String end,
      boolean completed,
      String detail,
      double durationS,
      Map<String, Double> values) {

    static FlightJson of(FlightMetrics flight) {
      return new FlightJson(
          flight.controller(),
          flight.wind().spec(),
          flight.end().reason(),
          flight.completed(),
          flight.detail(),
          PlotNumbers.significant(flight.durationS(), DIGITS),
          EvaluationJson.byKey(flight.values(), value -> PlotNumbers.significant(value, DIGITS)));
    }
  }

  private ReportJson() {}

  static ObjectNode of(ReportData data) {
    int drawn = data.records().size();
    return JsonFile.tree(
        new Page(
            data.title(),
            data.subtitle(),
            data.simulator().title(),
            data.controllers(),
            MetricJson.all(data.simulator()),
            data.suites().stream().map(flights -> suite(flights, drawn)).toList(),
            ActionsJson.of(data.records()),
            LearningJson.of(data.episodes(), data.progress()),
            provenance(data),
            data.networks(),
            data.config()));
  }

  private static SuiteJson suite(ReportData.SuiteFlights flights, int drawn) {
    SuiteResult result = flights.result();
    Suite suite = result.suite();
    WindsJson winds = new WindsJson(flights.records(), suite.metrics(), drawn);
    List<WindsJson.Wind> series = winds.all();
    return new SuiteJson(
        suite.name(),
        suite.title(),
        suite.description(),
        ResultTable.footnote(suite.metrics()).strip(),
        method(result),
        result.flights().stream().map(FlightJson::of).toList(),
        result.comparisons().stream().map(EvaluationJson::comparison).toList(),
        result.tallies(),
        result.lifetimes().stream().map(EvaluationJson::lifetime).toList(),
        series,
        DrawnWinds.note(suite, series.size()) + winds.note());
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
}
