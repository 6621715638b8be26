package org.tipspeed.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tipspeed.environment.Standing;
import org.tipspeed.rundir.EpisodeRow;
import org.tipspeed.rundir.ProgressRow;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Learning curves and the ways in which episodes ended. */
final class LearningJson {

  private static final int DIGITS = 5;
  private static final int MOST_POINTS = 4000;
  private static final int ENDING_BINS = 60;

  private LearningJson() {}

  static ObjectNode of(List<EpisodeRow> episodes, List<ProgressRow> progress) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("episodes", episodes(episodes));
    node.set("endings", endings(episodes));
    node.set("progress", progress(progress));
    return node;
  }

  private static ObjectNode episodes(List<EpisodeRow> rows) {
    List<Long> x = new ArrayList<>();
    List<Map<String, Double>> figures = new ArrayList<>();
    for (EpisodeRow row : rows) {
      x.add(row.episode());
      Map<String, Double> own = new LinkedHashMap<>();
      own.put("return", row.episodeReturn());
      own.put("steps", (double) row.steps());
      own.putAll(row.metrics());
      figures.add(own);
    }
    return columns(x, figures);
  }

  private static ObjectNode progress(List<ProgressRow> rows) {
    ObjectNode node =
        columns(
            rows.stream().map(ProgressRow::steps).toList(),
            rows.stream().map(ProgressRow::figures).toList());
    names(rows.stream().map(ProgressRow::figures).toList()).stream()
        .filter(name -> name.contains("validation"))
        .findFirst()
        .ifPresent(name -> node.put("first", name));
    return node;
  }

  /** Every n-th row if there are very many; the log files have them all. */
  private static ObjectNode columns(List<Long> x, List<Map<String, Double>> figures) {
    int stride = Math.max(1, (x.size() + MOST_POINTS - 1) / MOST_POINTS);
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode xs = node.putArray("x");
    for (int i = 0; i < x.size(); i += stride) {
      xs.add(x.get(i));
    }
    ObjectNode values = node.putObject("values");
    for (String name : names(figures)) {
      double[] column = new double[xs.size()];
      for (int i = 0; i < column.length; i++) {
        column[i] = figures.get(i * stride).getOrDefault(name, Double.NaN);
      }
      values.set(name, PlotNumbers.significant(column, DIGITS));
    }
    return node;
  }

  private static Set<String> names(List<Map<String, Double>> figures) {
    Set<String> names = new LinkedHashSet<>();
    figures.forEach(each -> names.addAll(each.keySet()));
    return names;
  }

  /** Share of each reason, in percent, over bins of equally many episodes. */
  private static ObjectNode endings(List<EpisodeRow> rows) {
    int size = Math.max(1, (rows.size() + ENDING_BINS - 1) / ENDING_BINS);
    List<List<EpisodeRow>> bins = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += size) {
      bins.add(rows.subList(from, Math.min(rows.size(), from + size)));
    }
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode x = node.putArray("x");
    bins.forEach(bin -> x.add(bin.get(0).episode()));
    ArrayNode reasons = node.putArray("reasons");
    rows.stream().map(EpisodeRow::end).distinct().forEach(end -> addShares(reasons, end, bins));
    return node;
  }

  private static void addShares(ArrayNode reasons, Standing end, List<List<EpisodeRow>> bins) {
    ObjectNode node = reasons.addObject();
    node.put("reason", end.reason()).put("kind", end.kind().name().toLowerCase(Locale.ROOT));
    ArrayNode shares = node.putArray("shares");
    for (List<EpisodeRow> bin : bins) {
      long count = bin.stream().filter(row -> row.end().equals(end)).count();
      shares.add(PlotNumbers.significant(100.0 * count / bin.size(), 4));
    }
  }
}
