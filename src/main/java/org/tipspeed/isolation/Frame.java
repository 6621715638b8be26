package org.tipspeed.isolation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * One message as bytes: a header of 16, then the content. Numbers are big-endian, texts UTF-8 with
 * their length in front.
 *
 * <pre>
 *  0  magic "TIPS"
 *  4  CRC-32C of everything from byte 8
 *  8  version (2 bytes), kind of message (2 bytes)
 * 12  length of the content
 * </pre>
 *
 * <p>The buffer is direct and used again and again, so that a step allocates nothing here.
 */
public final class Frame {

  static final int LONGEST_CONTENT = 1 << 24;

  private static final int MAGIC = 0x54495053;
  private static final short VERSION = 1;
  private static final int CRC_AT = 4;
  private static final int VERSION_AT = 8;
  private static final int KIND_AT = 10;
  private static final int LENGTH_AT = 12;
  private static final int HEADER = 16;

  private final CRC32C crc = new CRC32C();
  private ByteBuffer bytes = ByteBuffer.allocateDirect(4096);

  Frame() {}

  /** Begins a message to be sent; its content is put next. */
  Frame begin(int kind) {
    bytes.clear();
    bytes.putInt(MAGIC).putInt(0).putShort(VERSION).putShort((short) kind).putInt(0);
    return this;
  }

  public Frame put(double value) {
    room(Double.BYTES).putDouble(value);
    return this;
  }

  public Frame put(int value) {
    room(Integer.BYTES).putInt(value);
    return this;
  }

  public Frame put(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    put(utf8.length);
    room(utf8.length).put(utf8);
    return this;
  }

  /** Completes the header of a message to be sent. */
  ByteBuffer seal() {
    bytes.flip();
    bytes.putInt(LENGTH_AT, bytes.limit() - HEADER);
    bytes.putInt(CRC_AT, checksum());
    return bytes.position(0);
  }

  /** Begins a message to be received: see {@link #isComplete}. */
  void expect() {
    bytes.clear();
  }

  /** Where bytes are to be received. */
  ByteBuffer bytes() {
    return bytes;
  }

  /** Whether all bytes of the expected message are there; makes room for those that are not. */
  boolean isComplete() throws IOException {
    if (bytes.position() < HEADER) {
      return false;
    }
    checkHeader();
    int missing = HEADER + bytes.getInt(LENGTH_AT) - bytes.position();
    if (missing < 0) {
      throw new IOException("%d bytes after the end of a frame".formatted(-missing));
    }
    room(missing);
    return missing == 0;
  }

  /**
   * Opens a complete message; its content is taken next.
   *
   * @return the kind of message
   */
  int open() throws IOException {
    bytes.flip();
    if (checksum() != bytes.getInt(CRC_AT)) {
      throw new IOException("a frame with a wrong checksum");
    }
    bytes.position(HEADER);
    return bytes.getShort(KIND_AT);
  }

  public double takeDouble() {
    return bytes.getDouble();
  }

  public int takeInt() {
    return bytes.getInt();
  }

  public String takeText() {
    byte[] utf8 = new byte[bytes.getInt()];
    bytes.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private void checkHeader() throws IOException {
    int length = bytes.getInt(LENGTH_AT);
    if (bytes.getInt(0) != MAGIC
        || bytes.getShort(VERSION_AT) != VERSION
        || bytes.getShort(KIND_AT) < 0
        || length < 0
        || length > LONGEST_CONTENT) {
      throw new IOException("bytes that are not a frame");
    }
  }

  /** Leaves the position at the limit. */
  private int checksum() {
    crc.reset();
    crc.update(bytes.position(VERSION_AT));
    return (int) crc.getValue();
  }

  private ByteBuffer room(int needed) {
    if (bytes.remaining() < needed) {
      int size = Math.addExact(bytes.position(), needed);
      if (size > HEADER + LONGEST_CONTENT) {
        throw new IllegalArgumentException(
            "a message of %d bytes is longer than %d".formatted(size, LONGEST_CONTENT));
      }
      bytes = ByteBuffer.allocateDirect(Math.max(size, 2 * bytes.capacity())).put(bytes.flip());
    }
    return bytes;
  }
}
