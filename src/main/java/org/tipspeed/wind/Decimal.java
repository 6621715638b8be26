package org.tipspeed.wind;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as people and Fortran programs write them; Java would also take 12f and 0x1p3. */
final class Decimal {

  static final Pattern PATTERN =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([EeDd][-+]?\\d{1,3})?");

  private static final int LONGEST = 40;

  private Decimal() {}

  /** The number that a text is; empty if it is none or too large for one. */
  static OptionalDouble parse(String text) {
    if (text.length() > LONGEST || !PATTERN.matcher(text).matches()) {
      return OptionalDouble.empty();
    }
    double number = Double.parseDouble(text.replace('D', 'E').replace('d', 'e'));
    return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
  }
}
