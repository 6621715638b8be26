package org.tipspeed.study;

import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** The work for several seeds, some at a time. */
public final class Study {

  private static final long POLL_MS = 100;
  private static final long TOLD_EVERY_NS = TimeUnit.SECONDS.toNanos(30);

  /** An episode or flight under way has to come to its end before a child can save. */
  private static final long PATIENCE_S = 120;

  private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(PATIENCE_S);

  private final int jobs;
  private final PrintWriter progress;
  private final LongSupplier nanoTime;
  private final Deque<SeedWork> waiting;
  private final List<SeedWork> running = new ArrayList<>();
  private long toldNs;

  /**
   * @param jobs how many at a time
   * @param progress told what happens
   * @param nanoTime a clock in nanoseconds
   */
  public Study(List<SeedWork> works, int jobs, PrintWriter progress, LongSupplier nanoTime) {
    this.jobs = jobs;
    this.progress = progress;
    this.nanoTime = nanoTime;
    this.waiting = new ArrayDeque<>(works);
  }

  /**
   * Does what is not done yet for all seeds. However this ends, no child is left.
   *
   * @throws CancellationException if a stop was requested; the children have saved their state
   */
  public void run(BooleanSupplier interrupted) throws InterruptedException {
    toldNs = nanoTime.getAsLong();
    awaitOrphans(interrupted);
    try {
      while (!waiting.isEmpty() || !running.isEmpty()) {
        requireGoingOn(interrupted);
        startSome();
        running.removeIf(this::hasEnded);
        tell();
        Thread.sleep(POLL_MS);
      }
    } finally {
      stopAll();
    }
  }

  /**
   * Children of a study that was killed save before they end, and hold their folders until then.
   * The study's own folder is this one's by now, so there is no other that they could belong to.
   */
  private void awaitOrphans(BooleanSupplier interrupted) throws InterruptedException {
    long beganNs = nanoTime.getAsLong();
    for (SeedWork work : waiting) {
      work.holder().ifPresent(holder -> say(work, "waits until %s has ended".formatted(holder)));
      while (work.holder().isPresent() && nanoTime.getAsLong() - beganNs < PATIENCE_NS) {
        requireGoingOn(interrupted);
        Thread.sleep(POLL_MS);
      }
    }
  }

  private static void requireGoingOn(BooleanSupplier interrupted) {
    if (interrupted.getAsBoolean()) {
      throw new CancellationException("interrupted");
    }
  }

  private void startSome() {
    while (running.size() < jobs && !waiting.isEmpty()) {
      SeedWork next = waiting.remove();
      if (next.startNext()) {
        running.add(next);
        say(next, next.doing());
      } else {
        say(next, "done already");
      }
    }
  }

  private boolean hasEnded(SeedWork work) {
    if (work.isRunning()) {
      return false;
    }
    Optional<String> failure = work.outcome().failure();
    if (failure.isEmpty() && work.startNext()) {
      say(work, work.doing());
      return false;
    }
    say(work, failure.map(why -> "failed, " + why).orElse("done"));
    return true;
  }

  private void tell() {
    if (nanoTime.getAsLong() - toldNs > TOLD_EVERY_NS) {
      toldNs = nanoTime.getAsLong();
      running.forEach(work -> say(work, work.lastLine()));
    }
  }

  private void say(SeedWork work, String what) {
    progress.printf("%s: %s%n", work.name(), what);
  }

  private void stopAll() throws InterruptedException {
    running.forEach(SeedWork::stop);
    for (SeedWork work : running) {
      work.awaitEnd(PATIENCE_S);
    }
  }
}
