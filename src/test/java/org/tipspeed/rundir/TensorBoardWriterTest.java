package org.tipspeed.rundir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardWriterTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T10:00:00.5Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void file_beginsWithTheVersionFrameThatTensorFlowWrites() throws IOException {
    new TensorBoardWriter(folder, CLOCK, "host").close();
    byte[] bytes = onlyFile();
    // TensorFlow's own first frame: 24 bytes of message, whose length has this well-known mask.
    assertEquals("1800000000000000a37f4b22", HexFormat.of().formatHex(bytes, 0, 12));
    assertEquals("brain.Event:2", text(frames(bytes).get(0).get(3)));
  }

  @Test
  void scalars_areReadBackByTheSpecification() throws IOException {
    try (TensorBoardWriter writer = new TensorBoardWriter(folder, CLOCK, "host")) {
      writer.scalar("episode/return", 300, -12.5);
      writer.scalar("learning/critic_loss", 1L << 40, 1e-3);
    }
    List<Map<Integer, Object>> events = frames(onlyFile());
    assertEquals(3, events.size());
    assertScalar(events.get(1), 300, "episode/return", -12.5f);
    assertScalar(events.get(2), 1L << 40, "learning/critic_loss", 1e-3f);
  }

  @Test
  void fileName_isOneThatTensorBoardLooksFor() throws IOException {
    new TensorBoardWriter(folder, CLOCK, "host").close();
    new TensorBoardWriter(folder, CLOCK, "host").close();
    try (var files = Files.list(folder)) {
      assertEquals(
          List.of("events.out.tfevents.1772359200.host", "events.out.tfevents.1772359200.host.1"),
          files.map(f -> f.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void resume_startsASessionAtItsStepSoThatLaterPointsOfTheFirstAreDropped() throws IOException {
    TensorBoardWriter.resume(folder, CLOCK, "host", 77).close();
    Map<Integer, Object> start = frames(onlyFile()).get(1);
    assertEquals(77L, start.get(2));
    assertEquals(Map.of(1, 1L), fields((byte[]) start.get(7)));
  }

  @Test
  void crc_isCastagnolis() {
    assertEquals(0xe3069283, crc("123456789".getBytes(StandardCharsets.US_ASCII)));
  }

  private static void assertScalar(Map<Integer, Object> event, long step, String tag, float value) {
    assertEquals(1772359200.5, event.get(1));
    assertEquals(step, event.get(2));
    Map<Integer, Object> pair = fields((byte[]) fields((byte[]) event.get(5)).get(1));
    assertEquals(tag, text(pair.get(1)));
    assertEquals(value, pair.get(2));
  }

  /** Reads TFRecord frames and checks both masked checksums of each. */
  private static List<Map<Integer, Object>> frames(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    List<Map<Integer, Object>> events = new ArrayList<>();
    while (in.hasRemaining()) {
      byte[] length = new byte[8];
      in.get(length);
      assertEquals(masked(crc(length)), in.getInt());
      byte[] message = new byte[(int) ByteBuffer.wrap(length).order(in.order()).getLong()];
      in.get(message);
      assertEquals(masked(crc(message)), in.getInt());
      events.add(fields(message));
    }
    return events;
  }

  /** Reads a protocol buffer message without repeated fields. */
  private static Map<Integer, Object> fields(byte[] message) {
    ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    Map<Integer, Object> fields = new TreeMap<>();
    while (in.hasRemaining()) {
      int key = (int) varint(in);
      Object value =
          switch (key & 7) {
            case 0 -> varint(in);
            case 1 -> in.getDouble();
            case 2 -> block(in);
            case 5 -> in.getFloat();
            default -> throw new AssertionError("wire type " + (key & 7));
          };
      fields.put(key >> 3, value);
    }
    return fields;
  }

  private static byte[] block(ByteBuffer in) {
    byte[] bytes = new byte[(int) varint(in)];
    in.get(bytes);
    return bytes;
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  /** CRC-32C bit by bit, from its polynomial. */
  private static int crc(byte[] data) {
    int crc = ~0;
    for (byte each : data) {
      crc ^= each & 0xff;
      for (int bit = 0; bit < 8; bit++) {
        crc = crc >>> 1 ^ (0x82f63b78 & -(crc & 1));
      }
    }
    return ~crc;
  }

  private static int masked(int crc) {
    return (crc >>> 15 | crc << 17) + 0xa282ead8;
  }

  private static String text(Object bytes) {
    return new String((byte[]) bytes, StandardCharsets.UTF_8);
  }

  private byte[] onlyFile() throws IOException {
    try (var files = Files.list(folder)) {
      return Files.readAllBytes(files.findFirst().orElseThrow());
    }
  }
}
