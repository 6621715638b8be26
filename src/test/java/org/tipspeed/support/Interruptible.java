package org.tipspeed.support;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Commands that can be interrupted. A process inherits that SIGINT is ignored, as it is in the
 * background jobs of a script, and Java then never hears of it; {@code env} can undo that.
 */
public final class Interruptible {

  private static final List<String> RESET = List.of("env", "--default-signal=INT");
  private static final boolean CAN_RESET = canReset();

  private Interruptible() {}

  /** The command, made to hear SIGINT where the system offers it. */
  public static List<String> command(List<String> command) {
    List<String> whole = new ArrayList<>(CAN_RESET ? RESET : List.of());
    whole.addAll(command);
    return whole;
  }

  /** As Ctrl-C does. */
  public static void interrupt(Process process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
  }

  private static boolean canReset() {
    List<String> trial = new ArrayList<>(RESET);
    trial.add("true");
    try {
      return new ProcessBuilder(trial).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
