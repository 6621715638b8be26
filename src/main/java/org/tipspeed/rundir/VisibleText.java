package org.tipspeed.rundir;

import java.util.regex.Pattern;

/**
 * Text from files and libraries in which what steers a terminal, hides or turns text around is
 * written out, such as {@code \\u001b}.
 */
public final class VisibleText {

  /** Control characters, and marks that change the direction of what follows. */
  private static final Pattern STEERING =
      Pattern.compile("[\\p{Cc}\\u2028-\\u202e\\u2066-\\u2069\\u200e\\u200f]");

  private static final Pattern WRITTEN_OUT = Pattern.compile("\\\\u([0-9a-f]{4})");

  private VisibleText() {}

  /** One line. */
  public static String line(String text) {
    return STEERING.matcher(text).replaceAll(found -> escape(found.group()));
  }

  /** Any number of lines, whose ends and tabs stay. */
  public static String lines(String text) {
    return STEERING
        .matcher(text)
        .replaceAll(
            found -> "\n\t".contains(found.group()) ? found.group() : escape(found.group()));
  }

  private static String escape(String character) {
    return "\\\\u%04x".formatted((int) character.charAt(0));
  }

  /** The text that {@link #line} made visible. */
  static String original(String visible) {
    return WRITTEN_OUT
        .matcher(visible)
        .replaceAll(
            found -> {
              String character = Character.toString(Integer.parseInt(found.group(1), 16));
              return STEERING.matcher(character).matches() ? character : "\\" + found.group();
            });
  }
}
