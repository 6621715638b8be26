package org.tipspeed.wind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Parses wind specs, the inverse of {@link WindCase#spec()}.
 *
 * <p>A text that starts with a lower-case word of two letters or more and a colon is {@code
 * kind:argument,key=value,...}; every other text is the path of a file, so {@code C:\wind\a.bts} is
 * a file and {@code file:eog:12} is one with a colon in its name. Paths may hold commas: from the
 * right, {@code key=value} parts are options if the key is one of a file's options or if what
 * stands before them ends like a wind file; the rest is the path.
 */
public final class WindCases {

  private static final Pattern KIND = Pattern.compile("([a-z][a-z0-9]+):(.*)", Pattern.DOTALL);
  private static final Pattern OPTION =
      Pattern.compile("(.*),([A-Za-z_]+)=([^,]*)", Pattern.DOTALL);
  private static final Pattern WIND_FILE =
      Pattern.compile(".*\\.(bts|wnd|hh|hht|bin|u)", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  private static final Pattern FILE_ALONE =
      Pattern.compile("[^.].*\\.(bts|wnd|hh|hht)", Pattern.CASE_INSENSITIVE);

  private WindCases() {}

  /**
   * The wind that a spec names, with kind, argument and options checked; files are not looked at.
   *
   * @throws WindException if the kind or an option is unknown or a value is unusable
   */
  public static WindCase parse(String spec) {
    String text = spec.strip();
    if (text.isEmpty()) {
      throw new WindException("a wind is missing: give a file or a spec such as steady:12");
    }
    WindCase wind = split(text);
    WindKinds.recipe(wind);
    return wind;
  }

  /**
   * The wind that a spec names or, if that is a folder, all wind files in it that need no options,
   * by name.
   *
   * @throws WindException as {@link #parse} does, or if the folder has none or cannot be read
   */
  public static List<WindCase> parseAll(String spec) {
    WindCase wind = parse(spec);
    if (!wind.kind().equals(WindCase.FILE) || !Files.isDirectory(Path.of(wind.argument()))) {
      return List.of(wind);
    }
    Path folder = Path.of(wind.argument());
    try (Stream<Path> files = Files.list(folder)) {
      List<WindCase> found =
          files
              .filter(file -> FILE_ALONE.matcher(file.getFileName().toString()).matches())
              .filter(Files::isRegularFile)
              .sorted()
              .map(file -> new WindCase(WindCase.FILE, file.toString(), wind.options()))
              .toList();
      if (found.isEmpty()) {
        throw new WindException(
            folder + ": there is no .bts, .wnd, .hh or .hht in this folder; name other files");
      }
      return found;
    } catch (IOException e) {
      throw new WindException("%s: this folder cannot be read".formatted(folder), e);
    }
  }

  /** Kind, argument and options as they stand, unchecked. */
  static WindCase split(String text) {
    Matcher parts = KIND.matcher(text);
    if (!parts.matches()) {
      refuseKindWithoutArgument(text);
      refuseOtherCase(text);
      refuseLoneOption(text);
      return file(text);
    }
    return parts.group(1).equals(WindCase.FILE)
        ? file(parts.group(2))
        : options(text, parts.group(1), parts.group(2));
  }

  private static void refuseKindWithoutArgument(String text) {
    String kind = text.split(",", 2)[0];
    if (WindKinds.isKnown(kind)) {
      throw new WindException(
          "wind '%s' lacks what follows the colon, such as %s"
              .formatted(text, WindKinds.named(kind).example()));
    }
  }

  /** {@code NTM:12} is hardly a file. */
  private static void refuseOtherCase(String text) {
    String kind = text.split(":", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (text.contains(":") && WindKinds.isKnown(kind)) {
      throw new WindException(
          "wind '%s': kinds of wind are in lower case; did you mean '%s:%s'? A file of that name is file:%s"
              .formatted(text, kind, text.split(":", 2)[1], text));
    }
  }

  /** What is left of a spec that a YAML list in [ ] has split at its commas. */
  private static void refuseLoneOption(String text) {
    String[] sides = text.split("=", 2);
    if (sides.length == 2
        && WindKinds.isOption(sides[0].strip())
        && !WIND_FILE.matcher(text).matches()) {
      throw new WindException(
          ("wind '%s' is only an option; a list in [ ] is split at commas, so write the whole wind"
                  + " in quotes, such as \"ntm:12,class=B,seed=3\"")
              .formatted(text));
    }
  }

  private static WindCase options(String text, String kind, String rest) {
    String[] parts = rest.split(",", -1);
    Map<String, String> options = new LinkedHashMap<>();
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      if (equals < 1) {
        throw new WindException(
            "wind '%s': '%s' is not an option of the form key=value".formatted(text, parts[i]));
      }
      put(options, text, parts[i].substring(0, equals), parts[i].substring(equals + 1));
    }
    return new WindCase(kind, parts[0].strip(), options);
  }

  private static WindCase file(String text) {
    String path = text;
    Deque<Matcher> peeled = new ArrayDeque<>();
    for (Matcher m = OPTION.matcher(path); m.matches(); m = OPTION.matcher(path)) {
      peeled.push(m);
      path = m.group(1);
    }
    while (!WIND_FILE.matcher(path).matches() && hasUnknownOption(peeled)) {
      Matcher pathAfterAll = peeled.pop();
      path = pathAfterAll.group();
    }
    Map<String, String> options = new LinkedHashMap<>();
    peeled.forEach(m -> put(options, text, m.group(2), m.group(3)));
    return new WindCase(WindCase.FILE, path, options);
  }

  private static boolean hasUnknownOption(Deque<Matcher> peeled) {
    return peeled.stream()
        .anyMatch(
            m ->
                !WindKinds.named(WindCase.FILE)
                    .options()
                    .contains(m.group(2).toLowerCase(Locale.ROOT)));
  }

  private static void put(Map<String, String> options, String text, String key, String value) {
    if (options.put(key.strip().toLowerCase(Locale.ROOT), value.strip()) != null) {
      throw new WindException("wind '%s': option '%s' is given twice".formatted(text, key));
    }
  }
}
