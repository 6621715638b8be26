package org.tipspeed.rundir;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Something about a run directory or one of its files is not as it should be. */
public final class ReportException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ReportException(String message) {
    super(message);
  }

  private ReportException(String message, Throwable cause) {
    super(message, cause);
  }

  public static ReportException cannot(String verb, Path file, IOException cause) {
    return new ReportException("cannot %s %s: %s".formatted(verb, file, reason(cause)), cause);
  }

  /** Java's own messages are often just the path. */
  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof NoSuchFileException || cause instanceof FileNotFoundException) {
      return "no such file or directory";
    }
    if (cause instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
