package org.tipspeed.rundir;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where everything of one run stands, and under which names.
 *
 * @param path the directory
 */
public record RunDirectory(Path path) {

  /**
   * Makes a new run directory, with its parents; one that is there and empty will do.
   *
   * @throws ReportException if it is already used or cannot be made
   */
  public static RunDirectory create(Path path) {
    RunDirectory directory = new RunDirectory(path);
    try {
      Files.createDirectories(path);
      directory.requireUnused();
      directory.requireWritable();
    } catch (FileAlreadyExistsException e) {
      throw new ReportException("cannot use %s as a run directory: it is a file".formatted(path));
    } catch (IOException e) {
      throw ReportException.cannot("write to", path, e);
    }
    return directory;
  }

  /**
   * Opens the directory of an earlier run.
   *
   * @throws ReportException if there is no run in it
   */
  public static RunDirectory open(Path path) {
    RunDirectory directory = new RunDirectory(path);
    if (!Files.isRegularFile(directory.manifest())) {
      throw new ReportException("%s holds no run: it has no manifest.json".formatted(path));
    }
    directory.requireWritable();
    return directory;
  }

  /** Whether an earlier run has left its manifest here. */
  public static boolean holdsRun(Path path) {
    return Files.isRegularFile(new RunDirectory(path).manifest());
  }

  public Path manifest() {
    return path.resolve("manifest.json");
  }

  /** The settings as used. */
  public Path config() {
    return path.resolve("config.yaml");
  }

  public Path episodes() {
    return path.resolve("episodes.csv");
  }

  public Path progress() {
    return path.resolve("progress.csv");
  }

  public Path checkpoints() {
    return path.resolve("checkpoints");
  }

  /** Where the best policy stands. */
  public Path best() {
    return path.resolve("best");
  }

  public Path evaluation() {
    return path.resolve("evaluation.json");
  }

  /** Time series of the final flights. */
  public Path flights() {
    return path.resolve("flights");
  }

  /** Flights of the best policy on a suite, besides those of the run itself. */
  public Path suite(String name) {
    return path.resolve("suites").resolve(name);
  }

  /** The figures of such flights, once all are over. */
  public Path suiteMetrics(String name) {
    return suite(name).resolve("metrics.json");
  }

  public Path report() {
    return path.resolve("report.html");
  }

  /** What the program printed, where a parent process keeps it. */
  public Path console() {
    return path.resolve("console.log");
  }

  /**
   * The console's text is there first; drafts and locks begin with a dot and are nobody's result.
   */
  private boolean isHarmless(Path file) {
    return file.equals(console()) || file.getFileName().toString().startsWith(".");
  }

  private void requireWritable() {
    if (!Files.isWritable(path)) {
      throw new ReportException("cannot write to %s: permission denied".formatted(path));
    }
  }

  private void requireUnused() throws IOException {
    if (holdsRun(path)) {
      throw new ReportException(
          "%s already holds a run: resume it with --resume, or choose another --out"
              .formatted(path));
    }
    try (Stream<Path> content = Files.list(path)) {
      if (content.anyMatch(file -> !isHarmless(file))) {
        throw new ReportException(
            "%s is not empty: choose another --out or an empty directory".formatted(path));
      }
    }
  }
}
