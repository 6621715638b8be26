package org.tipspeed.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.tipspeed.report.HtmlReport;
import org.tipspeed.report.ResultTable;
import org.tipspeed.report.picture.Picture;
import org.tipspeed.rundir.EvaluationFigures.Figure;
import org.tipspeed.rundir.EvaluationFigures.Key;
import org.tipspeed.rundir.JsonFile;
import org.tipspeed.rundir.RunDirectory;
import org.tipspeed.rundir.WholeFile;

/**
 * The same training over several seeds: mean, spread and worst of every figure, and every seed's
 * learning curve, because a single one says little. As text for a terminal, as {@code study.json}
 * and as a page that opens offline.
 */
public final class StudyReport {

  private record Json(
      String title,
      Map<Key, FigureJson> figures,
      Map<String, Map<Key, FigureJson>> suites,
      List<SeedJson> seeds) {}

  /**
   * @param std null for a single seed
   */
  record FigureJson(
      int seeds,
      double mean,
      Double std,
      double worst,
      long worstSeed,
      int ofSeeds,
      int flights,
      int ofFlights) {

    static FigureJson of(StudyFigure figure) {
      Support support = figure.support();
      return new FigureJson(
          support.seeds(),
          figure.mean(),
          Double.isNaN(figure.std()) ? null : figure.std(),
          figure.worst(),
          figure.worstSeed(),
          support.ofSeeds(),
          support.flights(),
          support.ofFlights());
    }
  }

  record SeedJson(
      long seed,
      String folder,
      String status,
      String reason,
      Map<Key, Double> figures,
      Map<String, Map<Key, Double>> suites) {}

  private final String title;
  private final List<StudySeed> seeds;
  private final List<StudyRun> runs;
  private final Map<Key, StudyFigure> figures;
  private final Map<String, Map<Key, StudyFigure>> suites = new LinkedHashMap<>();

  private StudyReport(
      String title, List<StudySeed> seeds, List<StudyRun> runs, List<String> suites) {
    this.title = title;
    this.seeds = seeds;
    this.runs = runs;
    this.figures = StudyFigure.of(runs, seeds.size(), StudyRun::figures);
    for (String suite : suites) {
      this.suites.put(suite, StudyFigure.of(runs, seeds.size(), run -> run.suites().get(suite)));
    }
  }

  /**
   * @param seeds all that were to be trained, failed ones included
   * @param suites names of what all of them flew besides their own winds
   */
  public static StudyReport of(String title, List<StudySeed> seeds, List<String> suites) {
    List<StudyRun> runs =
        seeds.stream()
            .filter(seed -> seed.failure().isEmpty())
            .map(seed -> StudyRun.read(seed, suites))
            .toList();
    return new StudyReport(title, List.copyOf(seeds), runs, suites);
  }

  List<StudySeed> seeds() {
    return seeds;
  }

  /**
   * @param suite its name; empty for the runs' own winds
   */
  Map<Key, StudyFigure> figuresOn(String suite) {
    return suite.isEmpty() ? figures : suites.get(suite);
  }

  /** What stands behind the ratios on a suite: no flight, if none of any seed came to its end. */
  Support support(String suite) {
    Map<Key, StudyFigure> all = figuresOn(suite);
    int flown = all.values().stream().mapToInt(each -> each.support().ofFlights()).max().orElse(0);
    Support nothing = new Support(flown == 0 ? runs.size() : 0, seeds.size(), 0, flown);
    return StudyHeadline.RATIOS.stream()
        .map(each -> all.get(each.key()))
        .filter(Objects::nonNull)
        .map(StudyFigure::support)
        .max(Comparator.naturalOrder())
        .orElse(nothing);
  }

  /** Writes {@code study.json}, {@code study.png} and {@code study.html}. */
  public void write(Path folder) {
    byte[] picture = new StudyPicture(runs).png();
    Picture.write(folder.resolve("study.png"), picture);
    Map<String, String> content =
        Map.of(
            "picture", Base64.getEncoder().encodeToString(picture),
            "figures", htmlRows(figures.values()),
            "suites", suitesHtml(),
            "seeds", seeds.stream().map(this::outcome).collect(Collectors.joining("\n")));
    writePage(folder.resolve("study.html"), title, HtmlReport.page("study.html", content));
    JsonFile.write(
        folder.resolve("study.json"), new Json(title, json(figures), suitesJson(), seedsJson()));
  }

  /** Figures and failures as fixed-width text for a terminal. */
  public String table() {
    StringBuilder text = new StringBuilder();
    if (!figures.isEmpty()) {
      text.append(table("over " + count(), figures.values()));
    }
    suites.forEach(
        (suite, all) ->
            text.append('\n').append(table(suite + ", over " + count(), headline(all))));
    failures().forEach(failure -> text.append("%s%n".formatted(failure)));
    return text.toString();
  }

  private String count() {
    String done = runs.size() == seeds.size() ? "" : runs.size() + " of ";
    return "%s%d seed%s".formatted(done, seeds.size(), seeds.size() == 1 ? "" : "s");
  }

