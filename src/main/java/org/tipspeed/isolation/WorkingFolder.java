package org.tipspeed.isolation;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * The temporary folder of one child. Its owner holds a lock on a file in it, which the operating
 * system releases however the owner ends; so a folder whose lock can be had is left over from a
 * dead run and is deleted by the next one: see {@link LeftOvers}.
 */
final class WorkingFolder {

  static final String PREFIX = "tipspeed-";
  static final String LOCK = "owner.lock";
  private static final int DELETION_ATTEMPTS = 3;

  private final Path path;
  private final FileChannel lock;

  private WorkingFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Makes a folder that only this user can enter, and clears away those of dead runs beside it when
   * it is the first. One at a time, since the clearing must know which folders are this process's.
   */
  static synchronized WorkingFolder create() throws IOException {
    Path parent = Path.of(System.getProperty("java.io.tmpdir")).toRealPath();
    Optional<WorkingFolder> made = make(parent);
    while (made.isEmpty()) {
      made = make(parent);
    }
    LeftOvers.clearBeside(made.get().path);
    return made.get();
  }

  /** Empty if another run took the new folder, not locked yet, for a left-over one. */
  private static Optional<WorkingFolder> make(Path parent) throws IOException {
    Path path = Files.createTempDirectory(parent, PREFIX);
    Path file = path.resolve(LOCK);
    FileChannel lock;
    try {
      lock = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    lock.lock();
    if (Files.notExists(file)) {
      lock.close();
      return Optional.empty();
    }
    Files.createDirectory(path.resolve("work"));
    return Optional.of(new WorkingFolder(path, lock));
  }

  /** Where the child runs. */
  Path current() {
    return path.resolve("work");
  }

  /** Outside the current folder, where a simulator may clear up as it likes. */
  Path socket() {
    return path.resolve("channel");
  }

  /** Deletes what can be deleted; the next run tries again. */
  void delete() {
    deleteQuietly(path);
    try {
      lock.close();
    } catch (IOException e) {
      // Nothing was written to it.
    }
  }

  /** Deletes a folder with its content, the lock last so that an interrupted deletion goes on. */
  static void deleteQuietly(Path folder) {
    for (int attempt = 0; attempt < DELETION_ATTEMPTS && Files.exists(folder); attempt++) {
      try {
        deleteContent(folder);
        Files.deleteIfExists(folder.resolve(LOCK));
        Files.deleteIfExists(folder);
      } catch (IOException e) {
        // Held open on Windows, written to meanwhile, or deleted by someone else.
      }
    }
  }

  private static void deleteContent(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!file.equals(folder.resolve(LOCK))) {
              Files.deleteIfExists(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            if (!visited.equals(folder)) {
              Files.deleteIfExists(visited);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
