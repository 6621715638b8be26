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
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The parent's end of the sockets to one child: waits no longer than allowed, and not at all for a
 * child that is dead.
 */
final class ChildConnection implements FrameChannel.Idle, Closeable {

  private final LongSupplier nanoTime;
  private final Selector selector;
  private final ServerSocketChannel server;
  private final Path socket;
  private final Optional<WorkingFolder> door;
  private ChildProcess child;
  private SelectionKey key;
  private SocketChannel talk;
  private SocketChannel lifeline;
  private long deadlineNanos;

  private ChildConnection(
      LongSupplier nanoTime,
      Selector selector,
      ServerSocketChannel server,
      Path socket,
      Optional<WorkingFolder> door) {
    this.nanoTime = nanoTime;
    this.selector = selector;
    this.server = server;
    this.socket = socket;
    this.door = door;
  }

  /**
   * Opens the socket to which the child will connect.
   *
   * @param folder the child's; if its path is too long, the socket is in one of its own, which goes
   *     as soon as the child is connected
   */
  static ChildConnection listen(WorkingFolder folder, LongSupplier nanoTime) throws IOException {
    Optional<WorkingFolder> door =
        folder.takesSocket() ? Optional.empty() : Optional.of(WorkingFolder.createForSocket());
    Path socket = door.orElse(folder).socket();
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      server.bind(UnixDomainSocketAddress.of(socket));
      server.configureBlocking(false);
      return new ChildConnection(nanoTime, Selector.open(), server, socket, door);
    } catch (IOException e) {
      server.close();
      door.ifPresent(WorkingFolder::delete);
      throw e;
    }
  }

  /** Where the child is to connect. */
  Path socket() {
    return socket;
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
    door.ifPresent(WorkingFolder::delete);
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
    door.ifPresent(WorkingFolder::delete);
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
