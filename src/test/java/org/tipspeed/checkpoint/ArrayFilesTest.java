package org.tipspeed.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ArrayFilesTest {

  @TempDir Path folder;

  private static ArrayFile sample() {
    return new ArrayFile.Builder()
        .array("weights", new float[] {1, -0f, Float.NaN, Float.MIN_VALUE, 5, 6}, 2, 3)
        .array("moments", new double[] {Math.PI, Double.NEGATIVE_INFINITY})
        .array("nothing", new double[0])
        .array("indices", new int[] {Integer.MIN_VALUE, 7, Integer.MAX_VALUE})
        .array("counters", new long[] {Long.MIN_VALUE, 123456789012345L})
        .array("bytes", new byte[] {-128, 0, 127}, 3, 1)
        .text("settings", "a: \"b\"\nc: é€\uD83D\uDE00 \"tipspeed.header_crc32c\":\"")
        .build();
  }

  private Path written() {
    Path path = folder.resolve("sample.safetensors");
    ArrayFiles.write(path, sample());
    return path;
  }

  @Test
  void everything_written_is_read_back() {
    ArrayFile read = ArrayFiles.read(written());
    ArrayFile due = sample();
    assertArrayEquals(due.floats("weights"), read.floats("weights"));
    assertArrayEquals(due.doubles("moments"), read.doubles("moments"));
    assertArrayEquals(due.doubles("nothing"), read.doubles("nothing"));
    assertArrayEquals(due.ints("indices"), read.ints("indices"));
    assertArrayEquals(due.longs("counters"), read.longs("counters"));
    assertArrayEquals(due.bytes("bytes"), read.bytes("bytes"));
    assertArrayEquals(new long[] {2, 3}, read.arrays().get("weights").shape());
    assertEquals(due.texts(), read.texts());
    assertEquals(due.arrays().keySet(), read.arrays().keySet());
  }

  @Test
  void an_array_is_copied_into_one_of_its_length_only() {
    ArrayFile file =
        new ArrayFile.Builder()
            .array("weights", new float[] {1, 2, 3})
            .array("moments", new double[] {4, 5})
            .build();
    float[] weights = new float[3];
    file.copy("weights", weights);
    assertArrayEquals(new float[] {1, 2, 3}, weights);
    double[] moments = new double[2];
    file.copy("moments", moments);
    assertArrayEquals(new double[] {4, 5}, moments);
    assertEquals(
        "array weights has 3 numbers, the settings make it 4",
        assertThrows(CheckpointException.class, () -> file.copy("weights", new float[4]))
            .getMessage());
    assertThrows(CheckpointException.class, () -> file.copy("moments", new double[1]));
    assertThrows(CheckpointException.class, () -> file.copy("biases", new float[3]));
  }

  @Test
  void arrays_longer_than_the_buffer_are_read_back() {
    Random random = new Random(1);
    float[] floats = new float[200_001];
    double[] doubles = new double[99_999];
    byte[] bytes = new byte[(1 << 18) + 1];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = random.nextFloat();
    }
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = random.nextDouble();
    }
    random.nextBytes(bytes);
    Path path = folder.resolve("long");
    ArrayFiles.write(
        path,
        new ArrayFile.Builder()
            .array("floats", floats)
            .array("bytes", bytes)
            .array("doubles", doubles)
            .build());
    ArrayFile read = ArrayFiles.read(path);
    assertArrayEquals(floats, read.floats("floats"));
    assertArrayEquals(bytes, read.bytes("bytes"));
    assertArrayEquals(doubles, read.doubles("doubles"));
  }

  @Test
  void a_file_of_nothing_is_read_back() {
    Path path = folder.resolve("empty");
    ArrayFiles.write(path, new ArrayFile.Builder().build());
    assertTrue(ArrayFiles.read(path).arrays().isEmpty());
  }

  /** Reads the file as the specification of safetensors says, with none of the code under test. */
  @Test
  void the_file_is_what_safetensors_specifies() throws IOException {
    ByteBuffer bytes =
        ByteBuffer.wrap(Files.readAllBytes(written())).order(ByteOrder.LITTLE_ENDIAN);
    int headerLength = (int) bytes.getLong();
    String text = new String(bytes.array(), 8, headerLength, StandardCharsets.UTF_8);
    assertTrue(text.startsWith("{"));
    assertEquals(0, (8 + headerLength) % 8, "alignment of the data section");
    JsonNode header = new JsonMapper().readTree(text);
    JsonNode weights = header.get("weights");
    assertEquals("F32", weights.get("dtype").asString());
    assertEquals("[2,3]", weights.get("shape").toString());
    int begin = 8 + headerLength + weights.get("data_offsets").get(0).asInt();
    assertEquals(1f, bytes.getFloat(begin));
    assertEquals(6f, bytes.getFloat(begin + 20));
    int counters = 8 + headerLength + header.get("counters").get("data_offsets").get(0).asInt();
    assertEquals(123456789012345L, bytes.getLong(counters + 8));
    CRC32C data = new CRC32C();
    data.update(bytes.array(), 8 + headerLength, bytes.capacity() - 8 - headerLength);
    JsonNode metadata = header.get("__metadata__");
    assertEquals("1", metadata.get("tipspeed.format").asString());
    assertEquals(
        "%08x".formatted(data.getValue()), metadata.get("tipspeed.data_crc32c").asString());
    metadata.forEach(value -> assertTrue(value.isString()));
  }

  @Test
  void every_single_flipped_bit_is_found() throws IOException {
    Path path = written();
    byte[] intact = Files.readAllBytes(path);
    for (int bit = 0; bit < intact.length * 8; bit++) {
      byte[] damaged = intact.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(path, damaged);
      assertThrows(CheckpointException.class, () -> ArrayFiles.read(path), "bit " + bit);
    }
  }

  @Test
  void every_truncation_and_any_appended_byte_is_found() throws IOException {
    Path path = written();
    byte[] intact = Files.readAllBytes(path);
    for (int length = 0; length < intact.length; length++) {
      Files.write(path, java.util.Arrays.copyOf(intact, length));
      assertThrows(CheckpointException.class, () -> ArrayFiles.read(path), "length " + length);
    }
    Files.write(path, java.util.Arrays.copyOf(intact, intact.length + 1));
    assertDamage(path, "it has %d bytes instead of".formatted(intact.length + 1));
  }

  @Test
  void an_absurd_header_length_is_refused_before_anything_is_allocated() throws IOException {
    Path path = written();
    for (long length : new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 40, 1 << 30}) {
      try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
        file.writeLong(Long.reverseBytes(length));
      }
      assertDamage(path, "its header would have " + Long.toUnsignedString(length) + " bytes");
    }
  }

  @Test
  void headers_with_right_checksum_and_wrong_content_are_refused() throws IOException {
    String place = "{\"dtype\":\"F32\",\"shape\":[%s],\"data_offsets\":[%s]}";
    assertHeaderRefused("\"a\":" + place.formatted("1000000000000,1000000000000", "0,4"));
    assertHeaderRefused("\"a\":" + place.formatted("-1", "0,4"));
    assertHeaderRefused("\"a\":" + place.formatted("2000000000", "0,8000000000"));
    assertHeaderRefused("\"a\":" + place.formatted("1", "4,8"));
    assertHeaderRefused("\"a\":" + place.formatted("1", "-4,0"));
    assertHeaderRefused("\"a\":" + place.formatted("1", "0"));
    assertHeaderRefused("\"a\":" + place.formatted("null", "0,4"));
    assertHeaderRefused("\"a\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[0,2]}");
    assertHeaderRefused("\"a\":7");
    assertHeaderRefused("\"a\":null");
    String one = "\"a\":" + place.formatted("1", "0,4");
    assertHeaderRefused(one + "," + one);
    assertHeaderRefused(one + ",\"b\":" + place.formatted("1", "0,4"));
    assertHeaderRefused("[".repeat(100_000));
  }

  private void assertHeaderRefused(String entries) throws IOException {
    String mark = "\"tipspeed.header_crc32c\":\"";
    String json =
        "{\"__metadata__\":{\"tipspeed.format\":\"1\",\"tipspeed.data_crc32c\":\"00000000\","
            + mark
            + "00000000\"},"
            + entries
            + "}";
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[8 + text.length + 4];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(text.length).put(text);
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, 8 + text.length);
    byte[] digits = "%08x".formatted(checksum.getValue()).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(digits, 0, bytes, 8 + json.indexOf(mark) + mark.length(), 8);
    Path path = folder.resolve("hostile");
    Files.write(path, bytes);
    CheckpointException e = assertThrows(CheckpointException.class, () -> ArrayFiles.read(path));
    assertFalse(e.getMessage().contains("checksum"), e.getMessage());
  }

  @Test
  void a_file_of_another_program_is_refused_with_a_reason() throws IOException {
    Path path = folder.resolve("foreign");
    Files.write(path, new byte[] {2, 0, 0, 0, 0, 0, 0, 0, '{', '}'});
    assertDamage(path, "its header carries no checksum of tipspeed");
  }

  @Test
  void a_missing_file_or_a_folder_is_named() {
    Path missing = folder.resolve("missing");
    CheckpointException e = assertThrows(CheckpointException.class, () -> ArrayFiles.read(missing));
    assertEquals(missing + " does not exist", e.getMessage());
    e = assertThrows(CheckpointException.class, () -> ArrayFiles.read(folder));
    assertEquals(folder + " is no file", e.getMessage());
  }

  @Test
  void writing_leaves_no_other_file() throws IOException {
    Path path = written();
    ArrayFiles.write(path, sample());
    try (var files = Files.list(folder)) {
      assertEquals(List.of(path), files.toList());
    }
  }

  @Test
  void writing_into_a_missing_folder_is_refused_in_one_sentence() {
    Path path = folder.resolve("nowhere").resolve("file");
    CheckpointException e =
        assertThrows(CheckpointException.class, () -> ArrayFiles.write(path, sample()));
    assertTrue(e.getMessage().startsWith(path + " cannot be written: "), e.getMessage());
  }

  @Test
  void an_interrupted_thread_writes_all_the_same() {
    Thread.currentThread().interrupt();
    Path path = written();
    assertTrue(Thread.interrupted(), "the interrupt is left for whom it was meant");
    assertEquals(sample().texts(), ArrayFiles.read(path).texts());
  }

  @Test
  void the_same_content_gives_the_same_bytes() throws IOException {
    byte[] first = Files.readAllBytes(written());
    assertArrayEquals(first, Files.readAllBytes(written()));
  }

  @Test
  void an_entry_that_is_missing_or_of_another_type_is_named() {
    ArrayFile file = sample();
    assertEquals("the file holds no array bias", message(() -> file.floats("bias")));
    assertEquals("the file holds no text version", message(() -> file.text("version")));
    assertEquals(
        "the file's array weights is a float[], where a double[] is needed",
        message(() -> file.doubles("weights")));
  }

  private static String message(Runnable access) {
    return assertThrows(CheckpointException.class, access::run).getMessage();
  }

  @Test
  void builder_refuses_what_cannot_be_written() {
    ArrayFile.Builder builder = new ArrayFile.Builder().array("a", new float[6], 2, 3);
    assertRefused("array a added twice", () -> builder.array("a", new float[1]));
    assertRefused(
        "array b of 6 elements does not have the shape [2, 2]",
        () -> builder.array("b", new float[6], 2, 2));
    assertRefused(
        "an array must be float[], double[], int[], long[] or byte[], was short[]",
        () -> builder.array("b", new short[6]));
    assertRefused(
        "the name __metadata__ belongs to the file format",
        () -> builder.array("__metadata__", new float[6]));
    assertRefused(
        "the name tipspeed.format belongs to the file format",
        () -> builder.text("tipspeed.format", "9"));
  }

  private static void assertRefused(String message, Runnable action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action::run).getMessage());
  }

  private static void assertDamage(Path path, String message) {
    CheckpointException e = assertThrows(CheckpointException.class, () -> ArrayFiles.read(path));
    assertTrue(e.getMessage().startsWith(path + " is damaged: " + message), e.getMessage());
  }
}
