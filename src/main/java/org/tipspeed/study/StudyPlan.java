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
}
