package org.tipspeed.study;

import java.util.List;

/**
 * The same training over several seeds.
 *
 * @param title of the report
 */
public record SeedStudy(String title, StudyBranch branch) implements StudyPlan {

  @Override
  public List<StudyBranch> branches() {
    return List.of(branch);
  }

  @Override
  public void begin() {
    branch.begin();
  }

  @Override
  public String conclude() {
    return branch.report(title).table() + "study.html, study.png and study.json: ";
  }
}
