package org.tipspeed.isolation;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.tipspeed.isolation.ChildException.Kind;

/**
 * The parent's side of one child: asks, waits within the time limit, and turns silence and death
 * into a {@link ChildException}. One thread at a time.
 *
 * @param <M> kinds of message
 */
public final class Child<M extends Enum<M>> {

  private static final long EXIT_S = 5;

  private final ChildProgram program;
  private final Class<M> messages;
  private final ChildProcess process;
  private final ChildConnection connection;
  private FrameChannel<M> channel;
  private String task;
  private String limit;
  private boolean owesAnswer;

  private Child(
      ChildProgram program, Class<M> messages, ChildProcess process, ChildConnection connection) {
    this.program = program;
    this.messages = messages;
    this.process = process;
    this.connection = connection;
  }

  /**
   * Starts a process; it is heard of first in {@link #meet}.
   *
   * @param nanoTime a clock for time limits, such as {@code System::nanoTime}
   */
  public static <M extends Enum<M>> Child<M> launch(
      ChildProgram program, Class<M> messages, LongSupplier nanoTime) {
    WorkingFolder folder = null;
    ChildConnection connection = null;
    try {
      folder = WorkingFolder.create();
      connection = ChildConnection.listen(folder, nanoTime);
      ChildProcess process = ChildProcess.start(program, folder, connection.socket());
      return new Child<>(program, messages, process, connection);
    } catch (IOException e) {
      if (connection != null) {
        connection.close();
      }
      if (folder != null) {
        folder.delete();
      }
      throw new ChildException(
          Kind.NOT_STARTED,
          "cannot start a process for the %s (temporary folder %s): %s"
              .formatted(program.name(), System.getProperty("java.io.tmpdir"), e),
          e);
    }
  }

  /**
   * Begins the time in which all must be done that follows.
   *
   * @param newTask for messages: "did not ..."
   * @param limitS time limit [s]
   * @param key what its user raises if that is too short; empty if nothing can be done
   */
  public void allow(String newTask, double limitS, String key) {
    task = newTask;
    limit = key.isEmpty() ? limitS + " s" : "%s s (%s)".formatted(limitS, key);
    connection.allow(limitS);
  }

  /** Waits for the child to come up. */
  public void meet() {
    owesAnswer = true;
    try {
      channel = connection.accept(process, messages);
      owesAnswer = false;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** The message to be asked next, without content so far. */
  public Frame begin(M message) {
    return channel.begin(message);
  }

  /** Sends the message that was begun last, and waits for the answer. */
  public M ask() {
    owesAnswer = true;
    try {
      channel.send();
      M answer = channel.receive();
      owesAnswer = false;
      return answer;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** The content of the last answer. */
  public Frame answer() {
    return channel.received();
  }

  /** Whether the last request was never answered, so that the child is of no more use. */
  public boolean owesAnswer() {
    return owesAnswer;
  }

  /** Resident memory [MB]; 0 where the system does not tell. */
  public double residentMb() {
    return process.residentMb();
  }

  /** Kills the process with everything it started, and deletes its private folder. */
  public void end() {
    process.end();
    connection.close();
  }

  private ChildException failure(IOException e) {
    if (e instanceof SocketTimeoutException) {
      String message = "the %s did not %s within %s".formatted(program.name(), task, limit);
      return new ChildException(Kind.TIMED_OUT, message + process.lastWords(), e);
    }
    if (e instanceof ClosedByInterruptException) {
      String message = "interrupted while waiting for the %s to %s".formatted(program.name(), task);
      return new ChildException(Kind.INTERRUPTED, message, e);
    }
    String message =
        "the process of the %s died when asked to %s (%s)"
            .formatted(program.name(), task, process.ending(e.getMessage()));
    return new ChildException(Kind.DIED, message + process.lastWords(), e);
  }

  /** Kills a process with everything it started. */
  public static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    // Through its handle: Process.destroyForcibly closes the pipe with what is still unread in it.
    process.toHandle().destroyForcibly();
    awaitExit(process);
  }

  /** Waits some seconds at most, also in a thread that was interrupted. */
  public static void awaitExit(Process process) {
    boolean interrupted = Thread.interrupted();
    try {
      process.waitFor(EXIT_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
