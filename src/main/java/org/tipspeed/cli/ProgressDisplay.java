package org.tipspeed.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.text.DecimalFormat;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;
import org.tipspeed.rundir.VisibleText;

/** Shows how something long gets on: a bar on a terminal, else a line now and then, for logs. */
final class ProgressDisplay implements AutoCloseable {

  /** Asked once: the answer takes a child process, and the wait for it swallows interruptions. */
  private static final boolean ON_TERMINAL = isTerminal();

  private static final long INTERVAL_NS = TimeUnit.SECONDS.toNanos(10);
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream err;
  private final boolean terminal;
  private final LongSupplier nanoTime;
  private final String unit;

  private ProgressBar bar;
  private boolean begun;
  private long startDone;
  private long startNs;
  private long printedNs;
  private Supplier<String> unprinted;

  /**
   * @param terminal whether a bar can be drawn
   * @param nanoTime a clock in nanoseconds
   * @param unit what is counted, such as steps
   */
  ProgressDisplay(PrintStream err, boolean terminal, LongSupplier nanoTime, String unit) {
    this.err = err;
    this.terminal = terminal;
    this.nanoTime = nanoTime;
    this.unit = unit;
  }

  /** A bar if stderr is a terminal, else lines. */
  static ProgressDisplay onStderr(String unit) {
    return new ProgressDisplay(System.err, ON_TERMINAL, System::nanoTime, unit);
  }

  /** Whether stderr is a terminal that can draw. */
  private static boolean isTerminal() {
    try {
      return !"dumb".equals(System.getenv("TERM"))
          && TerminalProvider.load("exec").isSystemStream(SystemStream.Error);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * May be called at every step; decides itself how often that is seen. The first call is where the
   * rate counts from, so that what is resumed does not look infinitely fast.
   *
   * @param told what else there is to say
   */
  synchronized void show(long done, long total, Supplier<String> told) {
    Supplier<String> state = () -> VisibleText.line(told.get());
    long now = nanoTime.getAsLong();
    if (!begun) {
      begun = true;
      startDone = done;
      startNs = now;
      printedNs = now;
    }
    if (terminal) {
      draw(done, total, state.get());
      return;
    }
    if (now - printedNs >= INTERVAL_NS) {
      err.println(line(done, total, state.get(), now));
      printedNs = now;
      unprinted = null;
    } else {
      unprinted = () -> line(done, total, state.get(), nanoTime.getAsLong());
    }
  }

  private void draw(long done, long total, String state) {
    if (bar == null) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("")
              .setInitialMax(total)
              .startsFrom(done, Duration.ZERO)
              .showSpeed(new DecimalFormat("0.# '" + unit + "'"))
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(500)
              .setConsumer(new ConsoleProgressBarConsumer(err))
              .build();
    }
    bar.stepTo(done);
    bar.setExtraMessage(" " + state);
  }

  private String line(long done, long total, String state, long now) {
    double perS = (done - startDone) / Math.max((now - startNs) / 1e9, 1e-9);
    return "%d of %d %s, %s, %s %s/s, %s left"
        .formatted(done, total, unit, state, rate(perS), unit, duration((total - done) / perS));
  }

  private static String rate(double perS) {
    return (perS < 10 ? "%.1f" : "%.0f").formatted(perS);
  }

  /** Hours, minutes and seconds. */
  private static String duration(double seconds) {
    if (!Double.isFinite(seconds)) {
      return "unknown time";
    }
    long s = Math.round(seconds);
    return "%d:%02d:%02d".formatted(s / 3600, s / 60 % 60, s % 60);
  }

  /** Shows a line that stays. */
  synchronized void say(String line) {
    String visible = VisibleText.lines(line);
    err.println(bar == null ? visible : CLEAR_LINE + visible);
  }

  /** The last state is shown in any case. */
  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
    } else if (unprinted != null) {
      err.println(unprinted.get());
    }
  }
}
