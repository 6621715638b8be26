package org.tipspeed.rundir;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * TensorFlow's {@code Event} in protocol buffer encoding: wall_time = 1 (double), step = 2 (int64),
 * file_version = 3, summary = 5, session_log = 7; {@code Summary}: value = 1; {@code
 * Summary.Value}: tag = 1, simple_value = 2 (float); {@code SessionLog}: status = 1 (START is 1).
 */
final class TensorBoardEvent {

  /** Bytes before the wall time: its key, as it comes first. */
  static final int TIME_OFFSET = 1;

  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FIXED32 = 5;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private TensorBoardEvent() {}

  static byte[] fileVersion(double wallTimeS) {
    return event(wallTimeS, 0).text(3, "brain.Event:2").encoded();
  }

  static byte[] sessionStart(double wallTimeS, long step) {
    TensorBoardEvent start = new TensorBoardEvent().varint(1, 1);
    return event(wallTimeS, step).message(7, start).encoded();
  }

  static byte[] scalar(double wallTimeS, long step, String tag, float value) {
    TensorBoardEvent pair = new TensorBoardEvent().text(1, tag).fixed32(2, value);
    TensorBoardEvent summary = new TensorBoardEvent().message(1, pair);
    return event(wallTimeS, step).message(5, summary).encoded();
  }

  private static TensorBoardEvent event(double wallTimeS, long step) {
    TensorBoardEvent event = new TensorBoardEvent().fixed64(1, wallTimeS);
    return step == 0 ? event : event.varint(2, step);
  }

  private TensorBoardEvent varint(int field, long value) {
    key(field, VARINT);
    raw(value);
    return this;
  }

  private TensorBoardEvent fixed64(int field, double value) {
    key(field, FIXED64);
    bytes.writeBytes(
        ByteBuffer.allocate(Double.BYTES).order(ByteOrder.LITTLE_ENDIAN).putDouble(value).array());
    return this;
  }

  private TensorBoardEvent fixed32(int field, float value) {
    key(field, FIXED32);
    bytes.writeBytes(
        ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array());
    return this;
  }

  private TensorBoardEvent text(int field, String value) {
    return block(field, value.getBytes(StandardCharsets.UTF_8));
  }

  private TensorBoardEvent message(int field, TensorBoardEvent value) {
    return block(field, value.encoded());
  }

  private TensorBoardEvent block(int field, byte[] content) {
    key(field, LENGTH_DELIMITED);
    raw(content.length);
    bytes.writeBytes(content);
    return this;
  }

  private void key(int field, int wireType) {
    raw((long) field << 3 | wireType);
  }

  /** Seven bits a byte, lowest first; the top bit says that more follow. */
  private void raw(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }

  private byte[] encoded() {
    return bytes.toByteArray();
  }
}
