package org.tipspeed.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A count of at least one. */
final class PositiveLong implements ITypeConverter<Long> {

  @Override
  public Long convert(String text) {
    if (text.matches("\\d{1,18}") && Long.parseLong(text) > 0) {
      return Long.valueOf(text);
    }
    throw new TypeConversionException(
        "'%s' should be a whole number of at least 1".formatted(text));
  }
}
