package org.tipspeed.training;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tipspeed.environment.AbortedException;
import org.tipspeed.environment.Box;
import org.tipspeed.environment.Environment;
import org.tipspeed.environment.Standing;
import org.tipspeed.environment.Step;

/**
 * Several environments that work while the learner learns. Each is given one order at a time; the
 * outcomes come back in the order that the implementation states.
 */
abstract class Environments implements AutoCloseable {

  /**
   * What came of an order.
   *
   * @param index of the environment
   * @param step the step; of a reset, one that brought the first observation and no reward, or that
   *     was aborted because the simulator did not start
   */
  record Outcome(int index, Step step) {}

  private final List<Environment> environments;

  /**
   * @param environments closed together with this object; one at least, all with the same spaces
   */
  Environments(List<? extends Environment> environments) {
    this.environments = List.copyOf(environments);
  }

  final int count() {
    return environments.size();
  }

  final Box actionSpace() {
    return environments.get(0).actionSpace();
  }

  /** One of them; to be asked only while it has no order. */
  final Environment at(int index) {
    return environments.get(index);
  }

  final void reset(int index, long episode) {
    order(() -> new Outcome(index, first(environments.get(index), episode)));
  }

  private static Step first(Environment environment, long episode) {
    try {
      return new Step(environment.reset(episode), 0, Standing.running());
    } catch (AbortedException e) {
      return e.step();
    }
  }

  /**
   * @param action inside the bounds of the action space
   */
  final void step(int index, float[] action) {
    order(() -> new Outcome(index, environments.get(index).step(action)));
  }

  abstract void order(Supplier<Outcome> order);

  /** Waits for an outcome; there must be an order. */
  abstract Outcome next() throws InterruptedException;

  /** An outcome that is there already; empty if there is none, or if only waiting makes any. */
  abstract Optional<Outcome> ready() throws InterruptedException;

  @Override
  public void close() {
    environments.forEach(Environment::close);
  }
}
