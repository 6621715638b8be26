package org.tipspeed.turbine.qblade;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tipspeed.files.InputFile;
import org.tipspeed.turbine.TurbineException;

/**
 * What the simulator is to simulate: a binary project ({@code .qpr}), which only QBlade reads, or a
 * simulation definition ({@code .sim}), a text of lines "value KEYWORD" of which we look at a few,
 * because the library reports no mistake in it.
 *
 * <p>The library takes as the value of a keyword the first word of the first line in which the
 * keyword is a later word; so a value cannot hold blanks.
 */
record Project(Path file) {

  /** Lets every byte through; values are decoded one by one. */
  private static final Charset BYTES = StandardCharsets.ISO_8859_1;

  private static final long MOST_BYTES = 1 << 20;

  private static final String TURBINE_FILE = "TURBFILE";

  /** Keywords whose value is a file name, blank if unused. */
  private static final List<String> FILES = List.of(TURBINE_FILE, "WNDNAME", "FILTERFILE");

  private static final List<String> NEEDED = List.of("OBJECTNAME", "TIMESTEP", "NUMTIMESTEPS");

  Project {
    file = file.toAbsolutePath().normalize();
  }

  boolean isText() {
    return name().endsWith(".sim");
  }

  private String name() {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }

  /**
   * Checks what can be seen from outside.
   *
   * @throws TurbineException with one sentence
   */
  void requireUsable() {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw refused("there is no readable project %s".formatted(file));
    }
    if (!isText() && !name().endsWith(".qpr") && !name().endsWith(".qpr1")) {
      throw refused(
          "%s is neither a project (.qpr) nor a simulation definition (.sim)".formatted(file));
    }
    if (isText()) {
      requireDefinition();
    }
  }

  private void requireDefinition() {
    List<String> lines = lines();
    for (String keyword : FILES) {
      requireWithoutBlanks(lines, keyword);
    }
    for (String keyword : NEEDED) {
      value(lines, keyword)
          .orElseThrow(() -> refused("%s lacks the keyword %s".formatted(file, keyword)));
    }
    String turbine =
        value(lines, TURBINE_FILE)
            .orElseThrow(() -> refused("%s names no turbine file (TURBFILE)".formatted(file)));
    if (!Files.isReadable(file.resolveSibling(turbine.replace('\\', '/')))) {
      throw refused(
          "%s names the turbine file %s, which is not beside it".formatted(file, turbine));
    }
  }

  /** A value of several words would be cut at its first blank without a word. */
  private void requireWithoutBlanks(List<String> lines, String keyword) {
    for (String line : lines) {
      List<String> words = words(line);
      int at = words.indexOf(keyword);
      boolean path = at > 1 && words.subList(0, at).stream().anyMatch(w -> w.contains("."));
      if (path) {
        throw refused(
            "%s: %s is '%s', but the format cannot carry file names with blanks: rename the file"
                .formatted(file, keyword, String.join(" ", words.subList(0, at))));
      }
    }
  }

  /** NUMTIMESTEPS, beyond which the structure of the simulation stumbles; absent for a .qpr. */
  OptionalLong lastStep() {
    if (!isText()) {
      return OptionalLong.empty();
    }
    String steps = value(lines(), "NUMTIMESTEPS").orElse("");
    try {
      return OptionalLong.of((long) Double.parseDouble(steps));
    } catch (NumberFormatException e) {
      throw refused("%s: NUMTIMESTEPS must be a number, was '%s'".formatted(file, steps));
    }
  }

  /** The definition with some values replaced, every other line as it is. */
  String textWith(Map<String, String> values) {
    StringBuilder text = new StringBuilder();
    for (String line : lines()) {
      List<String> words = words(line);
      String changed = line;
      for (Map.Entry<String, String> value : values.entrySet()) {
        String bytes = new String(value.getValue().getBytes(StandardCharsets.UTF_8), BYTES);
        changed = words.indexOf(value.getKey()) > 0 ? bytes + " " + value.getKey() : changed;
      }
      text.append(changed).append('\n');
    }
    return text.toString();
  }

  Optional<String> value(String keyword) {
    return value(lines(), keyword);
  }

  private static Optional<String> value(List<String> lines, String keyword) {
    return lines.stream()
        .map(Project::words)
        .filter(words -> words.indexOf(keyword) > 0)
        .map(words -> new String(words.get(0).getBytes(BYTES), StandardCharsets.UTF_8))
        .findFirst();
  }

  private static List<String> words(String line) {
    return Arrays.asList(line.strip().split("\\s+"));
  }

  private List<String> lines() {
    try {
      return new String(InputFile.bytes(file, MOST_BYTES), BYTES).lines().toList();
    } catch (IOException e) {
      throw new TurbineException(
          TurbineException.Kind.REFUSED,
          "%s cannot be read: %s".formatted(file, e.getMessage()),
          e);
    }
  }

  private static TurbineException refused(String sentence) {
    return new TurbineException(TurbineException.Kind.REFUSED, sentence);
  }
}
