package org.tipspeed.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What work leaves that is the same at each attempt, byte for byte. Drafts and locks are part of
 * it: there must be none.
 *
 * @param files from name to content
 */
record WorkContent(Map<String, String> files) {

  /** What takes place anew at each attempt, or tells the time. */
  private static final String NOT_COMPARED =
      "manifest\\.json|events\\.out.*|console\\.log|.*\\.(html|png)";

  static WorkContent of(Path work) throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(work)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.getFileName().toString().matches(NOT_COMPARED)) {
          String text = Files.readString(file, StandardCharsets.ISO_8859_1);
          boolean inOrderOfCompletion = file.endsWith("flights.csv");
          content.put(
              work.relativize(file).toString(),
              withoutSpeed(inOrderOfCompletion ? sorted(text) : text, work));
        }
      }
    }
    return new WorkContent(content);
  }

  /** Names of the files that are in one alone or have another content. */
  List<String> differences(WorkContent other) {
    return Stream.concat(files.keySet().stream(), other.files.keySet().stream())
        .distinct()
        .filter(name -> !files.getOrDefault(name, "").equals(other.files.getOrDefault(name, "")))
        .toList();
  }

  private static String sorted(String text) {
    return text.lines().sorted().collect(Collectors.joining("\n"));
  }

  /** A run's speed is its own, and so is the name of its folder. */
  private static String withoutSpeed(String text, Path work) {
    String named = text.replace(work.getParent().toString(), "");
    List<String> columns = Arrays.asList(named.lines().findFirst().orElse("").split(","));
    int speed = columns.indexOf("steps_per_s");
    return speed < 0
        ? named
        : named
            .lines()
            .map(line -> new ArrayList<>(Arrays.asList(line.split(",", -1))))
            .peek(fields -> fields.remove(speed))
            .map(fields -> String.join(",", fields))
            .collect(Collectors.joining("\n"));
  }
}
