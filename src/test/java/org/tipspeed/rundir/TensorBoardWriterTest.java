package org.tipspeed.rundir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
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
    TensorBoardWriter.open(folder, CLOCK, "host", 0).close();
    byte[] bytes = onlyFile();
    // TensorFlow's own first frame: 24 bytes of message, whose length has this well-known mask.
    assertEquals("1800000000000000a37f4b22", HexFormat.of().formatHex(bytes, 0, 12));
    assertEquals("brain.Event:2", text(frames(bytes).get(0).get(3)));
  }

  @Test
  void scalars_areReadBackByTheSpecification() throws IOException {
    try (TensorBoardWriter writer = TensorBoardWriter.open(folder, CLOCK, "host", 0)) {
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
    TensorBoardWriter.open(folder, CLOCK, "host", 0).close();
    TensorBoardWriter.open(folder, CLOCK, "host", 0).close();
    try (var files = Files.list(folder)) {
      assertEquals(
          List.of("events.out.tfevents.1772359200.host", "events.out.tfevents.1772359201.host"),
          files.map(f -> f.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void runThatGoesOn_showsEveryPointOnce() throws IOException {
    session(CLOCK, 0, 100, 200, 300, 400);
    session(CLOCK, 300, 400, 500, 600);
    session(CLOCK, 500, 600, 700);
    assertShown(100, 200, 300, 400, 500, 600, 700);
  }

  @Test
  void runThatGoesOnFromItsBeginning_showsNothingOfTheFirstAttempt() throws IOException {
    session(CLOCK, 0, 100, 200);
    session(CLOCK, 0, 110, 220);
    assertShown(110, 220);
  }

  @Test
  void clockThatWasSetBack_changesNeitherTheOrderNorThePoints() throws IOException {
    session(CLOCK, 0, 100, 200, 300);
    session(Clock.offset(CLOCK, Duration.ofDays(-1)), 200, 300, 400);
    session(Clock.offset(CLOCK, Duration.ofSeconds(-1)), 400, 500);
    assertShown(100, 200, 300, 400, 500);
  }

  @Test
  void clockThatIsSetBackWithinASession_leavesTheTimesInOrder() throws IOException {
    List<Long> millis = new ArrayList<>(List.of(9000L, 8000L, 1L, 9500L));
    Clock clock = scripted(CLOCK.instant().toEpochMilli(), millis);
    session(clock, 0, 1, 2, 3);
    assertShown(1, 2, 3);
  }

  @Test
  void eventFileWithATornEnd_isGoneOnFrom() throws IOException {
    session(CLOCK, 0, 100, 200);
    Path file = eventFiles().get(0);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 30));
    session(Clock.offset(CLOCK, Duration.ofDays(-1)), 100, 200, 300);
    assertShown(100, 200, 300);
  }

  private void session(Clock clock, long lastStep, long... steps) {
    try (var writer = TensorBoardWriter.open(folder, clock, "host", lastStep)) {
      for (long step : steps) {
        writer.scalar("episode/return", step, step);
      }
    }
  }

  /** A clock that shows one time after the other, then stands still. */
  private static Clock scripted(long originMillis, List<Long> millis) {
    return new Clock() {
      @Override
      public Instant instant() {
        long offset = millis.size() > 1 ? millis.remove(0) : millis.get(0);
        return Instant.ofEpochMilli(originMillis + offset);
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }

  /**
   * Reads as TensorBoard's EventAccumulator does: files in the order of their names; the start of a
   * session drops what has its step or a later one, whatever the times.
   */
  private void assertShown(long... steps) throws IOException {
    List<Map<Integer, Object>> points = new ArrayList<>();
    double lastS = 0;
    for (Path file : eventFiles()) {
      for (Map<Integer, Object> event : frames(Files.readAllBytes(file))) {
        long step = (long) event.getOrDefault(2, 0L);
        double timeS = (double) event.get(1);
        assertTrue(timeS >= lastS, "times go on");
        lastS = timeS;
        if (event.containsKey(7)) {
          assertEquals(Map.of(1, 1L), fields((byte[]) event.get(7)));
          points.removeIf(point -> (long) point.get(2) >= step);
        } else if (event.containsKey(5)) {
          points.add(event);
        }
      }
    }
    assertArrayEquals(steps, points.stream().mapToLong(point -> (long) point.get(2)).toArray());
  }

  private List<Path> eventFiles() throws IOException {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    }
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

  /** Reads whole TFRecord frames and checks both masked checksums of each. */
  private static List<Map<Integer, Object>> frames(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    List<Map<Integer, Object>> events = new ArrayList<>();
    while (in.remaining() > 8 && in.remaining() >= 16 + in.getLong(in.position())) {
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
