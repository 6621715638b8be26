package org.tipspeed.export;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A message of Protocol Buffers, field by field: what ONNX needs of <a
 * href="https://protobuf.dev/programming-guides/encoding/">their encoding</a>.
 */
final class Protobuf {

  private static final int VARINT = 0;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FIXED_32 = 5;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /**
   * @param value not negative
   */
  Protobuf put(int field, long value) {
    tag(field, VARINT);
    varint(value);
    return this;
  }

  Protobuf put(int field, float value) {
    tag(field, FIXED_32);
    bytes.writeBytes(littleEndian(value));
    return this;
  }

  Protobuf put(int field, String text) {
    return put(field, text.getBytes(StandardCharsets.UTF_8));
  }

  Protobuf put(int field, Protobuf message) {
    return put(field, message.toBytes());
  }

  Protobuf put(int field, byte[] content) {
    tag(field, LENGTH_DELIMITED);
    varint(content.length);
    bytes.writeBytes(content);
    return this;
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  /** Numbers one after the other, four bytes each. */
  static byte[] littleEndian(float... values) {
    ByteBuffer buffer =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(values);
    return buffer.array();
  }

  private void tag(int field, int wireType) {
    varint((long) field << 3 | wireType);
  }

  /** Seven bits a byte, the lowest first; the eighth says that more follow. */
  private void varint(long value) {
    long rest = value;
    while (rest > 0x7f) {
      bytes.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }
}
