package org.tipspeed.cli;

import java.io.PrintWriter;
import java.util.Arrays;

/**
 * Where the program begins and ends. Nothing but Java is needed to load it, so that it can tell of
 * a library that is missing.
 */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    PrintWriter out = new PrintWriter(System.out, true);
    PrintWriter err = new PrintWriter(System.err, true);
    System.exit(run(out, err, arguments));
  }

  /** Runs one command; the result is its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    try {
      return Commands.run(out, err, arguments);
    } catch (Error e) {
      err.println(sentence(e));
      if (Arrays.asList(arguments).contains("--debug")) {
        e.printStackTrace(err);
      }
      return 1;
    }
  }

  /** What went wrong with Java itself, where only the program's surroundings can help. */
  static String sentence(Error error) {
    if (error instanceof OutOfMemoryError) {
      return "out of memory (%s): give Java more, such as -Xmx4g, or less to do"
          .formatted(error.getMessage());
    }
    if (error instanceof NoClassDefFoundError) {
      return "a part of the program is missing, %s: is the folder lib beside the jar file?"
          .formatted(error.getMessage());
    }
    return "unexpected %s: %s; run again with --debug to see where"
        .formatted(error.getClass().getSimpleName(), error.getMessage());
  }
}
