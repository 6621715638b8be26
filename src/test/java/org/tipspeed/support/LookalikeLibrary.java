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
 * Builds the look-alike simulator library of {@code native/lookalike} with the C compiler of this
 * machine. Without a compiler the asking test is skipped with the reason; where the environment
 * variable CI is set it fails, because there a silent gap would go unnoticed.
 */
public final class LookalikeLibrary {

  private static final Path SOURCES = Path.of("native", "lookalike").toAbsolutePath();
  private static final Path BUILT = Path.of("target", "native").toAbsolutePath();

  /** The imitated releases. */
  public enum Release {
    V2_0_5_2("20502", "2.0.5.2"),
    V2_0_6_4("20604", "2.0.6.4"),
    V2_0_7_4("20704", "2.0.7.4"),
    V2_0_8_6("20806", "2.0.8.6"),
    V2_0_9_7("20907", "2.0.9.7");

    private final String macro;
    private final String version;

    Release(String macro, String version) {
      this.macro = macro;
      this.version = version;
    }

    private String fileName() {
      return "libQBladeCE_" + version + ".so.1.0.0";
    }
  }

  private LookalikeLibrary() {}

  /**
   * An own copy of the library. Loaded from another path it is another library with its own hidden
   * instance, so tests in one JVM do not meet in it.
   */
  public static Path in(Path folder, Release release) {
    return copy(built(release.fileName(), release, List.of()), folder);
  }

  /** A copy that lacks the symbol that advances the simulation. */
  public static Path withoutAdvance(Path folder) {
    return copy(
        built("libQBladeCE_incomplete.so", Release.V2_0_9_7, List.of("-DWITHOUT_ADVANCE")), folder);
  }

  /** A library and the one that it needs, which the system does not find by itself. */
  public record Dependent(Path library, Path dependency) {}

  public static Dependent withDependency(Path folder) {
    Path dependency = folder.resolve("elsewhere").resolve("libdependency.so.1");
    Path library = folder.resolve("libQBladeCE_dependent.so");
    try {
      Files.createDirectories(dependency.getParent());
      Path source = Files.writeString(folder.resolve("d.c"), "int d(void) { return 1; }\n");
      Path user =
          Files.writeString(folder.resolve("u.c"), "int d(void);\nint u(void) { return d(); }\n");
      CCompiler.run(
          List.of(
              "cc",
              "-shared",
              "-fPIC",
              "-Wl,-soname,libdependency.so.1",
              "-o",
              dependency.toString(),
              source.toString()));
      CCompiler.run(
          List.of(
              "cc",
              "-shared",
              "-fPIC",
              "-o",
              library.toString(),
              user.toString(),
              dependency.toString()));
    } catch (IOException e) {
      CCompiler.missing(e);
    }
    return new Dependent(library, dependency);
  }

  private static Path copy(Path library, Path folder) {
    try {
      Files.createDirectories(folder);
      Path target = folder.resolve(library.getFileName());
      return Files.copy(library, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static synchronized Path built(String name, Release release, List<String> options) {
    Path library = BUILT.resolve(name);
    try {
      if (!Files.exists(library) || isOlderThanSources(library)) {
        compile(library, release, options);
      }
      return library;
    } catch (IOException e) {
      return CCompiler.missing(e);
    }
  }

  private static boolean isOlderThanSources(Path library) throws IOException {
    long built = Files.getLastModifiedTime(library).toMillis();
    try (Stream<Path> sources = Files.list(SOURCES)) {
      return sources.anyMatch(source -> source.toFile().lastModified() > built);
    }
  }

  private static void compile(Path library, Release release, List<String> options)
      throws IOException {
    Files.createDirectories(BUILT);
    Path unfinished = Files.createTempFile(BUILT, "lookalike", ".so");
    List<String> command = new ArrayList<>(List.of("cc", "-std=gnu11", "-O2", "-fPIC", "-shared"));
    command.addAll(List.of("-fvisibility=hidden", "-Wall", "-Wextra", "-Werror"));
    command.add("-DGENERATION=" + release.macro);
    command.addAll(options);
    command.addAll(List.of("-o", unfinished.toString()));
    try (Stream<Path> sources = Files.list(SOURCES)) {
      sources.map(Path::toString).filter(s -> s.endsWith(".c")).sorted().forEach(command::add);
    }
    command.add("-lm");
    CCompiler.run(command);
    Files.move(unfinished, library, StandardCopyOption.REPLACE_EXISTING);
  }
}
