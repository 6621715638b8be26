package org.tipspeed.wind;

import java.util.Arrays;
import java.util.List;
import org.tipspeed.config.yaml.Spelling;

/** Argument and options of one wind case with their types; every complaint names the case. */
final class WindOptions {

  /** Above any speed that IEC 61400-1 knows; what is beyond is a typing error. */
  static final double FASTEST_MPS = 150;

  private final WindCase wind;
  private final String example;

  WindOptions(WindCase wind, WindKind kind) {
    this.wind = wind;
    this.example = kind.example();
    for (String key : wind.options().keySet()) {
      if (!kind.options().contains(key)) {
        throw complaint("has no option '" + key + "'" + Spelling.hint(key, kind.options()));
      }
    }
  }

  String argument() {
    return wind.argument();
  }

  boolean has(String key) {
    return wind.options().containsKey(key);
  }

  /** The argument as a wind speed [m/s]. */
  double speedMps() {
    return speedMps(wind.argument());
  }

  double speedMps(String text) {
    double speed = parse(text, "'%s' is not a wind speed in m/s");
    if (!(speed > 0 && speed <= FASTEST_MPS)) {
      throw complaint("needs a wind speed above 0 and at most 150 m/s, was " + text);
    }
    return speed;
  }

  double number(String key, double fallback, double least, double most) {
    return has(key) ? inRange(key, least, most) : fallback;
  }

  /** A number that has no default. */
  double needed(String key, double least, double most) {
    if (!has(key)) {
      throw complaint("needs the option '" + key + "'");
    }
    return inRange(key, least, most);
  }

  int whole(String key, int fallback, int least, int most) {
    double number = number(key, fallback, least, most);
    if (number != Math.rint(number)) {
      throw complaint("needs a whole number for %s, was %s".formatted(key, text(key)));
    }
    return (int) number;
  }

  long seed(String key, long fallback) {
    try {
      return has(key) ? Long.parseLong(text(key)) : fallback;
    } catch (NumberFormatException e) {
      throw complaint("needs a whole number for %s, was '%s'".formatted(key, text(key)));
    }
  }

  /** One of the words allowed; the first is the default. */
  String choice(String key, String... allowed) {
    List<String> words = Arrays.asList(allowed);
    String word = has(key) ? text(key) : allowed[0];
    if (!words.contains(word)) {
      throw complaint(
          "needs one of %s for %s, was '%s'".formatted(String.join(", ", words), key, word));
    }
    return word;
  }

  String text(String key, String fallback) {
    return wind.options().getOrDefault(key, fallback);
  }

  WindException complaint(String what) {
    return new WindException("wind '%s' %s".formatted(wind, what));
  }

  /** A number out of the spec's text; a wrong one is shown beside an example. */
  double parse(String text, String wrong) {
    return Decimal.parse(text)
        .orElseThrow(
            () ->
                new WindException(
                    "wind '%s': %s, such as %s".formatted(wind, wrong.formatted(text), example)));
  }

  private double inRange(String key, double least, double most) {
    double number = parse(text(key), key + " must be a number, was '%s'");
    if (!(number >= least && number <= most)) {
      throw complaint(
          "needs %s from %s to %s, was %s".formatted(key, plain(least), plain(most), text(key)));
    }
    return number;
  }

  private String text(String key) {
    return wind.options().get(key);
  }

  private static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e9
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
