package org.tipspeed.cli;

import org.tipspeed.study.SeedRange;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a range of seeds. */
final class Seeds implements ITypeConverter<SeedRange> {

  @Override
  public SeedRange convert(String text) {
    try {
      return SeedRange.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
