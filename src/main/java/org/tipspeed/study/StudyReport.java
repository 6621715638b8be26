package org.tipspeed.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tipspeed.report.ResultTable;
import org.tipspeed.report.picture.Picture;

/**
 * The same training over several seeds: mean, spread and worst of every figure, and every seed's
 * learning curve, because a single one says little.
 */
public final class StudyReport {

  private final String title;
  private final List<StudySeed> seeds;
  private final List<StudyRun> runs;
  private final Map<String, StudyFigure> figures;
  private final Map<String, Map<String, StudyFigure>> suites = new LinkedHashMap<>();

  private StudyReport(
      String title, List<StudySeed> seeds, List<StudyRun> runs, List<String> suites) {
    this.title = title;
    this.seeds = seeds;
    this.runs = runs;
    this.figures = StudyFigure.of(runs, StudyRun::figures);
    suites.forEach(
        suite -> this.suites.put(suite, StudyFigure.of(runs, run -> run.suites().get(suite))));
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

  String title() {
    return title;
  }

  List<StudySeed> seeds() {
    return seeds;
  }

  List<StudyRun> runs() {
    return runs;
  }

  Map<String, StudyFigure> figures() {
    return figures;
  }

  /** By name of the suite, by key. */
  Map<String, Map<String, StudyFigure>> suites() {
    return suites;
  }

  /**
   * @param suite its name; empty for the runs' own winds
   */
  Map<String, StudyFigure> figuresOn(String suite) {
    return suite.isEmpty() ? figures : suites.get(suite);
  }

  /** Writes {@code study.json}, {@code study.png} and {@code study.html}. */
  public void write(Path folder) {
    byte[] picture = new StudyPicture(runs).png();
    Picture.write(folder.resolve("study.png"), picture);
    StudyPages.writeHtml(folder.resolve("study.html"), this, picture);
    StudyPages.writeJson(folder.resolve("study.json"), this);
  }

  /** Figures and failures as fixed-width text for a terminal. */
  public String table() {
    StringBuilder text = new StringBuilder();
    if (!figures.isEmpty()) {
      text.append(table("over %d seeds".formatted(runs.size()), figures.values()));
    }
    suites.forEach(
        (suite, all) ->
            text.append('\n')
                .append(table("%s, over %d seeds".formatted(suite, runs.size()), headline(all))));
    failures().forEach(failure -> text.append("%s%n".formatted(failure)));
    return text.toString();
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
    rows.add(List.of(title, "mean", "std", "worst", "(seed)"));
    figures.forEach(figure -> rows.add(row(figure)));
    return ResultTable.aligned(rows);
  }

  /** Those of a suite that tell policies apart at a glance; the file has all. */
  static List<StudyFigure> headline(Map<String, StudyFigure> figures) {
    return StudyHeadline.ALL.stream()
        .map(each -> figures.get(each.key()))
        .filter(Objects::nonNull)
        .toList();
  }

  static List<String> row(StudyFigure figure) {
    return List.of(
        figure.label(),
        number(figure.mean()),
        number(figure.std()),
        number(figure.worst()),
        Long.toString(figure.worstSeed()));
  }

  static String number(double value) {
    return Double.isFinite(value) ? ResultTable.number(value) : "-";
  }
}
