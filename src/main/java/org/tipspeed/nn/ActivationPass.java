package org.tipspeed.nn;

/** An activation at work on the sums of one layer, set up once. */
interface ActivationPass {

  /** One of two operations that are set up already. */
  static ActivationPass of(Runnable forward, Runnable backward) {
    return new ActivationPass() {
      @Override
      public void forward() {
        forward.run();
      }

      @Override
      public void backward() {
        backward.run();
      }
    };
  }

  /** Replaces sums by outputs. */
  void forward();

  /** Turns the derivative by the outputs of the last {@link #forward} into that by the sums. */
  void backward();
}
