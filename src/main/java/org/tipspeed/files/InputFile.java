package org.tipspeed.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file to be read. A pipe would be waited for without end and a device has no end, so neither is
 * opened; and a size is not believed but counted.
 */
public final class InputFile {

  private InputFile() {}

  /**
   * @return the same path, which leads to a regular file
   * @throws java.nio.file.NoSuchFileException if there is none
   * @throws IOException if it is something else; the message follows the name of the file
   */
  public static Path regular(Path file) throws IOException {
    BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
    if (found.isDirectory()) {
      throw new IOException("is a folder, not a file");
    }
    if (!found.isRegularFile()) {
      throw new IOException("is a pipe, a device or a socket, not a file");
    }
    return file;
  }

  /**
   * All of a file.
   *
   * @param most bytes that are read
   * @throws IOException if it is none, or larger
   */
  public static byte[] bytes(Path file, long most) throws IOException {
    try (InputStream in = stream(file, most)) {
      return in.readAllBytes();
    }
  }

  /**
   * A file bit by bit; to read more than is allowed fails.
   *
   * @param most bytes that are read
   * @throws IOException if it is none
   */
  public static InputStream stream(Path file, long most) throws IOException {
    return new FilterInputStream(Files.newInputStream(regular(file))) {
      private long left = most;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
      }

      @Override
      public int read(byte[] bytes, int from, int count) throws IOException {
        int read = super.read(bytes, from, count);
        left -= Math.max(0, read);
        if (left < 0) {
          throw new IOException(
              "is larger than %d MB, which no file of its kind is".formatted(most >> 20));
        }
        return read;
      }
    };
  }
}
