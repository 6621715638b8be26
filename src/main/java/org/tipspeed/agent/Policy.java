package org.tipspeed.agent;

import org.tipspeed.checkpoint.ArrayFile;

/** A trained, deterministic policy: observation in, action in -1..1 out. */
public interface Policy {

  /** How many numbers an observation has. */
  int observationDimensions();

  /** How many numbers an action has. */
  int actionDimensions();

  /**
   * What to do.
   *
   * @param observation [observation dimensions], left as it is
   * @return [action dimensions], a fresh array with values in -1..1
   */
  float[] act(float[] observation);

  /** Adds the policy's arrays and description to a file. */
  void save(ArrayFile.Builder file);
}
