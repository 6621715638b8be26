package org.tipspeed.study;

import java.nio.file.Path;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tipspeed.report.HtmlReport;
import org.tipspeed.rundir.WholeFile;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A study as {@code study.json} and as a page that opens offline. */
final class StudyPages {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private StudyPages() {}

  static void writeJson(Path file, StudyReport study) {
    ObjectNode root = JSON.createObjectNode();
    root.put("title", study.title());
    root.setAll(figures(study));
    root.set("seeds", seeds(study));
    WholeFile.write(file, JSON.writeValueAsString(root) + "\n");
  }

  /** Those of the runs' own winds and those of each suite. */
  static ObjectNode figures(StudyReport study) {
    ObjectNode node = JSON.createObjectNode();
    put(node.putObject("figures"), study.figures());
    ObjectNode suites = node.putObject("suites");
    study.suites().forEach((suite, figures) -> put(suites.putObject(suite), figures));
    return node;
  }

  private static void put(ObjectNode node, Map<String, StudyFigure> figures) {
    figures.forEach((key, figure) -> node.set(key, figure(figure)));
  }

  private static ObjectNode figure(StudyFigure figure) {
    ObjectNode node = JSON.createObjectNode();
    node.put("seeds", figure.values().size());
    node.put("mean", figure.mean());
    node.put("std", Double.isNaN(figure.std()) ? null : Double.valueOf(figure.std()));
    node.put("worst", figure.worst());
    node.put("worst_seed", figure.worstSeed());
    return node;
  }

  static ArrayNode seeds(StudyReport study) {
    ArrayNode seeds = JSON.createArrayNode();
    study.seeds().forEach(seed -> seeds.add(seed(seed, study)));
    return seeds;
  }

  private static ObjectNode seed(StudySeed seed, StudyReport study) {
    ObjectNode node = JSON.createObjectNode();
    node.put("seed", seed.seed());
    node.put("folder", seed.folder().getFileName().toString());
    node.put("status", seed.failure().isPresent() ? "failed" : "done");
    node.put("reason", seed.failure().orElse(null));
    ObjectNode figures = node.putObject("figures");
    ObjectNode suites = node.putObject("suites");
    study.runs().stream()
        .filter(run -> run.seed() == seed.seed())
        .forEach(
            run -> {
              run.figures().forEach(figures::put);
              run.suites().forEach((suite, all) -> all.forEach(suites.putObject(suite)::put));
            });
    return node;
  }

  static void writeHtml(Path file, StudyReport study, byte[] picture) {
    Map<String, String> content =
        Map.of(
            "picture", Base64.getEncoder().encodeToString(picture),
            "figures", rows(study.figures().values()),
            "suites", suites(study),
            "seeds", outcomes(study));
    StudyFrame.write(file, study.title(), HtmlReport.page("study.html", content));
  }

  private static String suites(StudyReport study) {
    return study.suites().entrySet().stream()
        .map(suite -> suite(suite.getKey(), StudyReport.headline(suite.getValue())))
        .collect(Collectors.joining("\n"));
  }

  private static String suite(String name, List<StudyFigure> figures) {
    return HtmlReport.page(
        "study-suite.html", Map.of("name", HtmlReport.escaped(name), "figures", rows(figures)));
  }

  private static String rows(Collection<StudyFigure> figures) {
    return figures.stream()
        .map(StudyReport::row)
        .map(row -> tableRow(row, "td"))
        .collect(Collectors.joining("\n"));
  }

  private static String outcomes(StudyReport study) {
    return study.seeds().stream()
        .map(
            seed ->
                "<tr><td>%d</td><td>%s</td><td class=\"text\">%s</td></tr>"
                    .formatted(
                        seed.seed(),
                        figure(study, seed, StudyRun.BEST_SCORE),
                        HtmlReport.escaped(
                            seed.failure().map(why -> "failed: " + why).orElse("done"))))
        .collect(Collectors.joining("\n"));
  }

  private static String figure(StudyReport study, StudySeed seed, String key) {
    StudyFigure figure = study.figures().get(key);
    Double value = figure == null ? null : figure.values().get(seed.seed());
    return value == null ? "-" : StudyReport.number(value);
  }

  /**
   * @param element td or th
   */
  static String tableRow(List<String> cells, String element) {
    return cells.stream()
        .map(cell -> "<%1$s>%2$s</%1$s>".formatted(element, HtmlReport.escaped(cell)))
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }
}
