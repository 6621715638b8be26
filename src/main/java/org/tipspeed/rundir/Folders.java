package org.tipspeed.rundir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tipspeed.files.Draft;

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

  /** Clears away what a killed process left unfinished in a folder, if there is one. */
  public static void clearDrafts(Path folder) {
    try {
      Draft.clear(folder);
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
