package org.tipspeed.turbine.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tipspeed.files.InputFile;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.TurbineException.Kind;

/** The user's files. They stay as they are: each flight has a folder with copies, filled in. */
final class Templates {

  /** Lets every byte through, whatever language the comments are in. */
  private static final Charset BYTES = StandardCharsets.ISO_8859_1;

  private static final long MOST_BYTES = 64 << 20;

  /** Where each is copied to, as a path in the folder of the flight. */
  private final Map<Path, Path> files = new LinkedHashMap<>();

  private Templates() {}

  /**
   * @param named files, and folders for everything in them
   * @throws TurbineException if there is no such file, or two have one name
   */
  static Templates of(List<Path> named) {
    Templates templates = new Templates();
    named.forEach(templates::add);
    return templates;
  }

  private void add(Path named) {
    Path from = named.toAbsolutePath().normalize();
    if (!Files.exists(from)) {
      throw refused("there is no file %s".formatted(named), null);
    }
    try (Stream<Path> found = Files.walk(from)) {
      for (Path file : found.filter(Files::isRegularFile).sorted().toList()) {
        Path target = from.getParent().relativize(file);
        if (files.containsValue(target)) {
          throw refused("two of the files would be copied to %s".formatted(target), null);
        }
        files.put(file, target);
      }
    } catch (IOException | UncheckedIOException e) {
      throw refused("%s: %s".formatted(named, e.getMessage()), e);
    }
  }

  /** Whether a placeholder stands in one of them. */
  boolean contain(Placeholder placeholder) {
    return files.keySet().stream().anyMatch(file -> text(file).contains(placeholder.braced()));
  }

  /**
   * Puts filled-in copies into a folder.
   *
   * @param values of all placeholders
   */
  void fillInto(Path folder, Map<Placeholder, String> values) {
    Map<Placeholder, String> inBytes = new EnumMap<>(values);
    inBytes.replaceAll((key, value) -> new String(value.getBytes(StandardCharsets.UTF_8), BYTES));
    files.forEach(
        (file, target) -> {
          String text = text(file);
          // What has a zero byte is no text, and what looks like a placeholder in it is chance.
          String filled = text.indexOf('\0') < 0 ? Placeholder.fill(text, inBytes) : text;
          write(folder.resolve(target), filled);
        });
  }

  private static String text(Path file) {
    try {
      return new String(InputFile.bytes(file, MOST_BYTES), BYTES);
    } catch (IOException e) {
      throw refused("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static void write(Path target, String text) {
    try {
      Files.createDirectories(target.getParent());
      Files.write(target, text.getBytes(BYTES));
    } catch (IOException e) {
      throw refused("%s cannot be written: %s".formatted(target, e), e);
    }
  }

  /** An empty folder, whatever was there before. */
  static Path emptied(Path folder) {
    delete(folder);
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw refused("%s cannot be made: %s".formatted(folder, e), e);
    }
  }

  /** Deletes a folder with its content. */
  static void delete(Path folder) {
    if (Files.exists(folder)) {
      try (Stream<Path> found = Files.walk(folder)) {
        for (Path each : found.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(each);
        }
      } catch (IOException | UncheckedIOException e) {
        throw refused("%s cannot be deleted: %s".formatted(folder, e.getMessage()), e);
      }
    }
  }

  private static TurbineException refused(String sentence, Throwable cause) {
    return new TurbineException(Kind.REFUSED, sentence, cause);
  }
}
