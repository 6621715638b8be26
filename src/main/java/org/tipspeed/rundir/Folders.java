package org.tipspeed.rundir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders and small text files, with failures that name them. */
public final class Folders {

  private Folders() {}

  public static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws ReportException if it cannot be written; the file is then as it was before
   */
  public static void write(Path file, String text) {
    WholeFile.write(file, text);
  }
}
