package org.tipspeed.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Builds the controller library of {@code native/controller} with the C compiler of this machine.
 */
public final class OwnController {

  private static final Path SOURCES = Path.of("native", "controller").toAbsolutePath();

  private OwnController() {}

  /**
   * @param target the library, or program, to be
   * @param extra options and further sources
   */
  public static Path at(Path target, String... extra) {
    List<String> command = new ArrayList<>(List.of("cc", "-std=gnu99", "-O2", "-ffp-contract=off"));
    command.addAll(List.of("-fPIC", "-fvisibility=hidden", "-Wall", "-Wextra", "-Werror"));
    command.addAll(List.of(extra));
    command.addAll(List.of("-I", SOURCES.toString(), "-o", target.toString()));
    try (Stream<Path> sources = Files.list(SOURCES)) {
      sources.map(Path::toString).filter(s -> s.endsWith(".c")).sorted().forEach(command::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    command.addAll(List.of("-lm", "-ldl"));
    try {
      CCompiler.run(command);
    } catch (IOException e) {
      return CCompiler.missing(e);
    }
    return target;
  }
}
