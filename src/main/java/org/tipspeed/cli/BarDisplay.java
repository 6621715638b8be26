package org.tipspeed.cli;

import java.io.PrintStream;
import java.text.DecimalFormat;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar with steps per second and time left, redrawn in place. */
final class BarDisplay implements ProgressDisplay {

  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream terminal;
  private ProgressBar bar;

  BarDisplay(PrintStream terminal) {
    this.terminal = terminal;
  }

  @Override
  public void show(Progress progress) {
    if (bar == null) {
      bar = bar(progress);
    }
    bar.stepTo(progress.step());
    bar.setExtraMessage(
        " episode %d, return %s".formatted(progress.episode(), progress.lastReturn()));
  }

  /** The speed counts from here, so that a resumed training does not look infinitely fast. */
  private ProgressBar bar(Progress first) {
    return new ProgressBarBuilder()
        .setTaskName("")
        .setInitialMax(first.steps())
        .startsFrom(first.step(), Duration.ZERO)
        .showSpeed(new DecimalFormat("0' steps'"))
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(500)
        .setConsumer(new ConsoleProgressBarConsumer(terminal))
        .build();
  }

  @Override
  public void say(String line) {
    terminal.println(CLEAR_LINE + line);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
