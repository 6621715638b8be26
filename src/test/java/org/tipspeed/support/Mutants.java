package org.tipspeed.support;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/** Texts that are a little wrong, in their letters or in their values. */
public final class Mutants {

  private static final List<String> STRANGE =
      List.of(
          "",
          "-1",
          "1e999",
          "NaN",
          "null",
          "{}",
          "[[]]",
          "\"",
          "\n",
          ",",
          "\u0000",
          "\u001b[2J",
          "9".repeat(2000),
          "x".repeat(200_000),
          "file:/dev/zero",
          "ntm:12,duration=1e300",
          "\uD800",
          "[".repeat(5000),
          "true",
          "running");

  private Mutants() {}

  public static byte[] of(byte[] sample, RandomGenerator random) {
    String text = new String(sample, StandardCharsets.ISO_8859_1);
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      text = changed(text, random);
    }
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A value, a letter or a part is another, twice there or missing. */
  private static String changed(String text, RandomGenerator random) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + random.nextInt(60));
    String strange = STRANGE.get(random.nextInt(STRANGE.size()));
    return switch (random.nextInt(6)) {
      case 0 -> text.substring(0, from);
      case 1 -> text.substring(0, from) + text.substring(to);
      case 2 -> text.substring(0, to) + text.substring(from);
      case 3 -> text.substring(0, from) + (char) random.nextInt(256) + text.substring(from);
      case 4 -> text.substring(0, from) + strange + text.substring(to);
      default -> withValue(text, from, strange);
    };
  }

  /** The next thing between two marks becomes another. */
  private static String withValue(String text, int from, String value) {
    int begin = nextMark(text, from);
    int end = nextMark(text, begin + 1);
    return text.substring(0, Math.min(begin + 1, text.length())) + value + text.substring(end);
  }

  private static int nextMark(String text, int from) {
    int at = from;
    while (at < text.length() && ",:\n[]{}".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return Math.min(at, text.length());
  }
}
