package org.tipspeed.config.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.tipspeed.files.InputFile;

/**
 * Reads a YAML file into a settings record, strictly, and reports all problems of the file at once.
 *
 * <p>A key is the snake_case of a record component's name. A missing key takes its value from the
 * enclosing record's default, or else from the {@code public static final DEFAULTS} of its own
 * record; if neither has one, it is required. Components may be {@code double}, {@code int}, {@code
 * long}, {@code boolean}, {@link String}, {@link Path}, enums (lower case, '-' for '_'), records,
 * {@link java.util.List}s, {@link java.util.Set}s and {@link Optional}s of these, {@link
 * java.util.Map}s from text to them, types with a static method {@code located(String text, Path
 * folder)}, {@link Sections} and {@link OneOf}. A number may be a {@link Quantity} with unit and
 * source, a list of records a {@link Table} in a CSV file. Paths are relative to the file's folder;
 * an empty one stays empty. Lists and maps replace their default, they are not merged.
 */
public final class SettingsReader {

  /** No settings file written by a person comes near this. */
  private static final int MAX_BYTES = 1 << 20;

  private static final String REWRITE = "rewrite";

  private SettingsReader() {}

  /**
   * @param file UTF-8 YAML
   * @throws SettingsException if the file cannot be read, or with every problem found in it
   */
  public static <R extends Record> R read(Path file, Class<R> type) {
    return read(YamlDocument.compose(text(file), file.toString()), file, type);
  }

  /**
   * Reads the tree of a file. A record may have a method {@code public static void
   * rewrite(MappingNode root, String source, Path folder)}, which changes the tree of a file before
   * it is read and may refuse it; text that comes from elsewhere is read as it is.
   *
   * @param root of the file, which may have been changed since
   * @param file for messages and as the start of relative paths
   * @throws SettingsException with every problem found
   */
  public static <R extends Record> R read(MappingNode root, Path file, Class<R> type) {
    Path parent = file.toAbsolutePath().getParent();
    Path folder = parent == null ? file : parent;
    rewrite(root, file.toString(), folder, type);
    return read(root, file.toString(), folder, type);
  }

  private static void rewrite(MappingNode root, String source, Path folder, Class<?> type) {
    try {
      type.getMethod(REWRITE, MappingNode.class, String.class, Path.class)
          .invoke(null, root, source, folder);
    } catch (NoSuchMethodException e) {
      return;
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refusal) {
        throw refusal;
      }
      throw new IllegalStateException(type.getName() + " failed on " + source, e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(type.getName() + " cannot rewrite", e);
    }
  }

  /**
   * Reads settings that do not come from a file; their paths are relative to the working folder.
   *
   * @param sourceName stands for the file's name in messages
   * @throws SettingsException with every problem found
   */
  public static <R extends Record> R read(String yaml, String sourceName, Class<R> type) {
    return read(yaml, sourceName, Path.of("").toAbsolutePath(), type);
  }

  private static <R extends Record> R read(String yaml, String source, Path folder, Class<R> type) {
    requireSettingsSize(yaml.length(), source);
    return read(YamlDocument.compose(yaml, source), source, folder, type);
  }

  private static <R extends Record> R read(
      MappingNode root, String source, Path folder, Class<R> type) {
    List<SettingsException.Problem> problems = new ArrayList<>();
    NodeReader reader = new NodeReader(source, folder, new SettingsShape<>(type), problems);
    Optional<Object> settings = reader.read(root, type, "", null);
    if (!problems.isEmpty()) {
      problems.sort(
          Comparator.comparing(
                  (SettingsException.Problem problem) -> !problem.source().equals(source))
              .thenComparing(SettingsException.Problem::source)
              .thenComparingInt(SettingsException.Problem::line));
      throw new SettingsException(problems);
    }
    return type.cast(settings.orElseThrow());
  }

  /**
   * @throws SettingsException if the file cannot be read
   */
  public static String text(Path file) {
    try (InputStream in = Files.newInputStream(InputFile.regular(file))) {
      return decode(in.readNBytes(MAX_BYTES + 1), file);
    } catch (NoSuchFileException e) {
      throw new SettingsException(file + ": there is no such file");
    } catch (AccessDeniedException e) {
      throw new SettingsException(file + ": no permission to read this file");
    } catch (IOException e) {
      throw new SettingsException(file + ": " + e.getMessage());
    }
  }

  private static String decode(byte[] bytes, Path file) {
    requireSettingsSize(bytes.length, file.toString());
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new SettingsException(file + ": is not text in UTF-8; is this a settings file?");
    }
  }

  private static void requireSettingsSize(int size, String source) {
    if (size > MAX_BYTES) {
      throw new SettingsException(
          source + ": is larger than 1 MB, which no settings file is; is this the right file?");
    }
  }
}
