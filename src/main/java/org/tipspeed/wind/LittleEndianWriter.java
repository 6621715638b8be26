package org.tipspeed.wind;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tipspeed.files.Draft;

/** Writes a binary wind file beside its place and moves it there when it is whole. */
final class LittleEndianWriter implements AutoCloseable {

  private final Draft draft;
  private final OutputStream out;

  LittleEndianWriter(Path target) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IOException("there is no folder " + folder);
    }
    this.draft = Draft.shared(target);
    this.out = new BufferedOutputStream(draft.stream(), 1 << 16);
  }

  void int16(int value) throws IOException {
    out.write(value);
    out.write(value >> 8);
  }

  void int32(int value) throws IOException {
    int16(value);
    int16(value >> 16);
  }

  void float32(float value) throws IOException {
    int32(Float.floatToRawIntBits(value));
  }

  void bytes(byte[] bytes) throws IOException {
    out.write(bytes);
  }

  /** Puts the finished file in its place. */
  void finish() throws IOException {
    out.flush();
    draft.finish();
  }

  @Override
  public void close() throws IOException {
    draft.close();
  }
}
