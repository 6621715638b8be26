package org.tipspeed.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tipspeed.report.ResultTable;
import org.tipspeed.report.picture.Picture;

/** What several settings lead to, each over several seeds, and what is paid with what. */
public final class VariantsReport {

  private final String title;
  private final List<StudyVariant> variants;
  private final List<String> suites;
  private final List<Tradeoff> tradeoffs;

  private VariantsReport(
      String title, List<StudyVariant> variants, List<String> suites, List<Tradeoff> tradeoffs) {
    this.title = title;
    this.variants = variants;
    this.suites = suites;
    this.tradeoffs = tradeoffs;
  }

  /**
   * @param suites names of what all variants flew besides their own winds
   * @param fronts what to draw against what
   */
  public static VariantsReport of(
      String title, List<StudyVariant> variants, List<String> suites, List<FrontSettings> fronts) {
    String usual = suites.isEmpty() ? "" : suites.get(0);
    return new VariantsReport(
        title,
        List.copyOf(variants),
        List.copyOf(suites),
        fronts.stream()
            .map(front -> Tradeoff.of(front, front.suite().orElse(usual), variants))
            .toList());
  }

  String title() {
    return title;
  }

  List<StudyVariant> variants() {
    return variants;
  }

  List<Tradeoff> tradeoffs() {
    return tradeoffs;
  }

  /** Names of the sets of winds, that of the runs' own ones, which is empty, first. */
  List<String> winds() {
    List<String> winds = new ArrayList<>(List.of(""));
    winds.addAll(suites);
    return winds;
  }

  /** Writes {@code study.json}, {@code front.png} and {@code study.html}. */
  public void write(Path folder) {
    byte[] picture = new FrontPicture(tradeoffs).png();
    Picture.write(folder.resolve("front.png"), picture);
    VariantsPages.writeHtml(folder.resolve("study.html"), this, picture);
    VariantsPages.writeJson(folder.resolve("study.json"), this);
  }

  /** A row per variant with the mean and, in brackets, the worst of its seeds, for a terminal. */
  public String table() {
    StringBuilder text = new StringBuilder();
    for (String winds : winds()) {
      text.append(heading(winds)).append(":\n").append(ResultTable.aligned(rows(winds)));
      text.append('\n');
    }
    for (StudyVariant variant : variants) {
      for (String failure : variant.study().failures()) {
        text.append("%s, %s%n".formatted(variant.name(), failure));
      }
    }
    return text.toString();
  }

  static String heading(String winds) {
    return "Ratios to the baseline on %s, mean over the seeds (worst)"
        .formatted(winds.isEmpty() ? "the evaluation winds" : winds);
  }

  /** The head first. */
  List<List<String>> rows(String winds) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("variant", "seeds"));
    StudyHeadline.ALL.forEach(each -> head.add(each.name()));
    rows.add(head);
    variants.forEach(variant -> rows.add(row(variant, winds)));
    return rows;
  }

  private static List<String> row(StudyVariant variant, String winds) {
    StudyReport study = variant.study();
    Map<String, StudyFigure> figures = study.figuresOn(winds);
    List<String> row = new ArrayList<>();
    row.add(variant.name());
    row.add("%d of %d".formatted(study.runs().size(), study.seeds().size()));
    StudyHeadline.ALL.forEach(each -> row.add(cell(figures.get(each.key()))));
    return row;
  }

  private static String cell(StudyFigure figure) {
    return figure == null
        ? "-"
        : "%s (%s)"
            .formatted(StudyReport.number(figure.mean()), StudyReport.number(figure.worst()));
  }
}
