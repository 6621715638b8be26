package org.tipspeed.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.rundir.FolderLock;

/** Several settings over several seeds, each settings in a folder of its own. */
public final class VariantStudy implements StudyPlan {

  private final String title;
  private final StudySettings study;
  private final Path folder;
  private final List<StudyBranch> branches;

  /**
   * Looks at everything and makes nothing.
   *
   * @param title of the report
   * @param source file of the study
   * @param suites names or files of what is flown after the training
   * @throws SettingsException if something cannot be used
   */
  public VariantStudy(
      String title, Path source, StudySettings study, Path folder, List<String> suites) {
    this.title = title;
    this.study = study;
    this.folder = folder;
    this.branches =
        study.variants().stream()
            .map(
                variant ->
                    new StudyBranch(
                        source,
                        variant.name(),
                        variant.settings(),
                        folder.resolve(variant.name()),
                        suites))
            .toList();
    study.fronts().forEach(front -> requireFlown(front, source));
  }

  private void requireFlown(FrontSettings front, Path source) {
    Optional<String> suite = front.suite();
    if (suite.isPresent() && !suiteNames().contains(suite.get())) {
      throw new SettingsException(
          "%s: front.suite: %s is not among the suites that are flown: %s"
              .formatted(source, suite.get(), suiteNames()));
    }
  }

  private List<String> suiteNames() {
    return branches.get(0).suiteNames();
  }

  @Override
  public List<StudyBranch> branches() {
    return branches;
  }

  @Override
  public FolderLock begin() {
    boolean begun = branches.stream().anyMatch(StudyBranch::isBegun);
    FolderLock lock = begun ? FolderLock.take(folder) : FolderLock.takeNew(folder);
    try {
      branches.forEach(StudyBranch::begin);
      return lock;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  @Override
  public String conclude() {
    List<VariantsReport.Variant> variants = new ArrayList<>();
    for (int i = 0; i < branches.size(); i++) {
      StudySettings.Variant variant = study.variants().get(i);
      variants.add(
          new VariantsReport.Variant(
              variant.name(),
              variant.changes(),
              branches.get(i).report(title + ": " + variant.name())));
    }
    VariantsReport report = VariantsReport.of(title, variants, suiteNames(), study.fronts());
    report.write(folder);
    return report.table() + "study.html, front.png and study.json: ";
  }
}
