package org.tipspeed.training;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.tipspeed.environment.Environment;

/**
 * Environments that run on threads of their own, so that slow simulators work side by side and
 * while the learner learns. Outcomes come in the order in which they are ready: with one simulator
 * the results are those of {@link InlineEnvironments}, with several they depend on timing.
 */
final class ThreadedEnvironments extends Environments {

  private final ExecutorService threads;
  private final CompletionService<Outcome> outcomes;

  ThreadedEnvironments(List<? extends Environment> environments) {
    super(environments);
    this.threads = Executors.newFixedThreadPool(environments.size(), ThreadedEnvironments::daemon);
    this.outcomes = new ExecutorCompletionService<>(threads);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "simulator");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  void order(Supplier<Outcome> order) {
    outcomes.submit(order::get);
  }

  @Override
  Outcome next() throws InterruptedException {
    return outcome(outcomes.take());
  }

  @Override
  Optional<Outcome> ready() throws InterruptedException {
    Future<Outcome> done = outcomes.poll();
    return done == null ? Optional.empty() : Optional.of(outcome(done));
  }

  private static Outcome outcome(Future<Outcome> done) throws InterruptedException {
    try {
      return done.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException unexpected) {
        throw unexpected;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    super.close();
  }
}
