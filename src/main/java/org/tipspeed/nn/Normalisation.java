package org.tipspeed.nn;

/** What happens to the sums of a hidden layer before its activation. */
public enum Normalisation {
  NONE,

  /** Mean 0 and variance 1 over the features of each sample (Ba, Kiros and Hinton 2016). */
  LAYER,

  /**
   * Mean 0 and variance 1 of each feature over the samples (Ioffe and Szegedy 2015): those of the
   * batch while learning, running ones in target networks and when acting. As in Lillicrap et al.
   * 2015, a critic has it only in layers before the one that the action enters.
   */
  BATCH;

  /** Keeps the division finite. */
  public static final double EPSILON = 1e-5;

  /** Share that a batch has in the running statistics. */
  static final float RATE = 0.01f;
}
