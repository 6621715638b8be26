package org.tipspeed.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.tipspeed.support.Interruptible;

/**
 * The program as its user calls it: in this process, or in one of its own.
 *
 * @param exitCode of the call
 * @param out what it printed
 * @param err what it printed to stderr, the progress of a training left out
 */
record Tipspeed(int exitCode, String out, String err) {

  static Tipspeed run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Main.run(new PrintWriter(out, true), new PrintWriter(err, true), texts(arguments));
    return new Tipspeed(exitCode, out.toString(), err.toString());
  }

  /**
   * @param log receives what it prints
   */
  static Process start(Path log, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(texts(arguments)));
    return new ProcessBuilder(Interruptible.command(command))
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(log.toFile()))
        .start();
  }

  /** Arguments as texts; lists of them, at any depth, are laid out. */
  static String[] texts(Object... arguments) {
    return Arrays.stream(arguments)
        .flatMap(Tipspeed::flat)
        .map(Object::toString)
        .toArray(String[]::new);
  }

  private static Stream<?> flat(Object argument) {
    return argument instanceof List<?> list
        ? list.stream().flatMap(Tipspeed::flat)
        : Stream.of(argument);
  }
}
