package org.tipspeed.rundir;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.tipspeed.files.InputFile;

/**
 * Scalars in a TensorBoard event file: TFRecord frames around TensorFlow's {@code Event} messages
 * (tensorflow/core/util/event.proto). Each session of a run has a file of its own.
 *
 * <p>A frame is the length (uint64), the masked CRC-32C of these eight bytes, the message, and the
 * masked CRC-32C of the message, all little-endian.
 */
public final class TensorBoardWriter implements AutoCloseable {

  private static final int CRC_MASK_DELTA = 0xa282ead8;

  private static final String PREFIX = "events.out.tfevents.";
  private static final Pattern NAME = Pattern.compile(Pattern.quote(PREFIX) + "(\\d{1,18})\\.");

  private final Path file;
  private final Clock clock;
  private final OutputStream out;
  private double lastS;

  private TensorBoardWriter(Path file, Clock clock, double earliestS) {
    this.file = file;
    this.clock = clock;
    this.lastS = earliestS;
    try {
      out = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW));
    } catch (IOException e) {
      throw ReportException.cannot("write", file, e);
    }
    writeFrame(TensorBoardEvent.fileVersion(nowS()));
  }

  /**
   * Makes the event file of a run that begins, or another one for a run that goes on. TensorBoard
   * reads the files of a run in the order of their names and drops what it has from the step of a
   * session's start on, so a new file has a later name and later times than all before, even if the
   * clock was set back.
   *
   * @param lastStep up to which earlier files are kept: what they have beyond it happens again
   */
  public static TensorBoardWriter open(Path directory, Clock clock, String host, long lastStep) {
    List<Path> earlier = eventFiles(directory);
    double earliestS = earlier.stream().mapToDouble(TensorBoardWriter::lastTimeS).max().orElse(0);
    long stampS =
        Math.max(
            clock.instant().getEpochSecond(),
            1 + earlier.stream().mapToLong(TensorBoardWriter::stampS).max().orElse(-1));
    Path file = directory.resolve(PREFIX + "%010d.%s".formatted(stampS, host));
    TensorBoardWriter writer = new TensorBoardWriter(file, clock, earliestS);
    if (!earlier.isEmpty()) {
      long firstStep = lastStep == 0 ? 0 : lastStep + 1;
      writer.writeFrame(TensorBoardEvent.sessionStart(writer.nowS(), firstStep));
    }
    writer.flush();
    return writer;
  }

  private static List<Path> eventFiles(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> stampS(file) >= 0).toList();
    } catch (IOException e) {
      throw ReportException.cannot("read", directory, e);
    }
  }

  /** The second in a file's name; -1 if it is no event file. */
  private static long stampS(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    return name.lookingAt() ? Long.parseLong(name.group(1)) : -1;
  }

  /** The latest time in a file, up to where it is torn [s]. */
  private static double lastTimeS(Path file) {
    double lastS = 0;
    try (var in =
        new DataInputStream(
            new BufferedInputStream(Files.newInputStream(InputFile.regular(file))))) {
      byte[] length = in.readNBytes(Long.BYTES);
      while (Integer.reverseBytes(in.readInt()) == maskedCrc(length)) {
        in.skipNBytes(TensorBoardEvent.TIME_OFFSET);
        lastS = Math.max(lastS, Double.longBitsToDouble(Long.reverseBytes(in.readLong())));
        long rest = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong();
        in.skipNBytes(rest - TensorBoardEvent.TIME_OFFSET - Double.BYTES + Integer.BYTES);
        length = in.readNBytes(Long.BYTES);
      }
      return lastS;
    } catch (EOFException e) {
      return lastS;
    } catch (IOException e) {
      throw ReportException.cannot("read", file, e);
    }
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

  /** Never before what was written already. */
  private double nowS() {
    lastS = Math.max(lastS, clock.millis() / 1e3);
    return lastS;
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
}
