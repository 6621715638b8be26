package org.tipspeed.wind;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes a binary wind file beside its place and moves it there when it is whole. */
final class LittleEndianWriter implements AutoCloseable {

  private static final AtomicInteger FILES = new AtomicInteger();

  private final Path target;
  private final Path unfinished;
  private final OutputStream out;

  LittleEndianWriter(Path target) throws IOException {
    this.target = target.toAbsolutePath();
    if (this.target.getParent() == null || !Files.isDirectory(this.target.getParent())) {
      throw new IOException("there is no folder " + this.target.getParent());
    }
    this.unfinished = this.target.resolveSibling(unfinishedName());
    this.out = new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 16);
  }

  /** Nobody else's, neither in this program nor in another that writes to the same folder. */
  private String unfinishedName() {
    return ".%s.%d-%d.part"
        .formatted(target.getFileName(), ProcessHandle.current().pid(), FILES.incrementAndGet());
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
    out.close();
    Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    try {
      out.close();
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
