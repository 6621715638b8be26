package org.tipspeed.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tipspeed.experiment.FlightMetric;

/**
 * The same training over several seeds: mean, spread and worst of every figure, and every seed's
 * learning curve, because a single one says little.
 */
public final class StudyReport {

  private final String title;
  private final List<StudySeed> seeds;
  private final List<StudyRun> runs;
  private final Map<String, StudyFigure> figures;

  private StudyReport(String title, List<StudySeed> seeds, List<StudyRun> runs) {
    this.title = title;
    this.seeds = seeds;
    this.runs = runs;
    this.figures = figures(runs);
  }

  /**
   * @param seeds all that were to be trained, failed ones included
   */
  public static StudyReport of(String title, List<StudySeed> seeds) {
    List<StudyRun> runs =
        seeds.stream().filter(seed -> seed.failure().isEmpty()).map(StudyRun::read).toList();
    return new StudyReport(title, List.copyOf(seeds), runs);
  }

  private static Map<String, StudyFigure> figures(List<StudyRun> runs) {
    Map<String, Map<Long, Double>> values = new LinkedHashMap<>();
    for (StudyRun run : runs) {
      run.figures()
          .forEach(
              (key, value) ->
                  values.computeIfAbsent(key, k -> new LinkedHashMap<>()).put(run.seed(), value));
    }
    Map<String, StudyFigure> figures = new LinkedHashMap<>();
    values.forEach((key, bySeed) -> figures.put(key, figure(key, bySeed)));
    return figures;
  }

  private static StudyFigure figure(String key, Map<Long, Double> bySeed) {
    String name = key.substring(key.indexOf(' ') + 1);
    return Arrays.stream(FlightMetric.values())
        .filter(metric -> metric.key().equals(name))
        .findFirst()
        .map(metric -> ratio(key, metric, bySeed))
        .orElseGet(() -> new StudyFigure(name.replace('_', ' '), true, bySeed));
  }

  private static StudyFigure ratio(String key, FlightMetric metric, Map<Long, Double> bySeed) {
    String controllers = key.substring(0, Math.max(0, key.indexOf(' ')));
    return new StudyFigure(
        metric.label() + ", " + controllers,
        metric.preference() == FlightMetric.Preference.HIGHER,
        bySeed);
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

  /** Writes {@code study.json}, {@code study.png} and {@code study.html}. */
  public void write(Path folder) {
    byte[] picture = new StudyPicture(runs).png();
    Path png = folder.resolve("study.png");
    try {
      Files.write(png, picture);
    } catch (IOException e) {
      throw ReportException.cannot("write", png, e);
    }
    StudyPages.writeHtml(folder.resolve("study.html"), this, picture);
    StudyPages.writeJson(folder.resolve("study.json"), this);
  }

  /** Figures and failures as fixed-width text for a terminal. */
  public String table() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("over %d seeds".formatted(runs.size()), "mean", "std", "worst", "(seed)"));
    figures.values().forEach(figure -> rows.add(row(figure)));
    String failures =
        seeds.stream()
            .filter(seed -> seed.failure().isPresent())
            .map(seed -> "seed %d failed: %s%n".formatted(seed.seed(), seed.failure().get()))
            .collect(Collectors.joining());
    return (figures.isEmpty() ? "" : ResultTable.aligned(rows)) + failures;
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
