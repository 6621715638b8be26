package org.tipspeed.wind;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The lines of a text file, whatever system wrote it: ASCII, Latin-1, UTF-8 or, with its byte order
 * mark, UTF-16; line ends of any kind; up to the end mark of DOS (0x1A) if there is one.
 */
final class TextLines {

  private static final char END_MARK = 0x1A;

  private TextLines() {}

  /**
   * @throws IOException if it is larger, is no text, or has text behind an end mark
   */
  static List<String> read(Path file, long largestBytes) throws IOException {
    if (Files.size(file) > largestBytes) {
      throw new IOException("a text of more than %d MB is not read".formatted(largestBytes >> 20));
    }
    String text = beforeEndMark(decode(Files.readAllBytes(file)));
    int zero = text.indexOf(0);
    if (zero >= 0) {
      throw new IOException(
          "line %d has a zero byte: it is no text, or UTF-16 without its mark; save it as UTF-8"
              .formatted(lineAt(text, zero)));
    }
    return text.lines().toList();
  }

  private static String decode(byte[] bytes) {
    if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
      return new String(bytes, StandardCharsets.UTF_16);
    }
    int mark = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    return new String(bytes, mark, bytes.length - mark, StandardCharsets.ISO_8859_1);
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static String beforeEndMark(String text) throws IOException {
    int end = text.indexOf(END_MARK);
    if (end < 0) {
      return text;
    }
    if (!text.substring(end).replace(END_MARK, ' ').replace('\0', ' ').isBlank()) {
      throw new IOException(
          "line %d has an end mark (0x1A) with more behind it".formatted(lineAt(text, end)));
    }
    return text.substring(0, end);
  }

  private static long lineAt(String text, int index) {
    return (text.substring(0, index) + '|').lines().count();
  }
}
