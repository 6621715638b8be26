package org.tipspeed.cli;

import org.tipspeed.study.SeedRange;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What options are read as; a text that does not fit is refused with what would. */
final class Converters {

  private Converters() {}

  /** A whole number of at least one that fits an int. */
  static class Count implements ITypeConverter<Integer> {

    private static final int MOST = 999_999_999;

    private final int least;

    Count() {
      this(1);
    }

    Count(int least) {
      this.least = least;
    }

    @Override
    public final Integer convert(String text) {
      if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= least) {
        return Integer.valueOf(text);
      }
      throw new TypeConversionException(
          "'%s' should be a whole number from %d to %d".formatted(text, least, MOST));
    }
  }

  /** A count of at least one that may be larger. */
  static final class PositiveLong implements ITypeConverter<Long> {

    @Override
    public Long convert(String text) {
      if (text.matches("\\d{1,18}") && Long.parseLong(text) > 0) {
        return Long.valueOf(text);
      }
      throw new TypeConversionException(
          "'%s' should be a whole number of at least 1".formatted(text));
    }
  }

  /** A duration [s] above zero. */
  static final class PositiveSeconds implements ITypeConverter<Double> {

    @Override
    public Double convert(String text) {
      if (text.matches("\\d{1,9}(\\.\\d*)?") && Double.parseDouble(text) > 0) {
        return Double.valueOf(text);
      }
      throw new TypeConversionException(
          "'%s' should be a number of seconds above 0".formatted(text));
    }
  }

  /** A range of seeds. */
  static final class Seeds implements ITypeConverter<SeedRange> {

    @Override
    public SeedRange convert(String text) {
      try {
        return SeedRange.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
