package org.tipspeed.control;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * A Bladed-style controller library and how long to wait for it.
 *
 * @param library the {@code .so}, {@code .dll} or {@code .dylib}
 * @param inputFile handed to the library, which runs in this file's folder; if empty it is handed
 *     an empty name and runs in its own
 * @param logFolder receives what the library prints, in a file of its name with {@code .log}
 * @param loadLimitS time for starting a process and loading the library [s]
 * @param firstCallLimitS time for the first call, in which libraries read their files [s]
 * @param callLimitS time for any other call [s]
 */
public record DisconSettings(
    Path library,
    Optional<Path> inputFile,
    Path logFolder,
    double loadLimitS,
    double firstCallLimitS,
    double callLimitS) {

  private static final String ENDINGS = "\\.(so|dll|dylib)(\\.[0-9.]+)?$";

  public DisconSettings {
    library = library.toAbsolutePath().normalize();
    inputFile = inputFile.map(file -> file.toAbsolutePath().normalize());
  }

  /** With time limits that suit every controller. */
  public static DisconSettings of(Path library, Optional<Path> inputFile, Path logFolder) {
    return new DisconSettings(library, inputFile, logFolder, 60, 60, 10);
  }

  Path log() {
    return logFolder.resolve(name() + ".log");
  }

  /** For tables and file names: the file's, without ending, in lower case and without blanks. */
  public String name() {
    return library
        .getFileName()
        .toString()
        .toLowerCase(Locale.ROOT)
        .replaceFirst(ENDINGS, "")
        .replaceAll("\\s+", "-");
  }

  /** Where the library runs, so that its relative paths resolve. */
  Path folder() {
    return inputFile.orElse(library).getParent();
  }

  /**
   * @throws ControllerException if one of the files is not there
   */
  void requireFiles() {
    if (!Files.isRegularFile(library)) {
      throw new ControllerException(library + ": there is no such controller library");
    }
    inputFile
        .filter(file -> !Files.isReadable(file) || !Files.isRegularFile(file))
        .ifPresent(
            file -> {
              throw new ControllerException(file + ": there is no such controller input file");
            });
  }
}
