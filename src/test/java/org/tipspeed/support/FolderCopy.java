package org.tipspeed.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder twice, so that a test may spoil its own. */
public final class FolderCopy {

  private FolderCopy() {}

  /**
   * @param to made if it is not there, with everything that is in {@code from}
   */
  public static Path of(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(f -> !f.equals(from)).toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
    return to;
  }
}
