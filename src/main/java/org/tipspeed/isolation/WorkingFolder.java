package org.tipspeed.isolation;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
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

  /** Of a socket's path, in bytes: systems take 103 to 107. */
  private static final int LONGEST_SOCKET = 100;

  private static final List<String> SHORT_PARENTS =
      List.of("/tmp", "/var/tmp", "/dev/shm", System.getProperty("user.home"));

  private final Path path;
  private final FileChannel lock;

  private WorkingFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Makes a folder that only this user can enter, and clears away those of dead runs beside it when
   * it is the first.
   */
  static WorkingFolder create() throws IOException {
    return create(Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** One for nothing but a socket, where the path of another is too long for that. */
  static WorkingFolder createForSocket() throws IOException {
    for (String parent : SHORT_PARENTS) {
      try {
        WorkingFolder made = create(Path.of(parent));
        if (made.takesSocket()) {
          return made;
        }
        made.delete();
      } catch (IOException e) {
        // The next may do.
      }
    }
    throw new IOException(
        "its path is too long for a socket, and no folder can be made in any of " + SHORT_PARENTS);
  }

  /** One at a time, since the clearing must know which folders are this process's. */
  private static synchronized WorkingFolder create(Path temporary) throws IOException {
    Path parent = temporary.toRealPath();
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

  /** Whether the path of the socket is short enough. */
  boolean takesSocket() {
    return socket().toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_SOCKET;
  }

  Path path() {
    return path;
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
