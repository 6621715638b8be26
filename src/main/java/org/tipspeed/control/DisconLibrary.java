package org.tipspeed.control;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Bladed-style controller library in this process: {@code void DISCON(float *avrSWAP, int
 * *aviFAIL, const char *accINFILE, const char *avcOUTNAME, char *avcMSG)}. Its arguments stay at
 * the same place in native memory for the whole run.
 */
final class DisconLibrary {

  /** As the C, and as Fortran compilers write it where the author did not bind it to C. */
  private static final List<String> SYMBOLS = List.of("DISCON", "discon_", "discon", "DISCON_");

  private static final int MOST_LOGGED = 300;
  private static final int LOGGED_FROM = 3001;
  private static final int RECORDS = LOGGED_FROM - 1 + MOST_LOGGED;
  private static final int LOGGED_NAME = 22;
  private static final int NAMES_BYTES = MOST_LOGGED * LOGGED_NAME + 1;
  private static final int MESSAGE_BYTES = 1025;
  private static final Object[] ALL_STREAMS = {null};

  /** Where OpenFAST puts a floater's motion; all 0 here. */
  private static final int PLATFORM_FROM = 1001;

  /**
   * Standard output of the C library; what it holds back would be lost when the process is killed.
   */
  private static final Optional<Function> FLUSH = function(NativeLibrary.getProcess(), "fflush");

  private final Function function;
  private final Memory swap = new Memory(RECORDS * (long) Float.BYTES);
  private final Memory fail = new Memory(Integer.BYTES);
  private final Memory message = new Memory(MESSAGE_BYTES);
  private final Memory inputFile;
  private final Memory outputName;
  private final byte[] outputNameBytes;
  private final Object[] arguments;

  private DisconLibrary(Function function, String inputFile, String outputName) {
    this.function = function;
    byte[] input = terminated(inputFile);
    this.inputFile = new Memory(input.length);
    this.inputFile.write(0, input, 0, input.length);
    this.outputNameBytes = terminated(outputName);
    this.outputName = new Memory(Math.max(NAMES_BYTES, outputNameBytes.length));
    this.arguments = new Object[] {swap, fail, this.inputFile, this.outputName, message};
    swap.clear();
    set(DisconRecord.MESSAGE_SIZE, MESSAGE_BYTES);
    set(DisconRecord.INPUT_FILE_SIZE, input.length);
    set(DisconRecord.OUTPUT_NAME_SIZE, outputNameBytes.length);
    set(DisconRecord.LOG_MOST, MOST_LOGGED);
    set(DisconRecord.LOG_START, LOGGED_FROM);
    set(DisconRecord.LOG_NAMES_SIZE, this.outputName.size());
    set(DisconRecord.PLATFORM_START, PLATFORM_FROM);
    set(DisconRecord.SIZE, RECORDS);
  }

  /** With the NUL, which the sizes in the exchange array count. */
  private static byte[] terminated(String text) {
    return (text + '\0').getBytes(Charset.defaultCharset());
  }

  /**
   * Loads a copy, so that the file can be built anew meanwhile; only if that fails, as for a
   * library that looks for others beside itself, the file.
   *
   * @param library absolute path
   * @param inputFile handed to the library; may be empty
   * @param folder private to this process, receives the copy and what the library writes
   * @throws ControllerException if it is no such library
   */
  static DisconLibrary load(Path library, String inputFile, Path folder) {
    NativeLibrary loaded = load(library, copy(library, folder));
    return new DisconLibrary(
        function(loaded, library), inputFile, folder.resolve("tipspeed").toString());
  }

  private static Path copy(Path library, Path folder) {
    try {
      return Files.copy(library, folder.resolve(library.getFileName()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static NativeLibrary load(Path library, Path copy) {
    try {
      return NativeLibrary.getInstance(copy.toString());
    } catch (UnsatisfiedLinkError e) {
      try {
        return NativeLibrary.getInstance(library.toString());
      } catch (UnsatisfiedLinkError second) {
        throw new ControllerException(
            "%s: is no controller library for this machine: %s"
                .formatted(library, reason(second, library)),
            second);
      }
    }
  }

  /** The system's own words; JNA puts a heading before and further attempts after them. */
  private static String reason(UnsatisfiedLinkError error, Path library) {
    return String.valueOf(error.getMessage())
        .lines()
        .skip(1)
        .findFirst()
        .orElse(error.getMessage())
        .replace(library + ": ", "");
  }

  private static Function function(NativeLibrary loaded, Path library) {
    return SYMBOLS.stream()
        .map(symbol -> function(loaded, symbol))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(
            () ->
                new ControllerException(
                    "%s: has no function %s, so it is no Bladed-style controller"
                        .formatted(library, SYMBOLS.get(0))));
  }

  private static Optional<Function> function(NativeLibrary loaded, String symbol) {
    try {
      return Optional.of(loaded.getFunction(symbol));
    } catch (UnsatisfiedLinkError e) {
      return Optional.empty();
    }
  }

  void set(int record, double value) {
    swap.setFloat((record - 1) * (long) Float.BYTES, (float) value);
  }

  float get(int record) {
    return swap.getFloat((record - 1) * (long) Float.BYTES);
  }

  /**
   * @return the fail flag: 0 fine, positive for a message, negative to stop
   */
  int call() {
    fail.setInt(0, 0);
    message.clear();
    outputName.clear();
    outputName.write(0, outputNameBytes, 0, outputNameBytes.length);
    function.invoke(Void.class, arguments);
    FLUSH.ifPresent(flush -> flush.invoke(Integer.class, ALL_STREAMS));
    return fail.getInt(0);
  }

  /** What the last call left as its message, on one line. */
  String message() {
    message.setByte(MESSAGE_BYTES - 1, (byte) 0);
    return Stream.of(message.getString(0).split("\\s+"))
        .filter(word -> !word.isEmpty())
        .reduce((left, right) -> left + ' ' + right)
        .orElse("");
  }
}
