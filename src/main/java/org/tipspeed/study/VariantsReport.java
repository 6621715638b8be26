package org.tipspeed.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tipspeed.report.HtmlReport;
import org.tipspeed.report.ResultTable;
import org.tipspeed.report.picture.Picture;
import org.tipspeed.rundir.EvaluationFigures.Key;
import org.tipspeed.rundir.JsonFile;
import org.tipspeed.study.StudyReport.FigureJson;
import org.tipspeed.study.StudyReport.SeedJson;

/**
 * What several settings lead to, each over several seeds, and what is paid with what.
 *
 * @param suites names of what all variants flew besides their own winds
 */
record VariantsReport(
    String title, List<Variant> variants, List<String> suites, List<Tradeoff> tradeoffs) {

  /**
   * A variant of a study over settings.
   *
   * @param name also that of its folder
   * @param changes what it changes, by dotted path
   * @param study its seeds
   */
  record Variant(String name, Map<String, String> changes, StudyReport study) {}

  private record Json(String title, List<FrontJson> fronts, List<VariantJson> variants) {}

  private record FrontJson(
      String x, String y, String suite, List<String> notDominated, List<String> incomplete) {}

  private record VariantJson(
      String name,
      Map<String, String> set,
      Map<Key, FigureJson> figures,
      Map<String, Map<Key, FigureJson>> suites,
      List<SeedJson> seeds) {}

  /**
   * @param fronts what to draw against what
   */
  static VariantsReport of(
      String title, List<Variant> variants, List<String> suites, List<FrontSettings> fronts) {
    String usual = suites.isEmpty() ? "" : suites.get(0);
    return new VariantsReport(
        title,
        List.copyOf(variants),
        List.copyOf(suites),
        fronts.stream()
            .map(front -> Tradeoff.of(front, front.suite().orElse(usual), variants))
            .toList());
  }

  /** Names of the sets of winds, that of the runs' own ones, which is empty, first. */
  private List<String> winds() {
    List<String> winds = new ArrayList<>(List.of(""));
    winds.addAll(suites);
    return winds;
  }

  /** Writes {@code study.json}, {@code front.png} and {@code study.html}. */
  void write(Path folder) {
    byte[] picture = new FrontPicture(tradeoffs).png();
    Picture.write(folder.resolve("front.png"), picture);
    Map<String, String> content =
        Map.of(
            "picture", Base64.getEncoder().encodeToString(picture),
            "tables", winds().stream().map(this::htmlTable).collect(Collectors.joining("\n")),
            "variants", variants.stream().map(this::html).collect(Collectors.joining("\n")),
            "failures", htmlFailures());
    StudyReport.writePage(
        folder.resolve("study.html"), title, HtmlReport.page("variants.html", content));
    JsonFile.write(
        folder.resolve("study.json"),
        new Json(
            title,
            tradeoffs.stream().map(VariantsReport::json).toList(),
            variants.stream().map(VariantsReport::json).toList()));
  }

  private static FrontJson json(Tradeoff tradeoff) {
    return new FrontJson(
        tradeoff.x().key(),
        tradeoff.y().key(),
        tradeoff.suite(),
        tradeoff.front().stream().map(Tradeoff.Point::variant).toList(),
        tradeoff.incomplete());
  }

  private static VariantJson json(Variant variant) {
    StudyReport study = variant.study();
    return new VariantJson(
        variant.name(),
        variant.changes(),
        StudyReport.json(study.figuresOn("")),
        study.suitesJson(),
        study.seedsJson());
  }

  /** A row per variant with the mean and, in brackets, the worst of its seeds, for a terminal. */
  String table() {
    StringBuilder text = new StringBuilder();
    for (String winds : winds()) {
      text.append(heading(winds)).append(":\n").append(ResultTable.aligned(rows(winds)));
      text.append('\n');
    }
    failures().forEach(failure -> text.append("%s%n".formatted(failure)));
    return text.toString();
  }

  private List<String> failures() {
    return variants.stream()
        .flatMap(each -> each.study().failures().stream().map(why -> each.name() + ", " + why))
        .toList();
  }

  private static String heading(String winds) {
    return "Ratios to the baseline on %s, mean over the seeds (worst), over flights that both flew to the end"
        .formatted(winds.isEmpty() ? "the evaluation winds" : winds);
  }

  /** The head first. */
  private List<List<String>> rows(String winds) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("variant", "seeds", "flights"));
    StudyHeadline.ALL.forEach(each -> head.add(each.name()));
    rows.add(head);
    variants.forEach(variant -> rows.add(row(variant, winds)));
    return rows;
  }

  private static List<String> row(Variant variant, String winds) {
    Map<Key, StudyFigure> figures = variant.study().figuresOn(winds);
    Support support = variant.study().support(winds);
    List<String> row = new ArrayList<>();
    row.addAll(List.of(variant.name(), support.seedsText(), support.flightsText()));
    StudyHeadline.ALL.forEach(each -> row.add(cell(figures.get(each.key()), support)));
    return row;
  }

  /** With what stands behind the figure, should it be less than behind others of its row. */
  private static String cell(StudyFigure figure, Support ofRow) {
    if (figure == null) {
      return "-";
    }
    String text = "%s (%s)".formatted(figure.meanText(), StudyFigure.number(figure.worst()));
    return figure.support().compareTo(ofRow) < 0 ? text + ", " + figure.support() : text;
  }

  private String htmlTable(String winds) {
    List<List<String>> rows = rows(winds);
    String body =
        rows.stream()
            .skip(1)
            .map(row -> StudyReport.htmlRow(row, "td"))
            .collect(Collectors.joining("\n"));
    return """
        <h3>%s</h3>
        <div class="scroll"><table class="figures">
        <thead>%s</thead>
        <tbody>
        %s
        </tbody></table></div>"""
        .formatted(
            HtmlReport.escaped(heading(winds)), StudyReport.htmlRow(rows.get(0), "th"), body);
  }

  private String html(Variant variant) {
    String changes =
        variant.changes().entrySet().stream()
            .map(each -> HtmlReport.escaped(each.getKey() + ": " + each.getValue()))
            .collect(Collectors.joining("<br>"));
    String seeds =
        variant.study().seeds().stream()
            .map(seed -> StudyReport.link(seed, variant.name() + "/"))
            .collect(Collectors.joining(" "));
    return """
        <tr><td><a href="%1$s/study.html">%1$s</a></td><td class="text">%2$s</td><td class="text">%3$s</td>\
        <td class="text"><a href="%1$s/">%1$s</a></td></tr>"""
        .formatted(variant.name(), changes.isEmpty() ? "nothing" : changes, seeds);
  }

  private String htmlFailures() {
    return failures().stream()
        .map(each -> "<p class=\"warning\">%s</p>".formatted(HtmlReport.escaped(each)))
        .collect(Collectors.joining("\n"));
  }
}
