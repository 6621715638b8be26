package org.tipspeed.training;

import java.util.Optional;
import org.tipspeed.environment.Step;

/**
 * Several environments that work while the learner learns. One order at a time per simulator; the
 * outcomes come back in the order that the implementation states.
 */
interface Simulators extends AutoCloseable {

  /**
   * What came of an order.
   *
   * @param simulator which one
   * @param first the first observation, if a reset was ordered and worked; else null
   * @param step the step, if one was ordered; an aborted one stands for a failed reset
   */
  record Outcome(int simulator, float[] first, Step step) {}

  int count();

  void reset(int simulator, long episode);

  void step(int simulator, float[] action);

  /** Waits for an outcome. */
  Outcome next() throws InterruptedException;

  /** An outcome that is there already; empty if there is none, or if only waiting makes any. */
  Optional<Outcome> ready() throws InterruptedException;

  @Override
  void close();
}
