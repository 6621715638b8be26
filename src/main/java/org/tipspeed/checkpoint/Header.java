package org.tipspeed.checkpoint;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The head of a file: which arrays lie where in the data section, the text entries and the
 * checksums.
 *
 * @param slots where each array lies, in the order of the data section
 * @param texts the user's text entries
 * @param dataChecksum CRC-32C of the data section, eight hexadecimal digits
 */
record Header(List<Slot> slots, Map<String, String> texts, String dataChecksum) {

  /**
   * Where an array lies.
   *
   * @param begin first byte, counted from the start of the data section
   * @param end one past the last byte
   */
  record Slot(String name, ElementType type, long[] shape, long begin, long end) {

    int length() {
      return (int) ((end - begin) / type.bytes());
    }
  }

  /** Length of the field that tells the length of the JSON text [B]. */
  static final int LENGTH_FIELD = Long.BYTES;

  private static final String METADATA = "__metadata__";
  private static final String RESERVED = "tipspeed.";
  private static final String FORMAT = RESERVED + "format";
  private static final String FORMAT_VERSION = "1";
  private static final String DATA_CHECKSUM = RESERVED + "data_crc32c";
  private static final String HEADER_CHECKSUM = RESERVED + "header_crc32c";
  private static final String NO_CHECKSUM = "00000000";

  /** Cannot occur inside a JSON string, where quotation marks are escaped. */
  private static final byte[] CHECKSUM_MARK =
      ("\"" + HEADER_CHECKSUM + "\":\"").getBytes(StandardCharsets.US_ASCII);

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** Lays the arrays of a file one after the other; the checksum is not known yet. */
  static Header layOut(ArrayFile file) {
    List<Slot> slots = new ArrayList<>();
    long begin = 0;
    for (Map.Entry<String, ArrayFile.Entry> entry : file.arrays().entrySet()) {
      ArrayFile.Entry array = entry.getValue();
      ElementType type = ElementType.of(array.data());
      long end = begin + (long) type.bytes() * Array.getLength(array.data());
      slots.add(new Slot(entry.getKey(), type, array.shape(), begin, end));
      begin = end;
    }
    return new Header(slots, file.texts(), NO_CHECKSUM);
  }

  Header withDataChecksum(CRC32C checksum) {
    return new Header(slots, texts, hexadecimal(checksum));
  }

  /** Length of the data section [B]. */
  long dataBytes() {
    return slots.isEmpty() ? 0 : slots.get(slots.size() - 1).end();
  }

  /** Whether a text entry or array of that name would clash with the format's own. */
  static boolean isReserved(String name) {
    return name.equals(METADATA) || name.startsWith(RESERVED);
  }

  static String hexadecimal(CRC32C checksum) {
    return "%08x".formatted(checksum.getValue());
  }

