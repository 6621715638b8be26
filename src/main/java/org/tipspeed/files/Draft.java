package org.tipspeed.files;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.SyncFailedException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A file that is being written beside its place. It takes the place when it is whole and on disk;
 * until then, whatever happens, the place holds what it held before. A draft is always a new file:
 * one that was left over, or that points elsewhere, goes first. All files of the program that are
 * not appended to are written in this way.
 */
public final class Draft implements AutoCloseable {

  /** What is to stand in the file. */
  public interface Content {
    void writeTo(Draft draft) throws IOException;
  }

  private static final String ENDING = ".part";
  private static final long LEFT_OVER_AFTER_MS = TimeUnit.HOURS.toMillis(1);
  private static final AtomicInteger SHARED = new AtomicInteger();

  private final Path target;
  private final Path path;
  private final RandomAccessFile file;

  /**
   * A file without channel operations: an interrupt would close it in the middle of a last save.
   */
  private Draft(Path target, Path path) throws IOException {
    this.target = target;
    this.path = path;
    Files.deleteIfExists(path);
    Files.createFile(path);
    this.file = new RandomAccessFile(path.toFile(), "rw");
  }

  /** Of a file in a folder that no other process writes to. */
  public static Draft of(Path target) throws IOException {
    Path absolute = target.toAbsolutePath();
    return new Draft(absolute, absolute.resolveSibling(name(absolute, "")));
  }

  /**
   * Of a file that several may write at the same time: the last to end wins. What others left over
   * of it goes when it is an hour old.
   */
  public static Draft shared(Path target) throws IOException {
    Path absolute = target.toAbsolutePath();
    String own = ".%d-%d".formatted(ProcessHandle.current().pid(), SHARED.incrementAndGet());
    Draft draft = new Draft(absolute, absolute.resolveSibling(name(absolute, own)));
    draft.clearOlder();
    return draft;
  }

  /**
   * Writes a file in a folder that no other process writes to.
   *
   * @throws IOException if that failed; the file is then as it was, and no draft is left
   */
  public static void write(Path target, Content content) throws IOException {
    try (Draft draft = of(target)) {
      content.writeTo(draft);
      draft.finish();
    }
  }

  /**
   * Clears away what a killed process left unfinished in a folder, which is this process's alone.
   *
   * @param folder need not exist
   */
  public static void clear(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> drafts = Files.newDirectoryStream(folder, ".*" + ENDING)) {
      for (Path draft : drafts) {
        Files.deleteIfExists(draft);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  /** To be written to, at any place. */
  public RandomAccessFile file() {
    return file;
  }

  /** The same as a stream that writes from where the file stands; it need not be closed. */
  public OutputStream stream() {
    return new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        file.write(value);
      }

      @Override
      public void write(byte[] bytes, int from, int count) throws IOException {
        file.write(bytes, from, count);
      }
    };
  }

  /** Puts the file in its place, for good: no loss of power takes it back. */
  public void finish() throws IOException {
    force();
    file.close();
    Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceFolder(target.getParent());
  }

  private void force() throws IOException {
    try {
      file.getFD().sync();
    } catch (SyncFailedException e) {
      // Java keeps the system's reason to itself.
      throw new IOException("the disk did not take it: it is full or broken", e);
    }
  }

  /** Leaves no draft, finished or not. */
  @Override
  public void close() throws IOException {
    file.close();
    path.toFile().delete();
  }

  private void clearOlder() throws IOException {
    long writtenMs = Files.getLastModifiedTime(path).toMillis();
    String older = "." + target.getFileName() + ".";
    try (DirectoryStream<Path> drafts =
        Files.newDirectoryStream(path.getParent(), each -> isDraft(each, older))) {
      for (Path draft : drafts) {
        if (writtenMs - Files.getLastModifiedTime(draft).toMillis() > LEFT_OVER_AFTER_MS) {
          Files.deleteIfExists(draft);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Another was quicker, or the folder cannot be listed: that hinders nobody.
    }
  }

  private static boolean isDraft(Path file, String beginning) {
    String name = file.getFileName().toString();
    return name.startsWith(beginning) && name.endsWith(ENDING);
  }

  private static String name(Path target, String own) {
    return "." + target.getFileName() + own + ENDING;
  }

  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows cannot open a folder, and need not: there the rename itself is durable enough.
    }
  }
}