  /** One line for each seed that failed. */
  List<String> failures() {
    return seeds.stream()
        .filter(seed -> seed.failure().isPresent())
        .map(seed -> "seed %d failed: %s".formatted(seed.seed(), seed.failure().get()))
        .toList();
  }

  private static String table(String title, Collection<StudyFigure> figures) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(title, "mean", "std", "worst", "(seed)", ""));
    figures.forEach(figure -> rows.add(row(figure)));
    return ResultTable.aligned(rows);
  }

  /** Those of a suite that tell policies apart at a glance; the file has all. */
  private static List<StudyFigure> headline(Map<Key, StudyFigure> figures) {
    return StudyHeadline.ALL.stream()
        .map(each -> figures.get(each.key()))
        .filter(Objects::nonNull)
        .toList();
  }

  /** At the end what stands behind the figure, unless it is everything. */
  private static List<String> row(StudyFigure figure) {
    return List.of(
        figure.label(),
        figure.meanText(),
        StudyFigure.number(figure.std()),
        StudyFigure.number(figure.worst()),
        Long.toString(figure.worstSeed()),
        figure.support().isWhole() ? "" : figure.support().toString());
  }

  Map<String, Map<Key, FigureJson>> suitesJson() {
    Map<String, Map<Key, FigureJson>> json = new LinkedHashMap<>();
    suites.forEach((suite, all) -> json.put(suite, json(all)));
    return json;
  }

  static Map<Key, FigureJson> json(Map<Key, StudyFigure> figures) {
    Map<Key, FigureJson> json = new LinkedHashMap<>();
    figures.forEach((key, figure) -> json.put(key, FigureJson.of(figure)));
    return json;
  }

  List<SeedJson> seedsJson() {
    return seeds.stream().map(this::json).toList();
  }

  private SeedJson json(StudySeed seed) {
    Map<Key, Double> own = new LinkedHashMap<>();
    Map<String, Map<Key, Double>> onSuites = new LinkedHashMap<>();
    for (StudyRun run : runs) {
      if (run.seed() == seed.seed()) {
        own.putAll(values(run.figures()));
        run.suites().forEach((suite, all) -> onSuites.put(suite, values(all)));
      }
    }
    return new SeedJson(
        seed.seed(),
        seed.folder().getFileName().toString(),
        seed.failure().isPresent() ? "failed" : "done",
        seed.failure().orElse(null),
        own,
        onSuites);
  }

  private static Map<Key, Double> values(Map<Key, Figure> figures) {
    Map<Key, Double> values = new LinkedHashMap<>();
    figures.forEach((key, figure) -> values.put(key, figure.value()));
    return values;
  }

  private String suitesHtml() {
    return suites.entrySet().stream()
        .map(
            suite ->
                Map.of(
                    "name", HtmlReport.escaped(suite.getKey()),
                    "figures", htmlRows(headline(suite.getValue()))))
        .map(content -> HtmlReport.page("study-suite.html", content))
        .collect(Collectors.joining("\n"));
  }

  private static String htmlRows(Collection<StudyFigure> figures) {
    return figures.stream()
        .map(figure -> htmlRow(row(figure), "td"))
        .collect(Collectors.joining("\n"));
  }

  private String outcome(StudySeed seed) {
    StudyFigure best = figures.get(StudyRun.BEST_SCORE);
    Double score = best == null ? null : best.values().get(seed.seed());
    String outcome = seed.failure().map(why -> "failed: " + why).orElse("done");
    return "<tr><td>%s</td><td>%s</td><td class=\"text\">%s</td><td class=\"text\">%s</td></tr>"
        .formatted(
            link(seed, ""),
            score == null ? "-" : StudyFigure.number(score),
            HtmlReport.escaped(outcome),
            folderLink(seed.folder().getFileName().toString()));
  }

  /**
   * A seed that leads to its report, if there is one.
   *
   * @param path from the page to the folder of the study, empty or with a slash at its end
   */
  static String link(StudySeed seed, String path) {
    Path report = new RunDirectory(seed.folder()).report();
    return Files.exists(report)
        ? "<a href=\"%s%s/%s\">%d</a>"
            .formatted(path, seed.folder().getFileName(), report.getFileName(), seed.seed())
        : Long.toString(seed.seed());
  }

  private static String folderLink(String name) {
    return "<a href=\"%1$s/\">%1$s</a>".formatted(name);
  }

  /**
   * @param element td or th
   */
  static String htmlRow(List<String> cells, String element) {
    return cells.stream()
        .map(cell -> "<%1$s>%2$s</%1$s>".formatted(element, HtmlReport.escaped(cell)))
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }

  /**
   * Writes a page that opens offline.
   *
   * @param title as plain text
   * @param content as HTML
   */
  static void writePage(Path file, String title, String content) {
    Map<String, String> places =
        Map.of(
            "title", HtmlReport.escaped(title),
            "css", HtmlReport.resource("report.css"),
            "content", content);
    WholeFile.write(file, HtmlReport.page("study-frame.html", places));
  }
}
