package org.tipspeed.isolation;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The temporary folder of one child. Its owner holds a lock on a file in it, which the operating
 * system releases however the owner ends; so a folder whose lock can be had is left over from a
 * dead run and is deleted by the next one.
 */
final class WorkingFolder {

  private static final String PREFIX = "tipspeed-";
  private static final String LOCK = "owner.lock";
  private static final int DELETION_ATTEMPTS = 3;

  /** Closing any descriptor of a file drops all of a process's locks on it, so leave these be. */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel lock;

  private WorkingFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /** Makes a folder that only this user can enter, and clears away those of dead runs. */
  static WorkingFolder create() throws IOException {
    Path parent = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    deleteLeftOver(parent);
    while (true) {
      Path path = Files.createTempDirectory(parent, PREFIX);
      OURS.add(path);
      Path file = path.resolve(LOCK);
      FileChannel lock =
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      lock.lock();
      if (Files.exists(file)) {
        Files.createDirectory(path.resolve("work"));
        return new WorkingFolder(path, lock);
      }
      // Another run took the new folder, not locked yet, for a left-over one.
      lock.close();
      OURS.remove(path);
    }
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
    } finally {
      OURS.remove(path);
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

  private static void deleteLeftOver(Path parent) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path folder : folders) {
        if (!OURS.contains(folder) && Files.exists(folder.resolve(LOCK))) {
          deleteIfLeftOver(folder);
        }
      }
    }
  }

  private static void deleteIfLeftOver(Path folder) {
    try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null && lock.isValid()) {
        deleteQuietly(folder);
      }
    } catch (IOException e) {
      // Another user's, or another run was quicker.
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
