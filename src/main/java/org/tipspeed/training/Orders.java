package org.tipspeed.training;

import org.tipspeed.environment.AbortedException;
import org.tipspeed.environment.Environment;
import org.tipspeed.training.Simulators.Outcome;

/** Carries out an order on an environment; a simulator that cannot start is an aborted step. */
final class Orders {

  private Orders() {}

  static Outcome reset(Environment environment, int simulator, long episode) {
    try {
      return new Outcome(simulator, environment.reset(episode), null);
    } catch (AbortedException e) {
      return new Outcome(simulator, null, e.step());
    }
  }

  static Outcome step(Environment environment, int simulator, float[] action) {
    return new Outcome(simulator, null, environment.step(action));
  }
}
