package org.tipspeed.study;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tipspeed.report.HtmlReport;
import org.tipspeed.rundir.WholeFile;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A study over settings as {@code study.json} and as a page that opens offline. */
final class VariantsPages {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private VariantsPages() {}

  static void writeJson(Path file, VariantsReport report) {
    ObjectNode root = JSON.createObjectNode();
    root.put("title", report.title());
    ArrayNode fronts = root.putArray("fronts");
    report.tradeoffs().forEach(each -> fronts.add(front(each)));
    ArrayNode variants = root.putArray("variants");
    report.variants().forEach(each -> variants.add(variant(each)));
    WholeFile.write(file, JSON.writeValueAsString(root) + "\n");
  }

  private static ObjectNode front(Tradeoff tradeoff) {
    ObjectNode node = JSON.createObjectNode();
    node.put("x", tradeoff.x().key());
    node.put("y", tradeoff.y().key());
    node.put("suite", tradeoff.suite());
    List<String> best = tradeoff.front().stream().map(Tradeoff.Point::variant).toList();
    node.set("not_dominated", JSON.valueToTree(best));
    return node;
  }

  private static ObjectNode variant(StudyVariant variant) {
    ObjectNode node = JSON.createObjectNode();
    node.put("name", variant.name());
    node.set("set", JSON.valueToTree(variant.changes()));
    node.setAll(StudyPages.figures(variant.study()));
    node.set("seeds", StudyPages.seeds(variant.study()));
    return node;
  }

  static void writeHtml(Path file, VariantsReport report, byte[] picture) {
    Map<String, String> content =
        Map.of(
            "picture", Base64.getEncoder().encodeToString(picture),
            "tables", tables(report),
            "variants", variants(report),
            "failures", failures(report));
    StudyFrame.write(file, report.title(), HtmlReport.page("variants.html", content));
  }

  private static String tables(VariantsReport report) {
    return report.winds().stream()
        .map(winds -> table(VariantsReport.heading(winds), report.rows(winds)))
        .collect(Collectors.joining("\n"));
  }

  private static String table(String heading, List<List<String>> rows) {
    String body =
        rows.stream()
            .skip(1)
            .map(row -> StudyPages.tableRow(row, "td"))
            .collect(Collectors.joining("\n"));
    return """
        <h3>%s</h3>
        <div class="scroll"><table class="figures">
        <thead>%s</thead>
        <tbody>
        %s
        </tbody></table></div>"""
        .formatted(HtmlReport.escaped(heading), StudyPages.tableRow(rows.get(0), "th"), body);
  }

  private static String variants(VariantsReport report) {
    return report.variants().stream()
        .map(
            variant ->
                "<tr><td>%s</td><td class=\"text\">%s</td></tr>"
                    .formatted(variant.name(), changes(variant)))
        .collect(Collectors.joining("\n"));
  }

  private static String changes(StudyVariant variant) {
    return variant.changes().isEmpty()
        ? "nothing"
        : variant.changes().entrySet().stream()
            .map(each -> HtmlReport.escaped(each.getKey() + ": " + each.getValue()))
            .collect(Collectors.joining("<br>"));
  }

  private static String failures(VariantsReport report) {
    return report.variants().stream()
        .flatMap(
            variant ->
                variant.study().failures().stream().map(each -> variant.name() + ", " + each))
        .map(each -> "<p class=\"warning\">%s</p>".formatted(HtmlReport.escaped(each)))
        .collect(Collectors.joining("\n"));
  }
}
