package org.tipspeed.training;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;
import org.tipspeed.environment.Environment;

/** Environments that run on the caller's thread, in the order of the orders: deterministic. */
final class InlineEnvironments extends Environments {

  private final Queue<Supplier<Outcome>> orders = new ArrayDeque<>();

  InlineEnvironments(List<? extends Environment> environments) {
    super(environments);
  }

  @Override
  void order(Supplier<Outcome> order) {
    orders.add(order);
  }

  @Override
  Outcome next() {
    return orders.remove().get();
  }

  @Override
  Optional<Outcome> ready() {
    return Optional.empty();
  }
}
