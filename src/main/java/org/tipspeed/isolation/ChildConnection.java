package org.tipspeed.isolation;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * The parent's end of the sockets to one child: waits no longer than allowed, and not at all for a
 * child that is dead.
 */
final class ChildConnection implements FrameChannel.Idle, Closeable {

  private final LongSupplier nanoTime;
  private final Selector selector;
  private final ServerSocketChannel server;
  private ChildProcess child;
  private SelectionKey key;
  private SocketChannel talk;
  private SocketChannel lifeline;
  private long deadlineNanos;

  private ChildConnection(LongSupplier nanoTime, Selector selector, ServerSocketChannel server) {
    this.nanoTime = nanoTime;
    this.selector = selector;
    this.server = server;
  }

  /** Opens the socket to which the child will connect. */
  static ChildConnection listen(Path socket, LongSupplier nanoTime) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      server.bind(UnixDomainSocketAddress.of(socket));
      server.configureBlocking(false);
      return new ChildConnection(nanoTime, Selector.open(), server);
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  /** Begins the time in which all the waiting must be done that follows. */
  void allow(double seconds) {
    deadlineNanos = nanoTime.getAsLong() + (long) (seconds * 1e9);
  }

  /** Waits for the two connections that a child makes: the first to talk, the second to live. */
  <M extends Enum<M>> FrameChannel<M> accept(ChildProcess launched, Class<M> messages)
      throws IOException {
    child = launched;
    child.onExit(selector::wakeup);
    key = server.register(selector, SelectionKey.OP_ACCEPT);
    talk = acceptOne();
    lifeline = acceptOne();
    key.cancel();
    server.close();
    talk.configureBlocking(false);
    key = talk.register(selector, SelectionKey.OP_READ);
    return new FrameChannel<>(messages, talk, this);
  }

  private SocketChannel acceptOne() throws IOException {
    SocketChannel accepted = server.accept();
    while (accepted == null) {
      await(SelectionKey.OP_ACCEPT);
      accepted = server.accept();
    }
    return accepted;
  }

  @Override
  public void await(int operation) throws IOException {
    long leftNanos = deadlineNanos - nanoTime.getAsLong();
    if (leftNanos <= 0) {
      throw new SocketTimeoutException();
    }
    if (!child.isAlive()) {
      throw new EOFException();
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new ClosedByInterruptException();
    }
    if (key.interestOps() != operation) {
      key.interestOps(operation);
    }
    selector.select(ChildConnection::seen, leftNanos / 1_000_000 + 1);
  }

  /** The caller tries again anyway; a key need not be remembered. */
  private static void seen(SelectionKey ready) {}

  @Override
  public void close() {
    closeQuietly(talk);
    closeQuietly(lifeline);
    closeQuietly(server);
    closeQuietly(selector);
  }

  private static void closeQuietly(Closeable socket) {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      // The child is dead or about to be killed.
    }
  }
}
