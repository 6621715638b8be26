package org.tipspeed.training;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;
import org.tipspeed.environment.Environment;

/** Environments that run on the caller's thread, in the order of the orders: deterministic. */
final class InlineSimulators implements Simulators {

  private final List<? extends Environment> environments;
  private final Queue<Supplier<Outcome>> orders = new ArrayDeque<>();

  InlineSimulators(List<? extends Environment> environments) {
    this.environments = List.copyOf(environments);
  }

  @Override
  public int count() {
    return environments.size();
  }

  @Override
  public void reset(int simulator, long episode) {
    orders.add(() -> Orders.reset(environments.get(simulator), simulator, episode));
  }

  @Override
  public void step(int simulator, float[] action) {
    orders.add(() -> Orders.step(environments.get(simulator), simulator, action));
  }

  @Override
  public Outcome next() {
    return orders.remove().get();
  }

  @Override
  public Optional<Outcome> ready() {
    return Optional.empty();
  }

  @Override
  public void close() {
    environments.forEach(Environment::close);
  }
}
