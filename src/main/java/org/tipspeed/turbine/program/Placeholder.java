package org.tipspeed.turbine.program;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may stand in braces in arguments and files, and is replaced for each flight. */
enum Placeholder {
  /** The folder of the flight. */
  FOLDER,
  /** The wind file: a hub-height series or a TurbSim box. */
  WIND,
  /** Which of the two it is in InflowWind's numbers: 2 or 3. */
  WIND_TYPE,
  /** Height in which the wind is given [m]. */
  HUB_HEIGHT,
  /** Width over which a hub-height series gives its shears [m]. */
  ROTOR_DIAMETER,
  /** The controller library. */
  CONTROLLER,
  /** The file that the controller library is to be given as its input file. */
  CONTROLLER_INPUT,
  /** How long to simulate [s]. */
  SECONDS,
  /** Time between two calls of the controller [s]. */
  STEP,
  /** Initial rotor speed [rpm]. */
  ROTOR_SPEED_RPM,
  /** Initial pitch of all blades [deg]. */
  PITCH_DEG;

  private static final Pattern BRACED = Pattern.compile("\\{([a-z_]+)}");

  /** As it stands in a text. */
  String braced() {
    return "{" + name().toLowerCase(Locale.ROOT) + "}";
  }

  /**
   * A text with its placeholders replaced; what else is in braces stays.
   *
   * @param values one for each
   */
  static String fill(String text, Map<Placeholder, String> values) {
    return BRACED
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    values.entrySet().stream()
                        .filter(value -> value.getKey().braced().equals(found.group()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(found.group())));
  }

  /**
   * @throws IllegalArgumentException if an argument has something else in braces
   */
  static void requireKnown(String argument) {
    List<String> known = Arrays.stream(values()).map(Placeholder::braced).toList();
    BRACED
        .matcher(argument)
        .results()
        .filter(found -> !known.contains(found.group()))
        .findFirst()
        .ifPresent(
            found -> {
              throw new IllegalArgumentException(
                  "arguments must have no other placeholders than %s, was %s"
                      .formatted(String.join(", ", known), argument));
            });
  }
}
