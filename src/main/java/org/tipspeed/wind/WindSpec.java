package org.tipspeed.wind;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A wind as settings name it: what {@link WindCases} parses, or a template of it in which {@code
 * a..b} is to be drawn between a and b and {@code seed=*} is a seed to be drawn: {@code
 * ntm:5..24,class=B,seed=*,duration=150}.
 *
 * @param text kind, argument and options, all checked; a file is not looked at
 */
public record WindSpec(String text) {

  private static final String NUMBER = "(\\d+(?:\\.\\d+)?)";
  private static final Pattern RANGE = Pattern.compile(NUMBER + "\\.\\." + NUMBER);
  private static final String ANY_SEED = "seed=*";

  /**
   * @throws IllegalArgumentException if no draw would make a wind of the text
   */
  public WindSpec {
    try {
      WindCases.parse(filled(text, 0.5, 1));
    } catch (WindException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * A wind in a settings file.
   *
   * @param folder that of the settings file, from which the path of a wind file starts
   * @throws IllegalArgumentException if the text names no wind
   */
  public static WindSpec located(String text, Path folder) {
    WindSpec asWritten = new WindSpec(text);
    WindCase wind = WindCases.split(text.strip());
    if (!wind.kind().equals(WindCase.FILE)) {
      return asWritten;
    }
    try {
      String path = folder.resolve(wind.argument()).normalize().toString();
      return new WindSpec(new WindCase(WindCase.FILE, path, wind.options()).spec());
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("is not the path of a file: " + e.getReason(), e);
    }
  }

  /** Whether something in it has to be drawn. */
  public boolean isTemplate() {
    return RANGE.matcher(text).find() || text.contains(ANY_SEED);
  }

  /** The wind, if nothing in it has to be drawn. */
  public WindCase wind() {
    return WindCases.parse(text);
  }

  /**
   * The wind of one draw.
   *
   * @param fraction where in each of its ranges, from 0 to 1
   * @param seed for a seed to be drawn
   */
  public WindCase draw(double fraction, long seed) {
    return WindCases.parse(filled(text, fraction, seed));
  }

  private static String filled(String template, double fraction, long seed) {
    return RANGE
        .matcher(template)
        .replaceAll(range -> between(range, fraction))
        .replace(ANY_SEED, "seed=" + seed);
  }

  private static String between(MatchResult range, double fraction) {
    double low = Double.parseDouble(range.group(1));
    double high = Double.parseDouble(range.group(2));
    return Matcher.quoteReplacement(
        String.format(Locale.ROOT, "%.3f", low + fraction * (high - low)));
  }

  @Override
  public String toString() {
    return text;
  }
}
