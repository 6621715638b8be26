package org.tipspeed.cli;

import java.util.List;

/** What a study consists of and what is made of it in the end. */
interface StudyPlan {

  List<StudyBranch> branches();

  /**
   * Makes the folders.
   *
   * @throws org.tipspeed.config.SettingsException if there is another study in them
   */
  void begin();

  /** Writes down what came of it all; what to print. */
  String conclude();
}
