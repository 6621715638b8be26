package org.tipspeed.turbine.program;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.tipspeed.isolation.Child;
import org.tipspeed.isolation.ChildLog;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.TurbineException.Kind;

/** The command that flies one episode, as the operating system sees it. */
final class Program implements AutoCloseable {

  private final Process process;
  private final ChildLog log;

  private Program(Process process) {
    this.process = process;
    this.log = ChildLog.passOn(process.getInputStream());
  }

  /**
   * @param command executable and arguments
   * @param folder where it runs
   * @throws TurbineException if there is no such program
   */
  static Program start(List<String> command, Path folder) {
    try {
      Process process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      // A program that asks its user something is told at once that there is none.
      process.getOutputStream().close();
      return new Program(process);
    } catch (IOException e) {
      throw new TurbineException(
          Kind.REFUSED, "the program cannot be started: " + e.getMessage(), e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Why there will be no more calls.
   *
   * @param when in the flight
   */
  TurbineException ended(String when) {
    Child.awaitExit(process);
    log.drain();
    return new TurbineException(
        Kind.CRASHED, "the program %s %s%s".formatted(fate(), when, lastWords()));
  }

  private String fate() {
    if (process.isAlive()) {
      return "closed its connection";
    }
    int code = process.exitValue();
    return code > 128 ? "was ended by signal " + (code - 128) : "ended with exit code " + code;
  }

  boolean hasEndedWell() {
    return !process.isAlive() && process.exitValue() == 0;
  }

  /** Waits until it has ended by itself. */
  void awaitEnd(double limitS) {
    try {
      if (!process.waitFor((long) (limitS * 1000), TimeUnit.MILLISECONDS)) {
        throw new TurbineException(
            Kind.TIMED_OUT,
            "the program did not end within %s s after its flight%s"
                .formatted(limitS, lastWords()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TurbineException(Kind.REFUSED, "interrupted while the program ends", e);
    }
  }

  /** The last it printed, as the end of a sentence; empty if that is nothing. */
  String lastWords() {
    String words = log.lastWords();
    return words.isEmpty() ? "" : "; it last printed: " + words;
  }

  @Override
  public void close() {
    Child.end(process);
  }
}
