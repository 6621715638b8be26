package org.tipspeed.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Examples of the encoding's own description, and its edges. */
class ProtobufTest {

  private static String hex(Protobuf message) {
    return HexFormat.of().formatHex(message.toBytes());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0800",
    "1, 127, 087f",
    "1, 150, 089601",
    "1, 16384, 08808001",
    "20, 2, a00102",
    "1, 9223372036854775807, 08ffffffffffffffff7f"
  })
  void wholeNumber_isAVarint(int field, long value, String bytes) {
    assertEquals(bytes, hex(new Protobuf().put(field, value)));
  }

  @Test
  void text_isItsLengthAndItsBytes() {
    assertEquals("120774657374696e67", hex(new Protobuf().put(2, "testing")));
    assertEquals("1202c3bc", hex(new Protobuf().put(2, "ü")));
  }

  @Test
  void message_isItsLengthAndItsFields() {
    assertEquals("1a03089601", hex(new Protobuf().put(3, new Protobuf().put(1, 150))));
  }

  @Test
  void realNumber_isFourBytes() {
    assertEquals("150000803f", hex(new Protobuf().put(2, 1f)));
  }
}
