package org.tipspeed.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Builds the look-alike of OpenFAST's library in {@code native/openfast-lookalike} as {@link
 * LookalikeLibrary} does its own, and makes models for it.
 */
public final class OpenFastLookalike {

  private static final Path NATIVE = Path.of("native").toAbsolutePath();
  private static final Path SOURCES = NATIVE.resolve("openfast-lookalike");
  private static final Path PHYSICS = NATIVE.resolve("lookalike").resolve("turbine.c");
  private static final Path BUILT =
      Path.of("target", "native", "libopenfastlib_lookalike.so").toAbsolutePath();
  private static final Path MODEL = Path.of("src", "test", "resources", "openfast");

  private OpenFastLookalike() {}

  /** An own copy of the library: loaded from another path it is another library. */
  public static Path libraryIn(Path folder) {
    try {
      Files.createDirectories(folder);
      return Files.copy(
          built(), folder.resolve("libopenfastlib.so"), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * An own copy of the model.
   *
   * @param traits what the look-alike is to do wrong with it: see native/README.md
   */
  public static Path modelIn(Path folder, String traits) {
    try (Stream<Path> files = Files.walk(MODEL)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = folder.resolve(MODEL.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
      }
      Path main = folder.resolve("model.fst");
      Files.writeString(main, Files.readString(main).replaceFirst("for tests", traits));
      return main;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static synchronized Path built() {
    try {
      if (!Files.exists(BUILT) || isOlderThanSources()) {
        compile();
      }
      return BUILT;
    } catch (IOException e) {
      return CCompiler.missing(e);
    }
  }

  private static boolean isOlderThanSources() throws IOException {
    long built = Files.getLastModifiedTime(BUILT).toMillis();
    try (Stream<Path> sources = Files.list(SOURCES)) {
      return Stream.concat(sources, Stream.of(PHYSICS))
          .anyMatch(source -> source.toFile().lastModified() > built);
    }
  }

  private static void compile() throws IOException {
    Files.createDirectories(BUILT.getParent());
    Path unfinished = Files.createTempFile(BUILT.getParent(), "openfast", ".so");
    List<String> command = new ArrayList<>(List.of("cc", "-std=gnu11", "-O2", "-fPIC", "-shared"));
    command.addAll(List.of("-fvisibility=hidden", "-Wall", "-Wextra", "-Werror"));
    command.addAll(List.of("-o", unfinished.toString(), PHYSICS.toString()));
    try (Stream<Path> sources = Files.list(SOURCES)) {
      sources.map(Path::toString).filter(s -> s.endsWith(".c")).sorted().forEach(command::add);
    }
    command.addAll(List.of("-lm", "-ldl"));
    CCompiler.run(command);
    Files.move(unfinished, BUILT, StandardCopyOption.REPLACE_EXISTING);
  }
}
