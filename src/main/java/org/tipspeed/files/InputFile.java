package org.tipspeed.files;

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
    try (InputStream in = Files.newInputStream(regular(file))) {
      byte[] bytes = in.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE - 8));
      if (bytes.length > most) {
        throw new IOException("is larger than %d MB".formatted(most >> 20));
      }
      return bytes;
    }
  }
}
