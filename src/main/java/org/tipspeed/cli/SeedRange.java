package org.tipspeed.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Run seeds of a study.
 *
 * @param first lowest seed
 * @param last highest seed, included
 */
record SeedRange(long first, long last) {

  /** Reads {@code A-B}, or a single seed. */
  static final class Converter implements ITypeConverter<SeedRange> {

    private static final Pattern RANGE = Pattern.compile("(\\d{1,18})(?:-(\\d{1,18}))?");

    @Override
    public SeedRange convert(String text) {
      Matcher range = RANGE.matcher(text);
      if (range.matches()) {
        long first = Long.parseLong(range.group(1));
        long last = range.group(2) == null ? first : Long.parseLong(range.group(2));
        if (first <= last) {
          return new SeedRange(first, last);
        }
      }
      throw new TypeConversionException(
          "'%s' should be two seeds from low to high, such as 1-5".formatted(text));
    }
  }
}
