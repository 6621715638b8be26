package org.tipspeed.study;

import java.util.List;

/** What a study consists of and what is made of it in the end. */
public interface StudyPlan {

  List<StudyBranch> branches();

  /**
   * Makes the folders.
   *
   * @throws org.tipspeed.config.yaml.SettingsException if there is another study in them
   */
  void begin();

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
    public void begin() {
      branch.begin();
    }

    @Override
    public String conclude() {
      return branch.report(title).table() + "study.html, study.png and study.json: ";
    }
  }
}
