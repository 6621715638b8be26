package org.tipspeed.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Builds the simulator of {@code native/bladed-program}, which loads a Bladed-style controller, as
 * {@link OpenFastLookalike} does its own, and makes inputs for it.
 */
public final class BladedProgram {

  private static final Path NATIVE = Path.of("native").toAbsolutePath();
  private static final List<Path> SOURCES =
      Stream.of(
              "bladed-program/program.c",
              "openfast-lookalike/deck.c",
              "openfast-lookalike/inflow.c",
              "lookalike/turbine.c")
          .map(NATIVE::resolve)
          .toList();
  private static final Path BUILT = Path.of("target", "native", "bladed-program").toAbsolutePath();
  private static final Path INPUT =
      Path.of("src", "test", "resources", "bladed-program", "input.txt");

  private BladedProgram() {}

  /** The program. */
  public static synchronized Path executable() {
    try {
      if (!Files.exists(BUILT) || isOlderThanSources()) {
        compile();
      }
      return BUILT;
    } catch (IOException e) {
      return CCompiler.missing(e);
    }
  }

  /** An own copy of the program, whose processes are told from those of other tests. */
  public static Path executableIn(Path folder) {
    Path copy = folder.resolve(BUILT.getFileName());
    try {
      return Files.exists(copy) ? copy : Files.copy(executable(), copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A folder with an input in it, as a template.
   *
   * @param trait what the program is to do wrong with it, "value key": see native/README.md
   */
  public static Path inputIn(Path folder, String trait) {
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve("input.txt"), Files.readString(INPUT) + trait + System.lineSeparator());
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOlderThanSources() throws IOException {
    long built = Files.getLastModifiedTime(BUILT).toMillis();
    return SOURCES.stream().anyMatch(source -> source.toFile().lastModified() > built);
  }

  private static void compile() throws IOException {
    Files.createDirectories(BUILT.getParent());
    Path unfinished = Files.createTempFile(BUILT.getParent(), "bladed", ".program");
    List<String> options = List.of("cc", "-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror", "-o");
    CCompiler.run(
        Stream.of(
                options,
                List.of(unfinished.toString()),
                SOURCES.stream().map(Path::toString).toList(),
                List.of("-lm", "-ldl"))
            .flatMap(List::stream)
            .toList());
    Files.move(unfinished, BUILT, StandardCopyOption.REPLACE_EXISTING);
  }
}
