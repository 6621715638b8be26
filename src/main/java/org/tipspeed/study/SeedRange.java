package org.tipspeed.study;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Run seeds of a study.
 *
 * @param first lowest seed
 * @param last highest seed, included
 */
public record SeedRange(long first, long last) {

  private static final Pattern RANGE = Pattern.compile("(\\d{1,18})(?:-(\\d{1,18}))?");

  /**
   * Reads {@code A-B}, or a single seed.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static SeedRange parse(String text) {
    Matcher range = RANGE.matcher(text);
    if (range.matches()) {
      long first = Long.parseLong(range.group(1));
      long last = range.group(2) == null ? first : Long.parseLong(range.group(2));
      if (first <= last) {
        return new SeedRange(first, last);
      }
    }
    throw new IllegalArgumentException(
        "'%s' should be two seeds from low to high, such as 1-5".formatted(text));
  }

  public long count() {
    return last - first + 1;
  }
}
