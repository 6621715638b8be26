package org.tipspeed.cli;

import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Trainings of several seeds, some at a time. */
final class Study {

  private static final long POLL_MS = 100;
  private static final long TOLD_EVERY_NS = TimeUnit.SECONDS.toNanos(30);

  /** An episode under way has to come to its end before a child can save. */
  private static final long PATIENCE_S = 120;

  private final int jobs;
  private final PrintWriter progress;
  private final LongSupplier nanoTime;
  private final Deque<SeedTraining> waiting;
  private final List<SeedTraining> running = new ArrayList<>();
  private long toldNs;

  /**
   * @param jobs how many at a time
   * @param progress told what happens
   * @param nanoTime a clock in nanoseconds
   */
  Study(List<SeedTraining> trainings, int jobs, PrintWriter progress, LongSupplier nanoTime) {
    this.jobs = jobs;
    this.progress = progress;
    this.nanoTime = nanoTime;
    this.waiting = new ArrayDeque<>(trainings);
  }

  /**
   * Trains all seeds that are not done yet. However this ends, no child is left.
   *
   * @throws CancellationException if a stop was requested; the children have saved their state
   */
  void run(BooleanSupplier interrupted) throws InterruptedException {
    toldNs = nanoTime.getAsLong();
    try {
      while (!waiting.isEmpty() || !running.isEmpty()) {
        if (interrupted.getAsBoolean()) {
          throw new CancellationException("interrupted");
        }
        startSome();
        running.removeIf(this::hasEnded);
        tell();
        Thread.sleep(POLL_MS);
      }
    } finally {
      stopAll();
    }
  }

  private void startSome() {
    while (running.size() < jobs && !waiting.isEmpty()) {
      SeedTraining next = waiting.remove();
      if (next.isDone()) {
        say(next, "done already");
      } else {
        next.start();
        running.add(next);
        say(next, "started");
      }
    }
  }

  private boolean hasEnded(SeedTraining training) {
    if (training.isRunning()) {
      return false;
    }
    say(training, training.outcome().failure().map(why -> "failed, " + why).orElse("done"));
    return true;
  }

  private void tell() {
    if (nanoTime.getAsLong() - toldNs > TOLD_EVERY_NS) {
      toldNs = nanoTime.getAsLong();
      running.forEach(training -> say(training, training.lastLine()));
    }
  }

  private void say(SeedTraining training, String what) {
    progress.printf("seed %d: %s%n", training.seed(), what);
  }

  private void stopAll() throws InterruptedException {
    running.forEach(SeedTraining::stop);
    for (SeedTraining training : running) {
      training.awaitEnd(PATIENCE_S);
    }
  }
}
