package org.tipspeed.study;

import java.util.List;
import org.tipspeed.rundir.FolderLock;

/** What a study consists of and what is made of it in the end. */
public interface StudyPlan {

  List<StudyBranch> branches();

  /**
   * Takes the study's folder, and makes what is to stand in it.
   *
   * @return to be closed when all is done
   * @throws org.tipspeed.config.yaml.SettingsException if there is another study in it
   */
  FolderLock begin();

  /** Writes down what came of it all; what to print. */
  String conclude();

  /**
   * The same training over several seeds.
   *
   * @param title of the report
   */
  record OverSeeds(String title, StudyBranch branch) implements StudyPlan {

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
}
