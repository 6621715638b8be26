package org.tipspeed.isolation;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/**
 * Sends and receives frames, one at a time and in turn. The same on both sides: the child's socket
 * blocks, the parent's does not and waits within a time limit.
 *
 * @param <M> kinds of message; both sides are the same build, so the ordinal is the number sent
 */
public final class FrameChannel<M extends Enum<M>> {

  /** What to do when the socket has nothing to read or no room to write. */
  interface Idle {

    /**
     * @param operation of {@link SelectionKey}
     */
    void await(int operation) throws IOException;
  }

  private final M[] messages;
  private final SocketChannel socket;
  private final Idle idle;
  private final Frame out = new Frame();
  private final Frame in = new Frame();

  FrameChannel(Class<M> messages, SocketChannel socket, Idle idle) {
    this.messages = messages.getEnumConstants();
    this.socket = socket;
    this.idle = idle;
  }

  /** The message to be sent next, without content so far. */
  public Frame begin(M message) {
    return out.begin(message.ordinal());
  }

  /** Sends the message that was begun last. */
  void send() throws IOException {
    ByteBuffer bytes = out.seal();
    while (bytes.hasRemaining()) {
      if (socket.write(bytes) == 0) {
        idle.await(SelectionKey.OP_WRITE);
      }
    }
  }

  /**
   * Waits for a message, whose content is then in {@link #received}.
   *
   * @throws EOFException if the other side is gone
   */
  M receive() throws IOException {
    in.expect();
    while (!in.isComplete()) {
      int count = socket.read(in.bytes());
      if (count < 0) {
        throw new EOFException("the other side is gone");
      }
      if (count == 0) {
        idle.await(SelectionKey.OP_READ);
      }
    }
    int kind = in.open();
    if (kind >= messages.length) {
      throw new IOException("a message of unknown kind " + kind);
    }
    return messages[kind];
  }

  /** The content of the message received last. */
  public Frame received() {
    return in;
  }
}
