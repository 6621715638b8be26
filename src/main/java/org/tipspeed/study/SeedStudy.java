package org.tipspeed.study;

import java.util.List;
import org.tipspeed.rundir.FolderLock;

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
  public FolderLock begin() {
    FolderLock lock = branch.taken();
    try {
      branch.begin();
      return lock;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  @Override
  public String conclude() {
    return branch.report(title).table() + "study.html, study.png and study.json: ";
  }
}
