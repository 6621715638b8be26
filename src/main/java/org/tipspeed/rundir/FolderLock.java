package org.tipspeed.rundir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tipspeed.files.Draft;

/**
 * A folder that this process alone works in, until this is closed.
 *
 * <p>The operating system keeps a lock on a file in it, which ends with its process however that
 * ends. The file also says who holds it, for file systems on which machines do not see each other's
 * locks: a folder is taken over from a dead process of this machine, but never from one of another,
 * which cannot be asked.
 */
public final class FolderLock implements AutoCloseable {

  static final String FILE_NAME = ".lock";

  /** Behind the words, which others have to read where a locked part cannot be read. */
  private static final long LOCKED_BYTE = 1 << 20;

  private static final int LONGEST_WORDS = 1000;

  /** Who has not said yet who it is. */
  private static final String OTHER = "another process";

  /** Closing any descriptor of a file drops a process's locks on it: own ones are not opened. */
  private static final Set<Path> OWN = new HashSet<>();

  private final Path folder;
  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path folder, Path file, FileChannel channel) {
    this.folder = folder;
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes a folder, and clears away what a killed process left unfinished in it.
   *
   * @param folder must exist
   * @throws ReportException if another process works in it, or it cannot be written to
   */
  public static FolderLock take(Path folder) {
    try {
      Path file = folder.toRealPath().resolve(FILE_NAME);
      FolderLock lock = take(folder, file);
      lock.clear();
      return lock;
    } catch (IOException e) {
      throw ReportException.cannot("write to", folder, e);
    }
  }

  /**
   * Makes a folder, with its parents, and takes it; one that is refused is left as it was.
   *
   * @throws ReportException if it is already used
   */
  public static FolderLock takeNew(Path folder) {
    RunDirectory.create(folder);
    FolderLock lock = take(folder);
    try {
      // Another may have come and gone since.
      RunDirectory.create(folder);
      return lock;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Who works in a folder, for people; empty if nobody does, as far as can be told without taking
   * it. Another process that takes it at the same moment may find it in use.
   *
   * @param folder need not exist
   */
  public static Optional<String> holder(Path folder) {
    synchronized (OWN) {
      try {
        Path file = folder.toRealPath().resolve(FILE_NAME);
        if (OWN.contains(file)) {
          return Optional.of(Holder.ofThisProcess().toString());
        }
        try (FileChannel channel = open(file)) {
          return locked(channel).orElse(true)
              ? Optional.empty()
              : Optional.of(Holder.parse(read(channel)).map(Holder::toString).orElse(OTHER));
        }
      } catch (IOException e) {
        return Optional.empty();
      }
    }
  }

  private static FolderLock take(Path folder, Path file) throws IOException {
    synchronized (OWN) {
      if (OWN.contains(file)) {
        throw inUse(folder, Holder.ofThisProcess().toString());
      }
      Optional<FileChannel> held = tryTake(folder, file);
      while (held.isEmpty()) {
        held = tryTake(folder, file);
      }
      OWN.add(file);
      return new FolderLock(folder, file, held.get());
    }
  }

  /** Empty if another process deleted the file meanwhile, which is how it gives a folder back. */
  private static Optional<FileChannel> tryTake(Path folder, Path file) throws IOException {
    createUnlessThere(file);
    FileChannel channel = null;
    try {
      Object identity = identity(file);
      channel = open(file);
      requireFree(folder, file, channel);
      if (Objects.equals(identity, identity(file))) {
        sign(channel);
        return Optional.of(channel);
      }
      channel.close();
      return Optional.empty();
    } catch (NoSuchFileException e) {
      closeQuietly(channel);
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      closeQuietly(channel);
      throw e;
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
  }

  private static void createUnlessThere(Path file) throws IOException {
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException e) {
      // Held, or left over by a dead process.
    }
  }

  private static Object identity(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .fileKey();
  }

  /** Whether nobody holds a lock; empty where the file system has no locks. */
  private static Optional<Boolean> locked(FileChannel channel) {
    try {
      return Optional.of(channel.tryLock(LOCKED_BYTE, 1, false) != null);
    } catch (OverlappingFileLockException e) {
      return Optional.of(false);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void requireFree(Path folder, Path file, FileChannel channel) throws IOException {
    Optional<Boolean> locked = locked(channel);
    String words = read(channel);
    Optional<Holder> holder = Holder.parse(words);
    boolean elsewhere = holder.isPresent() && !holder.get().isOnThisHost();
    if (!locked.orElse(true)) {
      throw inUse(folder, holder.map(Holder::toString).orElse(OTHER));
    }
    if (elsewhere) {
      throw new ReportException(
          "%s is in use by %s; if that process has ended, delete %s"
              .formatted(folder, holder.get(), file));
    }
    if (locked.isEmpty() && holder.isPresent() && holder.get().lives()) {
      throw inUse(folder, words);
    }
  }

  private static ReportException inUse(Path folder, String holder) {
    return new ReportException(
        "%s is in use by %s: wait until it has ended, or choose another --out"
            .formatted(folder, holder));
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer words = ByteBuffer.allocate(LONGEST_WORDS);
    int count = Math.max(0, channel.read(words, 0));
    return new String(words.array(), 0, count, StandardCharsets.UTF_8).strip();
  }

  private static void sign(FileChannel channel) throws IOException {
    channel.truncate(0);
    channel.write(StandardCharsets.UTF_8.encode(Holder.ofThisProcess() + "\n"), 0);
  }

  private void clear() throws IOException {
    try {
      Draft.clear(folder);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** The folder that is held. */
  public Path folder() {
    return folder;
  }

  /** Gives the folder back and leaves no trace in it. */
  @Override
  public void close() {
    synchronized (OWN) {
      file.toFile().delete();
      closeQuietly(channel);
      OWN.remove(file);
    }
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // Nothing is waiting to be written.
    }
  }

  /**
   * Who holds a lock.
   *
   * @param host name of the machine
   * @param since when the process began
   */
  private record Holder(long pid, String host, Instant since) {

    private static final Pattern WORDS =
        Pattern.compile("process (\\d{1,18}) on (\\S+) since (\\S+)");

    static Holder ofThisProcess() {
      ProcessHandle process = ProcessHandle.current();
      return new Holder(process.pid(), hostName(), began(process));
    }

    /** Empty if its process was killed before it could say who it is. */
    static Optional<Holder> parse(String text) {
      Matcher words = WORDS.matcher(text);
      try {
        return words.matches()
            ? Optional.of(
                new Holder(
                    Long.parseLong(words.group(1)), words.group(2), Instant.parse(words.group(3))))
            : Optional.empty();
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }

    private static Instant began(ProcessHandle process) {
      return process.info().startInstant().orElse(Instant.EPOCH);
    }

    private static String hostName() {
      try {
        return InetAddress.getLocalHost().getHostName();
      } catch (UnknownHostException e) {
        return "localhost";
      }
    }

    boolean isOnThisHost() {
      return host.equals(hostName());
    }

    /** Only to be asked on its own machine; another process may have got its number since. */
    boolean lives() {
      return ProcessHandle.of(pid).filter(process -> began(process).equals(since)).isPresent();
    }

    @Override
    public String toString() {
      return "process %d on %s since %s".formatted(pid, host, since);
    }
  }
}
