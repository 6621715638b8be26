package org.tipspeed.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.tipspeed.app.StopRequest;

/**
 * Ctrl-C as a request to stop: the work under way asks whether it was made, saves its state and
 * ends; until then the process waits. The Java machine itself then exits with 130 (SIGINT).
 *
 * <pre>{@code
 * try (Interruption interruption = Interruption.listen()) {
 *   train(..., interruption);
 * }
 * }</pre>
 */
public final class Interruption implements StopRequest, AutoCloseable {

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "interruption");
  private volatile boolean requested;
  private Thread interruptible;

  private Interruption() {}

  public static Interruption listen() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /**
   * Works as Ctrl-C does, on every operating system, when the process that holds the other end of
   * the standard input closes it or is killed.
   */
  static void whenInputEnds(InputStream input) {
    Thread watch =
        new Thread(
            () -> {
              try {
                input.transferTo(OutputStream.nullOutputStream());
              } catch (IOException e) {
                // No connection is as good as a closed one.
              }
              System.exit(ExitCode.INTERRUPTED.number());
            },
            "parent process");
    watch.setDaemon(true);
    watch.start();
  }

  /** Whether the work should stop and save. */
  @Override
  public boolean getAsBoolean() {
    return requested;
  }

  @Override
  public void during(Runnable work) {
    begin();
    try {
      work.run();
    } catch (RuntimeException e) {
      throw requested ? cancellation(e) : e;
    } finally {
      end();
    }
  }

  private static CancellationException cancellation(RuntimeException cause) {
    CancellationException cancellation = new CancellationException("interrupted");
    cancellation.initCause(cause);
    return cancellation;
  }

  private synchronized void begin() {
    if (requested) {
      throw new CancellationException("interrupted");
    }
    interruptible = Thread.currentThread();
  }

  /** An interrupted thread could not even write down that it was interrupted. */
  private synchronized void end() {
    interruptible = null;
    if (requested) {
      Thread.interrupted();
    }
  }

  private synchronized void request() {
    requested = true;
    if (interruptible != null) {
      interruptible.interrupt();
    }
  }

  private void stop() {
    request();
    try {
      finished.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The work is done or has saved its state. */
  @Override
  public void close() {
    finished.countDown();
    if (!requested) {
      stopListening();
    }
  }

  private void stopListening() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      requested = true;
    }
  }
}
