package org.tipspeed.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.tipspeed.evaluation.FlightMetrics;
import org.tipspeed.evaluation.Suite;

/**
 * Tells a person how an evaluation gets on: a bar on a terminal, else a line now and then; a flight
 * that failed is always told.
 */
public final class FlightProgress implements AutoCloseable {

  private static final long INTERVAL_NS = TimeUnit.SECONDS.toNanos(10);
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream err;
  private final LongSupplier nanoTime;
  private final int flights;
  private final int known;
  private final ProgressBar bar;
  private final long startNs;
  private long toldNs;
  private int done;

  /**
   * @param terminal whether a bar can be drawn
   * @param nanoTime a clock in nanoseconds
   * @param flights how many there are to fly, those known included
   * @param known how many were flown before
   */
  FlightProgress(PrintStream err, boolean terminal, LongSupplier nanoTime, int flights, int known) {
    this.err = err;
    this.nanoTime = nanoTime;
    this.flights = flights;
    this.known = known;
    done = known;
    startNs = nanoTime.getAsLong();
    toldNs = startNs;
    bar = terminal ? bar() : null;
    if (known > 0) {
      say("goes on after %d of %d flights".formatted(known, flights));
    }
  }

  public static FlightProgress onStderr(int flights, int known) {
    return new FlightProgress(
        System.err, ProgressDisplay.ON_TERMINAL, System::nanoTime, flights, known);
  }

  private ProgressBar bar() {
    ProgressBar made =
        new ProgressBarBuilder()
            .setTaskName("flights")
            .setInitialMax(flights)
            .startsFrom(known, Duration.ZERO)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(500)
            .setConsumer(new ConsoleProgressBarConsumer(err))
            .build();
    return made;
  }

  public void flown(Suite suite, FlightMetrics flight) {
    done++;
    if (!flight.completed()) {
      say(failure(suite, flight));
    }
    if (bar != null) {
      bar.stepTo(done);
    } else if (nanoTime.getAsLong() - toldNs >= INTERVAL_NS) {
      tell(suite);
    }
  }

  private static String failure(Suite suite, FlightMetrics flight) {
    return "%s, %s in %s: %s after %s s%s"
        .formatted(
            suite.title(),
            flight.controller(),
            flight.wind(),
            flight.end().reason(),
            Math.round(10 * flight.durationS()) / 10.0,
            flight.detail().isEmpty() ? "" : ": " + flight.detail().lines().findFirst().orElse(""));
  }

  private void tell(Suite suite) {
    toldNs = nanoTime.getAsLong();
    double secondsPerFlight = (toldNs - startNs) / 1e9 / (done - known);
    say(
        "%d of %d flights, in %s, %s left"
            .formatted(
                done,
                flights,
                suite.title(),
                LineDisplay.duration(secondsPerFlight * (flights - done))));
  }

  private void say(String line) {
    err.println(bar == null ? line : CLEAR_LINE + line);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
