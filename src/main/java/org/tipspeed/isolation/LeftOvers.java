package org.tipspeed.isolation;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The folders that dead runs of this user left behind. Each process clears a temporary folder once,
 * when it makes its first folder there, however many children it starts: they would only look at
 * the same folders again.
 *
 * <p>Never at those of its own process: closing any descriptor of a file drops all locks that the
 * process has on it, and its folders would be free for other runs to clear.
 */
final class LeftOvers {

  /** Thousands of small folders take less; what takes more goes on beside the child's start. */
  private static final long PATIENCE_MS = 1000;

  private static final Set<Path> CLEARED = new HashSet<>();

  private LeftOvers() {}

  /**
   * To be called after each folder made and before the next is.
   *
   * @param own a folder of this process, locked; if the first in its parent, the only one
   */
  static void clearBeside(Path own) throws IOException {
    if (!CLEARED.add(own.getParent())) {
      return;
    }
    UserPrincipal user = Files.getOwner(own);
    List<Path> others = foldersBeside(own);
    Thread clearing = new Thread(() -> clear(others, user), "clearing");
    clearing.setDaemon(true);
    clearing.start();
    try {
      clearing.join(PATIENCE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<Path> foldersBeside(Path own) {
    List<Path> folders = new ArrayList<>();
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(own.getParent(), WorkingFolder.PREFIX + "*")) {
      found.forEach(folders::add);
    } catch (IOException | DirectoryIteratorException e) {
      // A folder that can be used but not listed: nothing to clear that is known.
    }
    folders.remove(own);
    return folders;
  }

  private static void clear(List<Path> folders, UserPrincipal user) {
    Set<String> marks = folders.isEmpty() ? Set.of() : Mark.folders();
    folders.forEach(folder -> clear(folder, user, marks.contains(folder.toString())));
  }

  private static void clear(Path folder, UserPrincipal user, boolean marked) {
    try {
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
          || !Files.getOwner(folder).equals(user)) {
        return;
      }
      if (Files.exists(folder.resolve(WorkingFolder.LOCK))) {
        deleteUnlessLocked(folder, marked);
      } else {
        // Its deletion stopped before the last step; with anything in it, it is not one of ours.
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      // Another run was quicker, or it is none of ours.
    }
  }

  private static void deleteUnlessLocked(Path folder, boolean marked) throws IOException {
    try (FileChannel channel =
            FileChannel.open(folder.resolve(WorkingFolder.LOCK), StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        if (marked) {
          Mark.endAll(folder);
        }
        WorkingFolder.deleteQuietly(folder);
      }
    } catch (OverlappingFileLockException e) {
      // Held by this process, by classes that were loaded twice: as good as by another.
    }
  }
}
