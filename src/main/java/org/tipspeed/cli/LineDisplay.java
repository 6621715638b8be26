package org.tipspeed.cli;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A line now and then, for logs. */
final class LineDisplay implements ProgressDisplay {

  private static final long INTERVAL_NS = TimeUnit.SECONDS.toNanos(10);

  private final PrintStream log;
  private final LongSupplier nanoTime;
  private Progress first;
  private Progress latest;
  private Progress printed;
  private long startNs;
  private long printedNs;

  /**
   * @param nanoTime a clock in nanoseconds
   */
  LineDisplay(PrintStream log, LongSupplier nanoTime) {
    this.log = log;
    this.nanoTime = nanoTime;
  }

  @Override
  public void show(Progress progress) {
    long now = nanoTime.getAsLong();
    if (first == null) {
      first = progress;
      startNs = now;
      printedNs = now;
    }
    latest = progress;
    if (now - printedNs >= INTERVAL_NS) {
      print(now);
    }
  }

  private void print(long now) {
    printedNs = now;
    printed = latest;
    double seconds = (now - startNs) / 1e9;
    double stepsPerS = (latest.step() - first.step()) / Math.max(seconds, 1e-9);
    log.printf(
        "step %d of %d, episode %d, return %s, %.0f steps/s, %s left%n",
        latest.step(),
        latest.steps(),
        latest.episode(),
        latest.lastReturn(),
        stepsPerS,
        duration((latest.steps() - latest.step()) / stepsPerS));
  }

  /** Hours, minutes and seconds. */
  static String duration(double seconds) {
    if (!Double.isFinite(seconds)) {
      return "unknown time";
    }
    long s = Math.round(seconds);
    return "%d:%02d:%02d".formatted(s / 3600, s / 60 % 60, s % 60);
  }

  @Override
  public void say(String line) {
    log.println(line);
  }

  @Override
  public void close() {
    if (latest != null && latest != printed) {
      print(nanoTime.getAsLong());
    }
  }
}
