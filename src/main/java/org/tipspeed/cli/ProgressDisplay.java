package org.tipspeed.cli;

import java.io.IOException;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/** Shows how a training gets on. */
interface ProgressDisplay extends AutoCloseable {

  /** Asked once: the answer takes a child process, and the wait for it swallows interruptions. */
  boolean ON_TERMINAL = isTerminal();

  /** May be called at every step; decides itself how often that is seen. */
  void show(Progress progress);

  /** Shows a line that stays. */
  void say(String line);

  @Override
  void close();

  /** A bar if stderr is a terminal, else a line now and then. */
  static ProgressDisplay onStderr() {
    return ON_TERMINAL ? new BarDisplay(System.err) : new LineDisplay(System.err, System::nanoTime);
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
}
