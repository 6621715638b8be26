package org.tipspeed.wind;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.tipspeed.files.InputFile;

/** A binary wind file being read front to back, without ever holding more than a block of it. */
final class LittleEndian implements AutoCloseable {

  private static final int BLOCK_BYTES = 1 << 16;

  private final FileChannel channel;
  private final long sizeBytes;
  private final ByteBuffer block =
      ByteBuffer.allocate(BLOCK_BYTES).order(ByteOrder.LITTLE_ENDIAN).limit(0);

  private LittleEndian(FileChannel channel) throws IOException {
    this.channel = channel;
    this.sizeBytes = channel.size();
  }

  static LittleEndian open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("it is a directory");
    }
    try {
      return new LittleEndian(FileChannel.open(InputFile.regular(file), StandardOpenOption.READ));
    } catch (NoSuchFileException e) {
      throw new IOException("there is no such file", e);
    }
  }

  long sizeBytes() {
    return sizeBytes;
  }

  short int16() throws IOException {
    return have(Short.BYTES).getShort();
  }

  int int32() throws IOException {
    return have(Integer.BYTES).getInt();
  }

  float float32() throws IOException {
    return have(Float.BYTES).getFloat();
  }

  byte[] bytes(int count) throws IOException {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = have(1).get();
    }
    return bytes;
  }

  private ByteBuffer have(int bytes) throws IOException {
    if (block.remaining() < bytes) {
      refill(bytes);
    }
    return block;
  }

  private void refill(int bytes) throws IOException {
    block.compact();
    while (block.position() < bytes) {
      if (channel.read(block) < 0) {
        throw new EOFException("it ends after %d bytes".formatted(sizeBytes));
      }
    }
    block.flip();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
