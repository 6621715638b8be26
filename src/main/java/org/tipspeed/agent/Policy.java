package org.tipspeed.agent;

import org.tipspeed.checkpoint.ArrayFile;

/** A trained, deterministic policy: observation in, action in -1..1 out. */
public interface Policy {

  int observationDimensions();

  int actionDimensions();

  /**
   * @return a fresh array with values in -1..1
   */
  float[] act(float[] observation);

  /** Adds the policy's arrays and description to a file. */
  void save(ArrayFile.Builder file);
}
