package org.tipspeed.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A whole number of at least one that fits an int. */
class Count implements ITypeConverter<Integer> {

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
