package org.tipspeed.study;

import java.util.List;

/** One thing that a study does for a seed, in a process of its own. */
interface StudyStep {

  /** What it does, for people. */
  String doing();

  /** Whether an earlier study has done it. */
  boolean isDone();

  /** The command line of this program that begins it or goes on with it. */
  List<String> arguments();
}
