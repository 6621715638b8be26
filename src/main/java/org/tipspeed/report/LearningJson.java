package org.tipspeed.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.tipspeed.environment.Standing;
import org.tipspeed.rundir.EpisodeRow;
import org.tipspeed.rundir.ProgressRow;
import tools.jackson.databind.JsonNode;

/** Learning curves and the ways in which episodes ended. */
record LearningJson(Columns episodes, Endings endings, Columns progress) {

  private static final int DIGITS = 5;
  private static final int MOST_POINTS = 4000;
  private static final int ENDING_BINS = 60;

  /**
   * @param values by name, each as long as x
   * @param first name of the curve to begin with; null if any will do
   */
  private record Columns(
      List<Long> x,
      Map<String, JsonNode> values,
      @JsonInclude(JsonInclude.Include.NON_NULL) String first) {}

  private record Endings(List<Long> x, List<Reason> reasons) {}

  private record Reason(String reason, String kind, List<Double> shares) {}

  static LearningJson of(List<EpisodeRow> episodes, List<ProgressRow> progress) {
    return new LearningJson(episodes(episodes), endings(episodes), progress(progress));
  }

  private static Columns episodes(List<EpisodeRow> rows) {
    List<Map<String, Double>> figures = new ArrayList<>();
    for (EpisodeRow row : rows) {
      Map<String, Double> own = new LinkedHashMap<>();
      own.put("return", row.episodeReturn());
      own.put("steps", (double) row.steps());
      own.putAll(row.metrics());
      figures.add(own);
    }
    return columns(rows.stream().map(EpisodeRow::episode).toList(), figures, null);
  }

  private static Columns progress(List<ProgressRow> rows) {
    List<Map<String, Double>> figures = rows.stream().map(ProgressRow::figures).toList();
    String first =
        names(figures).stream()
            .filter(name -> name.contains("validation"))
            .findFirst()
            .orElse(null);
    return columns(rows.stream().map(ProgressRow::steps).toList(), figures, first);
  }

  /** Every n-th row if there are very many; the log files have them all. */
  private static Columns columns(List<Long> x, List<Map<String, Double>> figures, String first) {
    int stride = Math.max(1, (x.size() + MOST_POINTS - 1) / MOST_POINTS);
    int[] rows = IntStream.iterate(0, i -> i < x.size(), i -> i + stride).toArray();
    Map<String, JsonNode> values = new LinkedHashMap<>();
    for (String name : names(figures)) {
      double[] column =
          Arrays.stream(rows)
              .mapToDouble(row -> figures.get(row).getOrDefault(name, Double.NaN))
              .toArray();
      values.put(name, PlotNumbers.significant(column, DIGITS));
    }
    return new Columns(Arrays.stream(rows).mapToObj(x::get).toList(), values, first);
  }

  private static Set<String> names(List<Map<String, Double>> figures) {
    Set<String> names = new LinkedHashSet<>();
    figures.forEach(each -> names.addAll(each.keySet()));
    return names;
  }

  /** Share of each reason, in percent, over bins of equally many episodes. */
  private static Endings endings(List<EpisodeRow> rows) {
    int size = Math.max(1, (rows.size() + ENDING_BINS - 1) / ENDING_BINS);
    List<List<EpisodeRow>> bins = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += size) {
      bins.add(rows.subList(from, Math.min(rows.size(), from + size)));
    }
    return new Endings(
        bins.stream().map(bin -> bin.get(0).episode()).toList(),
        rows.stream().map(EpisodeRow::end).distinct().map(end -> reason(end, bins)).toList());
  }

  private static Reason reason(Standing end, List<List<EpisodeRow>> bins) {
    return new Reason(
        end.reason(),
        end.kind().name().toLowerCase(Locale.ROOT),
        bins.stream().map(bin -> share(end, bin)).toList());
  }

  private static double share(Standing end, List<EpisodeRow> bin) {
    long count = bin.stream().filter(row -> row.end().equals(end)).count();
    return PlotNumbers.significant(100.0 * count / bin.size(), 4);
  }
}
