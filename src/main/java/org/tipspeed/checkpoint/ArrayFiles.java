package org.tipspeed.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.tipspeed.files.Draft;

/**
 * Reads and writes {@link ArrayFile}s.
 *
 * <p>The format is <a href="https://github.com/huggingface/safetensors#format">safetensors</a>:
 * eight bytes with the length of the header (little-endian), the header as JSON text ({@code
 * {"name": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}, ...}}), then the arrays one
 * after the other, row-major and little-endian, of the types F32, F64, I32, I64 and U8. The texts
 * are entries of {@code __metadata__}, beside three that tipspeed adds:
 *
 * <ul>
 *   <li>{@code tipspeed.format}: the version of these rules, {@code 1};
 *   <li>{@code tipspeed.data_crc32c}: CRC-32C of everything after the header, as eight hexadecimal
 *       digits;
 *   <li>{@code tipspeed.header_crc32c}: the same of everything before, length field and padding
 *       included, computed with {@code 00000000} in place of these digits themselves.
 * </ul>
 */
public final class ArrayFiles {

  /** Of [B], a hundred times what ours have: as a tree it takes many times that. */
  private static final long LONGEST_HEADER = 10_000_000;

  private static final int BUFFER_BYTES = 1 << 18;

  private ArrayFiles() {}

  /**
   * Writes a file so that at any moment, whatever happens, its name leads to the old content or to
   * the new. An interrupt of the thread does not disturb it.
   *
   * @throws CheckpointException if that failed; the old content is still there
   */
  public static void write(Path path, ArrayFile file) {
    try {
      Draft.write(path, draft -> write(draft.file(), file));
    } catch (IOException e) {
      throw new CheckpointException(path + " cannot be written: " + reason(e), e);
    }
  }

  private static void write(RandomAccessFile to, ArrayFile file) throws IOException {
    Header header = Header.layOut(file);
    // The data's checksum is known only at the end; the header is of the same length by then.
    to.write(header.encode());
    CRC32C checksum = new CRC32C();
    for (ArrayFile.Entry entry : file.arrays().values()) {
      writeArray(to, entry.data(), checksum);
    }
    to.seek(0);
    to.write(header.withDataChecksum(checksum).encode());
  }

  private static void writeArray(RandomAccessFile to, Object array, CRC32C checksum)
      throws IOException {
    ElementType type = ElementType.of(array);
    ByteBuffer buffer = buffer();
    int length = Array.getLength(array);
    int count;
    for (int from = 0; from < length; from += count) {
      count = Math.min(BUFFER_BYTES / type.bytes(), length - from);
      type.put(array, from, count, buffer);
      checksum.update(buffer.array(), 0, count * type.bytes());
      to.write(buffer.array(), 0, count * type.bytes());
    }
  }

  /**
   * Reads a file and verifies all of it.
   *
   * @throws CheckpointException if it is missing, cut short, or has a single bit changed
   */
  public static ArrayFile read(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new CheckpointException(
          path + (Files.exists(path) ? " is no file" : " does not exist"));
    }
    try (RandomAccessFile from = new RandomAccessFile(path.toFile(), "r")) {
      Header header = readHeader(from);
      return new ArrayFile(readArrays(from, header), header.texts());
    } catch (EOFException e) {
      throw new CheckpointException(path + " is damaged: it became shorter while it was read", e);
    } catch (IOException e) {
      throw new CheckpointException(path + " cannot be read: " + reason(e), e);
    } catch (CheckpointException e) {
      throw new CheckpointException(path + " is damaged: " + e.getMessage(), e);
    }
  }

  private static Header readHeader(RandomAccessFile from) throws IOException {
    long fileBytes = from.length();
    if (fileBytes < Header.LENGTH_FIELD) {
      throw new CheckpointException("it has only %d bytes".formatted(fileBytes));
    }
    long headerBytes = Long.reverseBytes(from.readLong());
    long most = Math.min(LONGEST_HEADER, fileBytes - Header.LENGTH_FIELD);
    if (headerBytes < 0 || headerBytes > most) {
      throw new CheckpointException(
          "its header would have %s bytes, where at most %d are possible"
              .formatted(Long.toUnsignedString(headerBytes), most));
    }
    byte[] bytes = new byte[Header.LENGTH_FIELD + (int) headerBytes];
    from.seek(0);
    from.readFully(bytes);
    Header header = Header.decode(bytes);
    requireLength(fileBytes, bytes.length + header.dataBytes());
    return header;
  }

  private static void requireLength(long actual, long due) {
    if (actual != due) {
      throw new CheckpointException("it has %d bytes instead of %d".formatted(actual, due));
    }
  }

  private static Map<String, ArrayFile.Entry> readArrays(RandomAccessFile from, Header header)
      throws IOException {
    Map<String, ArrayFile.Entry> arrays = new LinkedHashMap<>();
    CRC32C checksum = new CRC32C();
    for (Header.Slot slot : header.slots()) {
      Object data = readArray(from, slot, checksum);
      arrays.put(slot.name(), new ArrayFile.Entry(data, slot.shape()));
    }
    String actual = Header.hexadecimal(checksum);
    if (!actual.equals(header.dataChecksum())) {
      throw new CheckpointException(
          "its data have the checksum %s instead of %s".formatted(actual, header.dataChecksum()));
    }
    return arrays;
  }

  private static Object readArray(RandomAccessFile from, Header.Slot slot, CRC32C checksum)
      throws IOException {
    ElementType type = slot.type();
    Object array = type.allocate(slot.length());
    ByteBuffer buffer = buffer();
    int count;
    for (int to = 0; to < slot.length(); to += count) {
      count = Math.min(BUFFER_BYTES / type.bytes(), slot.length() - to);
      from.readFully(buffer.array(), 0, count * type.bytes());
      checksum.update(buffer.array(), 0, count * type.bytes());
      type.get(array, to, count, buffer);
    }
    return array;
  }

  private static ByteBuffer buffer() {
    return ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static String reason(IOException e) {
    if (e instanceof FileSystemException failure) {
      return Objects.requireNonNullElse(failure.getReason(), failure.getClass().getSimpleName());
    }
    return e.getMessage();
  }
}
