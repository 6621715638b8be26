package org.tipspeed.rundir;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.tipspeed.files.Draft;

/**
 * Writes texts and pictures that are either whole or as they were before, whatever happens
 * meanwhile: see {@link Draft}.
 */
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
    try {
      Draft.write(
          file,
          draft -> {
            Writer writer =
                new BufferedWriter(new OutputStreamWriter(draft.stream(), StandardCharsets.UTF_8));
            content.writeTo(writer);
            writer.flush();
          });
    } catch (UncheckedIOException e) {
      throw ReportException.cannot("write", file, e.getCause());
    } catch (IOException e) {
      throw ReportException.cannot("write", file, e);
    }
  }

  /**
   * @throws ReportException if it cannot be written; the file is then unchanged
   */
  public static void write(Path file, byte[] bytes) {
    try {
      Draft.write(file, draft -> draft.file().write(bytes));
    } catch (IOException e) {
      throw ReportException.cannot("write", file, e);
    }
  }
}
