package org.tipspeed.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {

  private static final int KIND = 3;

  private final Frame sent = new Frame();
  private final Frame received = new Frame();

  @Test
  void content_crossesWithEveryBit() throws IOException {
    double strangeNaN = Double.longBitsToDouble(0x7ff8_0000_dead_beefL);
    sent.begin(KIND).put("Höhe 風").put(-7).put(strangeNaN).put(-0.0);
    receive(bytes());
    assertEquals(KIND, received.open());
    assertEquals("Höhe 風", received.takeText());
    assertEquals(-7, received.takeInt());
    assertEquals(
        Double.doubleToRawLongBits(strangeNaN), Double.doubleToRawLongBits(received.takeDouble()));
    assertEquals(-0.0, received.takeDouble());
  }

  @Test
  void longContent_makesRoomForItselfOnBothSides() throws IOException {
    String text = "wind ".repeat(100_000);
    sent.begin(KIND).put(text);
    receive(bytes());
    received.open();
    assertEquals(text, received.takeText());
  }

  @Test
  void contentBeyondTheLimit_isRefusedBeforeItIsSent() {
    String text = "x".repeat(Frame.LONGEST_CONTENT);
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> sent.begin(KIND).put(text));
    assertTrue(refusal.getMessage().contains("longer than"));
  }

  @Test
  void frame_isIncompleteUntilItsLastByte() throws IOException {
    sent.begin(KIND).put("steady:12");
    byte[] bytes = bytes();
    received.expect();
    for (byte one : bytes) {
      assertFalse(received.isComplete());
      received.bytes().put(one);
    }
    assertTrue(received.isComplete());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 8, 10, 12, 15, 16, 20, 28})
  void anyWrongByte_isNoticed(int position) {
    sent.begin(KIND).put("steady:12");
    byte[] bytes = bytes();
    bytes[position] ^= 0x41;
    assertThrows(
        IOException.class,
        () -> {
          receive(bytes);
          received.open();
        });
  }

  @Test
  void bytesAfterTheEnd_areNoticed() {
    sent.begin(KIND);
    byte[] bytes = java.util.Arrays.copyOf(bytes(), 17);
    assertThrows(IOException.class, () -> receive(bytes));
  }

  private byte[] bytes() {
    ByteBuffer sealed = sent.seal();
    byte[] bytes = new byte[sealed.remaining()];
    sealed.get(bytes);
    return bytes;
  }

  /** As a channel does: as much as there is room for, then asks again. */
  private void receive(byte[] bytes) throws IOException {
    received.expect();
    int at = 0;
    while (!received.isComplete()) {
      if (at == bytes.length) {
        throw new IOException("the frame claims to be longer than it is");
      }
      int count = Math.min(received.bytes().remaining(), bytes.length - at);
      received.bytes().put(bytes, at, count);
      at += count;
    }
  }
}
