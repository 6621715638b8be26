package org.tipspeed.nn;

/** An activation at work on the sums of one layer, set up once. */
interface ActivationPass {

  /** Replaces sums by outputs. */
  void forward();

  /** Turns the derivative by the outputs of the last {@link #forward} into that by the sums. */
  void backward();
}
