package org.tipspeed.rundir;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.zip.CRC32C;

/**
 * Scalars in a TensorBoard event file: TFRecord frames around TensorFlow's {@code Event} messages
 * (tensorflow/core/util/event.proto). Each session of a run has a file of its own.
 *
 * <p>A frame is the length (uint64), the masked CRC-32C of these eight bytes, the message, and the
 * masked CRC-32C of the message, all little-endian.
 */
public final class TensorBoardWriter implements AutoCloseable {

  private static final int CRC_MASK_DELTA = 0xa282ead8;

  private final Path file;
  private final Clock clock;
  private final OutputStream out;

  /** Makes the event file of a run that begins. */
  public TensorBoardWriter(Path directory, Clock clock, String host) {
    this.clock = clock;
    this.file = unusedFile(directory, clock, host);
    try {
      out = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW));
    } catch (IOException e) {
      throw ReportException.cannot("write", file, e);
    }
    writeFrame(TensorBoardEvent.fileVersion(nowS()));
    flush();
  }

  /**
   * Makes another event file for a run that goes on. What earlier files have beyond the step is
   * ignored by TensorBoard from now on.
   */
  public static TensorBoardWriter resume(Path directory, Clock clock, String host, long step) {
    TensorBoardWriter writer = new TensorBoardWriter(directory, clock, host);
    writer.writeFrame(TensorBoardEvent.sessionStart(writer.nowS(), step));
    return writer;
  }

  /**
   * @param tag name of the curve; a slash groups curves
   * @param step where on the curve, such as environment steps
   */
  public void scalar(String tag, long step, double value) {
    writeFrame(TensorBoardEvent.scalar(nowS(), step, tag, (float) value));
  }

  /** Makes what was written visible to a TensorBoard that is looking on. */
  public void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw ReportException.cannot("write", file, e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw ReportException.cannot("write", file, e);
    }
  }

  private double nowS() {
    return clock.millis() / 1e3;
  }

  private void writeFrame(byte[] message) {
    byte[] length =
        ByteBuffer.allocate(Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(message.length)
            .array();
    ByteBuffer frame = ByteBuffer.allocate(message.length + 16).order(ByteOrder.LITTLE_ENDIAN);
    frame.put(length).putInt(maskedCrc(length)).put(message).putInt(maskedCrc(message));
    try {
      out.write(frame.array());
    } catch (IOException e) {
      throw ReportException.cannot("write", file, e);
    }
  }

  /** Masked, because the CRC of data that contains CRCs is weak. */
  private static int maskedCrc(byte[] data) {
    CRC32C crc = new CRC32C();
    crc.update(data);
    return Integer.rotateRight((int) crc.getValue(), 15) + CRC_MASK_DELTA;
  }

  private static Path unusedFile(Path directory, Clock clock, String host) {
    String name = "events.out.tfevents.%d.%s".formatted(clock.instant().getEpochSecond(), host);
    Path file = directory.resolve(name);
    for (int i = 1; Files.exists(file); i++) {
      file = directory.resolve(name + "." + i);
    }
    return file;
  }
}
