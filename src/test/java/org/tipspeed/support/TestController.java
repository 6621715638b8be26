package org.tipspeed.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Builds the controller library of {@code native/discon} with the C compiler of this machine. */
public final class TestController {

  private static final Path SOURCES = Path.of("native", "discon").toAbsolutePath();

  private TestController() {}

  /**
   * @param library where it is to be
   * @param options for the compiler, such as {@code -DENTRY=discon_}
   */
  public static Path at(Path library, String... options) {
    List<String> command = new ArrayList<>(List.of("cc", "-std=gnu11", "-O2", "-fPIC", "-shared"));
    command.addAll(List.of("-fvisibility=hidden", "-Wall", "-Wextra", "-Werror"));
    command.addAll(List.of(options));
    command.addAll(List.of("-o", library.toString()));
    try (Stream<Path> sources = Files.list(SOURCES)) {
      sources.map(Path::toString).filter(s -> s.endsWith(".c")).sorted().forEach(command::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    command.add("-lm");
    try {
      CCompiler.run(command);
    } catch (IOException e) {
      return CCompiler.missing(e);
    }
    return library;
  }
}