  /** Length field and JSON text, padded with blanks so that the data section is aligned. */
  byte[] encode() {
    byte[] json = JSON.writeValueAsBytes(json());
    int padded = (json.length + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
    byte[] bytes = new byte[LENGTH_FIELD + padded];
    Arrays.fill(bytes, (byte) ' ');
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(padded).put(json);
    byte[] checksum = checksum(bytes).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(checksum, 0, bytes, checksumPosition(bytes), checksum.length);
    return bytes;
  }

  private Map<String, Object> json() {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(FORMAT, FORMAT_VERSION);
    metadata.put(DATA_CHECKSUM, dataChecksum);
    metadata.put(HEADER_CHECKSUM, NO_CHECKSUM);
    metadata.putAll(texts);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(METADATA, metadata);
    for (Slot slot : slots) {
      Map<String, Object> place = new LinkedHashMap<>();
      place.put("dtype", slot.type().name());
      place.put("shape", slot.shape());
      place.put("data_offsets", new long[] {slot.begin(), slot.end()});
      json.put(slot.name(), place);
    }
    return json;
  }

  /**
   * The reverse of {@link #encode}.
   *
   * @param bytes length field and JSON text
   * @throws CheckpointException if a single bit is not as it was written
   */
  static Header decode(byte[] bytes) {
    verifyChecksum(bytes);
    try {
      return parse(JSON.readTree(bytes, LENGTH_FIELD, bytes.length - LENGTH_FIELD));
    } catch (JacksonException e) {
      throw new CheckpointException("its header is not the JSON text that it should be", e);
    }
  }

  private static void verifyChecksum(byte[] bytes) {
    int position = checksumPosition(bytes);
    if (position < 0 || position + NO_CHECKSUM.length() > bytes.length) {
      throw new CheckpointException("its header carries no checksum of tipspeed");
    }
    String stored = new String(bytes, position, NO_CHECKSUM.length(), StandardCharsets.ISO_8859_1);
    byte[] blanked = bytes.clone();
    Arrays.fill(blanked, position, position + NO_CHECKSUM.length(), (byte) '0');
    String actual = checksum(blanked);
    if (!stored.equals(actual)) {
      throw new CheckpointException(
          "its header has the checksum %s instead of %s".formatted(actual, stored));
    }
  }

  private static String checksum(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    return hexadecimal(checksum);
  }

  /** Where the digits of the header's checksum begin, or -1. */
  private static int checksumPosition(byte[] bytes) {
    for (int i = LENGTH_FIELD; i <= bytes.length - CHECKSUM_MARK.length; i++) {
      int end = i + CHECKSUM_MARK.length;
      if (Arrays.equals(bytes, i, end, CHECKSUM_MARK, 0, CHECKSUM_MARK.length)) {
        return end;
      }
    }
    return -1;
  }

  private static Header parse(JsonNode json) {
    Map<String, String> texts = new LinkedHashMap<>();
    json.path(METADATA).forEachEntry((name, value) -> texts.put(name, value.asString()));
    String version = texts.get(FORMAT);
    if (!FORMAT_VERSION.equals(version)) {
      throw new CheckpointException(
          "it has the format version %s, and this release reads %s"
              .formatted(version, FORMAT_VERSION));
    }
    String dataChecksum = texts.get(DATA_CHECKSUM);
    texts.keySet().removeIf(Header::isReserved);
    List<Slot> slots = new ArrayList<>();
    json.forEachEntry(
        (name, place) -> {
          if (!name.equals(METADATA)) {
            slots.add(slot(name, place));
          }
        });
    slots.sort(Comparator.comparingLong(Slot::begin).thenComparingLong(Slot::end));
    requireNoGaps(slots);
    return new Header(slots, texts, dataChecksum);
  }

  private static Slot slot(String name, JsonNode place) {
    try {
      long[] shape = longs(place.required("shape"));
      long[] offsets = longs(place.required("data_offsets"));
      ElementType type = ElementType.valueOf(place.required("dtype").asString());
      long bytes = (long) Shapes.elements(shape) * type.bytes();
      if (offsets.length == 2 && offsets[0] >= 0 && offsets[1] - offsets[0] == bytes) {
        return new Slot(name, type, shape, offsets[0], offsets[1]);
      }
    } catch (JacksonException | IllegalArgumentException e) {
      throw new CheckpointException("its array " + name + " is described wrongly", e);
    }
    throw new CheckpointException("its array " + name + " has a place that does not fit its shape");
  }

  private static long[] longs(JsonNode values) {
    long[] longs = new long[values.size()];
    Arrays.setAll(longs, i -> values.required(i).longValue());
    return longs;
  }

  private static void requireNoGaps(List<Slot> slots) {
    long end = 0;
    for (Slot slot : slots) {
      if (slot.begin() != end) {
        throw new CheckpointException(
            "its array %s begins at byte %d instead of %d"
                .formatted(slot.name(), slot.begin(), end));
      }
      end = slot.end();
    }
  }
}
