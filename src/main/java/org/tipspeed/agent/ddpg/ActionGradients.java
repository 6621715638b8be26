package org.tipspeed.agent.ddpg;

/** What may be done to the derivative of the actor's loss by its actions, in -1..1. */
final class ActionGradients {

  /** Of larger ones single precision no longer tells the argument. */
  private static final double LARGEST_TANH = 1 - 1e-6;

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

  /**
   * Adds the derivative of a penalty on the sums whose tanh the actions are. It keeps actions from
   * the bounds but brings none back that single precision has rounded to one: there the tanh's own
   * derivative is 0.
   *
   * @param weight of half the square of each sum
   */
  static void pullFromBounds(double[] slopes, double[] actions, double weight) {
    for (int i = 0; i < slopes.length; i++) {
      double action = Math.max(-LARGEST_TANH, Math.min(LARGEST_TANH, actions[i]));
      double sum = 0.5 * Math.log((1 + action) / (1 - action));
      slopes[i] += weight * sum / (1 - action * action);
    }
  }

  /** Clips each derivative to a size. */
  static void limit(double[] slopes, double size) {
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] = Math.max(-size, Math.min(size, slopes[i]));
    }
  }
}
