package org.tipspeed.isolation;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes what a child prints to a file that cannot grow without bound: when it is full it becomes
 * {@code <name>.previous} and starts anew. A full disk costs the log, not the run: the child must
 * never block because nobody reads. The last words also stay in memory, for the message that says
 * how the child died.
 */
public final class ChildLog {

  private static final int LAST_BYTES = 4096;
  private static final int MOST_KEPT_BYTES = 1 << 16;
  private static final int LAST_LINES = 4;
  private static final int LONGEST_WORDS = 500;
  private static final Pattern CRASH = Pattern.compile("# +(SIG|EXCEPTION_|[A-Za-z] +\\[).*");
  private static final Pattern UNPRINTABLE = Pattern.compile("\\p{Cntrl}+");

  /** Kinds of file in a Unix mode: S_IFMT, S_IFCHR, S_IFBLK. */
  private static final int KIND = 0170000;

  private static final int CHARACTERS = 0020000;
  private static final int BLOCKS = 0060000;
  private static final long DRAIN_MS = 2000;

  /** Where it all goes. */
  private interface Sink {
    void write(byte[] bytes, int count);
  }

  private final Sink sink;
  private final Thread pump;
  private byte[] last = new byte[0];

  private ChildLog(Sink sink, InputStream printed) {
    this.sink = sink;
    this.pump = new Thread(() -> copy(printed), "log of a child");
    this.pump.setDaemon(true);
  }

  /**
   * @param file goes on where an earlier child left it; may be absent
   * @param printed output and errors of the child
   */
  static ChildLog begin(Optional<Path> file, double limitMb, InputStream printed)
      throws IOException {
    if (file.isPresent()) {
      Files.createDirectories(file.get().getParent());
    }
    long limitBytes = (long) (limitMb * 1e6);
    return begin(
        (bytes, count) -> file.ifPresent(to -> write(to, limitBytes, bytes, count)), printed);
  }

  /**
   * For a program that a child starts: what it prints is printed by the child itself, and so comes
   * to the child's log.
   *
   * @param printed output and errors of the program
   */
  public static ChildLog passOn(InputStream printed) {
    FileOutputStream own = new FileOutputStream(FileDescriptor.out);
    return begin(
        (bytes, count) -> {
          try {
            own.write(bytes, 0, count);
          } catch (IOException e) {
            // Nobody reads any more; the program must not notice.
          }
        },
        printed);
  }

  private static ChildLog begin(Sink sink, InputStream printed) {
    ChildLog log = new ChildLog(sink, printed);
    log.pump.start();
    return log;
  }

  /**
   * The last lines that the child printed, as one for a sentence: many a runtime says first what is
   * wrong and then that it ends. Empty if it printed nothing.
   */
  public synchronized String lastWords() {
    return lastWords(last);
  }

  /** The last lines of another log, in the same way; empty if there is none. */
  static String lastWords(Path other) {
    return lastWords(end(other, LAST_BYTES));
  }

  private static String lastWords(byte[] text) {
    return new String(text, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !isPadding(line))
        .map(line -> UNPRINTABLE.matcher(line).replaceAll(" ").replaceFirst("^# +", "").strip())
        .filter(line -> !line.isEmpty())
        .collect(Collectors.collectingAndThen(Collectors.toList(), ChildLog::lastLines));
  }

  /** Java's report of a crash says what and where in two of its many lines. */
  private static boolean isPadding(String line) {
    return line.startsWith("#") && !CRASH.matcher(line).matches();
  }

  /** Waits until everything a dead child printed has been taken. */
  public void drain() {
    try {
      pump.join(DRAIN_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes over the end of another log, which is about to be deleted. */
  void keep(Path other) {
    byte[] text = end(other, MOST_KEPT_BYTES);
    if (text.length > 0) {
      sink.write(text, text.length);
    }
  }

  private static byte[] end(Path file, int bytes) {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      channel.position(Math.max(0, channel.size() - bytes));
      return Channels.newInputStream(channel).readNBytes(bytes);
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private static String lastLines(List<String> lines) {
    int from = Math.max(0, lines.size() - LAST_LINES);
    String words = String.join(" | ", lines.subList(from, lines.size()));
    return words.length() <= LONGEST_WORDS
        ? words
        : "..." + words.substring(words.length() - LONGEST_WORDS);
  }

  private void copy(InputStream printed) {
    byte[] buffer = new byte[8192];
    try {
      for (int count = printed.read(buffer); count >= 0; count = printed.read(buffer)) {
        remember(buffer, count);
        sink.write(buffer, count);
      }
    } catch (IOException e) {
      // The pipe of a killed child: there is no more to come.
    }
  }

  private synchronized void remember(byte[] buffer, int count) {
    byte[] both = Arrays.copyOf(last, last.length + count);
    System.arraycopy(buffer, 0, both, last.length, count);
    last = Arrays.copyOfRange(both, Math.max(0, both.length - LAST_BYTES), both.length);
  }

  /**
   * Whether what is there has to be moved away first: a log that is full, and a link or a pipe in a
   * folder that somebody else made. A device is nobody's to move, and what it is given is its
   * affair.
   */
  private static boolean isInTheWay(Path to, long limitBytes, int count) throws IOException {
    if (!Files.exists(to, NOFOLLOW_LINKS) || isDevice(to)) {
      return false;
    }
    return !Files.isRegularFile(to, NOFOLLOW_LINKS) || Files.size(to) + count > limitBytes;
  }

  private static boolean isDevice(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return false;
    }
    int kind = (Integer) Files.getAttribute(file, "unix:mode", NOFOLLOW_LINKS) & KIND;
    return kind == CHARACTERS || kind == BLOCKS;
  }

  /** Opens the file each time: printing is rare, and the file may be moved away by its owner. */
  private static void write(Path to, long limitBytes, byte[] buffer, int count) {
    try {
      if (isInTheWay(to, limitBytes, count)) {
        Path previous = to.resolveSibling(to.getFileName() + ".previous");
        Files.move(to, previous, StandardCopyOption.REPLACE_EXISTING);
      }
      try (OutputStream out =
          Files.newOutputStream(to, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        out.write(buffer, 0, count);
      }
    } catch (IOException e) {
      // See above: the run is worth more than the log.
    }
  }
}
