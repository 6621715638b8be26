package org.tipspeed.wind;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.tipspeed.files.InputFile;

/**
 * The lines of a text file, whatever system wrote it: ASCII, Latin-1, UTF-8 or, with its byte order
 * mark, UTF-16; line ends of any kind; up to the end mark of DOS (0x1A) if there is one.
 */
final class TextLines {

  private static final int MOST_LINES = 1_000_000;
  private static final int LONGEST_LINE = 10_000;
  private static final char END_MARK = 0x1A;

  private TextLines() {}

  /**
   * @throws IOException if it is larger, has too many lines or too long ones, is no text, or has
   *     text behind an end mark
   */
  static List<String> read(Path file, long largestBytes) throws IOException {
    String text = beforeEndMark(decode(InputFile.bytes(file, largestBytes)));
    int zero = text.indexOf(0);
    if (zero >= 0) {
      throw new IOException(
          "line %d has a zero byte: it is no text, or UTF-16 without its mark; save it as UTF-8"
              .formatted(lineAt(text, zero)));
    }
    return requireNarrow(text.lines().limit(MOST_LINES + 1L).toList());
  }

  /** What is made of lines takes many times their length, so neither may be boundless. */
  private static List<String> requireNarrow(List<String> lines) throws IOException {
    if (lines.size() > MOST_LINES) {
      throw new IOException("it has more than %d lines".formatted(MOST_LINES));
    }
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).length() > LONGEST_LINE) {
        throw new IOException("line %d has more than %d characters".formatted(i + 1, LONGEST_LINE));
      }
    }
    return lines;
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
