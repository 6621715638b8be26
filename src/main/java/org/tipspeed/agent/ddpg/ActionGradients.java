package org.tipspeed.agent.ddpg;

/** What may be done to the derivative of the actor's loss by its actions, in -1..1. */
final class ActionGradients {

  private ActionGradients() {}

  /**
   * Shrinks what drives an action towards a bound the nearer it is, and turns it round beyond
   * (Hausknecht and Stone 2016, "Deep reinforcement learning in parameterized action space", eq.
   * 11).
   *
   * @param slopes derivative of the loss: negative ones make the action grow
   */
  static void invert(double[] slopes, double[] actions) {
    for (int i = 0; i < slopes.length; i++) {
      double room = slopes[i] < 0 ? 1 - actions[i] : actions[i] + 1;
      slopes[i] *= room / 2;
    }
  }

  /** Clips each derivative to a size. */
  static void limit(double[] slopes, double size) {
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] = Math.max(-size, Math.min(size, slopes[i]));
    }
  }
}
