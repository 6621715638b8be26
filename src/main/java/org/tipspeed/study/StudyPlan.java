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
}
