package org.tipspeed.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A duration [s] above zero. */
final class PositiveSeconds implements ITypeConverter<Double> {

  @Override
  public Double convert(String text) {
    if (text.matches("\\d{1,9}(\\.\\d*)?") && Double.parseDouble(text) > 0) {
      return Double.valueOf(text);
    }
    throw new TypeConversionException("'%s' should be a number of seconds above 0".formatted(text));
  }
}
