package org.tipspeed.turbine.process;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The pause between a failure and the next attempt. It doubles with every failure that follows
 * another without success in between, and runs from the failure on, so that time spent on something
 * else counts.
 */
final class BackOff {

  private static final int MOST_DOUBLINGS = 30;

  private final double initialS;
  private final double maximumS;
  private final LongSupplier nanoTime;
  private int failures;
  private long failedNanos;

  BackOff(double initialS, double maximumS, LongSupplier nanoTime) {
    this.initialS = initialS;
    this.maximumS = maximumS;
    this.nanoTime = nanoTime;
  }

  void failed() {
    failures++;
    failedNanos = nanoTime.getAsLong();
  }

  void succeeded() {
    failures = 0;
  }

  /** What is left of the pause; 0 or less if nothing is. */
  long remainingNanos() {
    if (failures == 0) {
      return 0;
    }
    double pauseS = initialS * (1L << Math.min(failures - 1, MOST_DOUBLINGS));
    return failedNanos + (long) (Math.min(pauseS, maximumS) * 1e9) - nanoTime.getAsLong();
  }

  void await() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    TimeUnit.NANOSECONDS.sleep(remainingNanos());
  }
}
