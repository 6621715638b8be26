package org.tipspeed.rundir;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files that are either whole or as they were before, whatever happens meanwhile. */
public final class WholeFile {

  /** What is to stand in the file. */
  public interface Content {
    void writeTo(Writer writer) throws IOException;
  }

  private WholeFile() {}

  public static void write(Path file, String text) {
    write(file, writer -> writer.write(text));
  }

  /**
   * @throws ReportException if it cannot be written; the file is then unchanged
   */
  public static void write(Path file, Content content) {
    Path target = file.toAbsolutePath();
    Path draft = target.resolveSibling("." + target.getFileName() + ".part");
    try {
      writeAndForce(draft, content);
      Files.move(
          draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (UncheckedIOException e) {
      delete(draft);
      throw ReportException.cannot("write", file, e.getCause());
    } catch (IOException e) {
      delete(draft);
      throw ReportException.cannot("write", file, e);
    }
  }

  /** A draft of its own: one that was left over, or that points elsewhere, goes first. */
  private static void writeAndForce(Path draft, Content content) throws IOException {
    Files.deleteIfExists(draft);
    try (FileChannel channel =
        FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      OutputStream bytes = Channels.newOutputStream(channel);
      Writer writer = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
      content.writeTo(writer);
      writer.flush();
      channel.force(true);
    }
  }

  private static void delete(Path draft) {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      // The failure that led here is the one to report.
    }
  }
}
