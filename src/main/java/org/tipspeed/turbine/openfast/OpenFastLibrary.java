package org.tipspeed.turbine.openfast;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tipspeed.turbine.BinaryFormat;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.TurbineException.Kind;

/**
 * The functions of {@code libopenfastlib} that fly one turbine, with the signatures of OpenFAST 3.3
 * to 5.0 ({@code FAST_Library.h}). Results come through pointers that stay at the same place for
 * the whole process. The library counts steps globally: one turbine per process.
 */
final class OpenFastLibrary {

  /** INTERFACE_STRING_LENGTH; Fortran reads all of it. */
  private static final int TEXT = 1025;

  private static final int NAME = 20;
  private static final int MOST_OUTPUTS = 4000;

  /** NumFixedInputs. None has an effect on a stock library but to be there. */
  private static final int INPUTS = 51;

  private static final int ABORT_FROM = 4;

  private final Function allocate;
  private final Function sizes;
  private final Function start;
  private final Function update;
  private final Function end;
  private final Function deallocate;

  private final Memory turbine = integer(0);
  private final Memory one = integer(1);
  private final Memory inputCount = integer(INPUTS);
  private final Memory outputCount = integer(0);
  private final Memory abortLevel = integer(ABORT_FROM);
  private final Memory status = integer(0);
  private final Memory message = new Memory(TEXT);
  private final Memory file = new Memory(TEXT);
  private final Memory names = new Memory(NAME * MOST_OUTPUTS + 1L);
  private final Memory stepS = new Memory(Double.BYTES);
  private final Memory outputStepS = new Memory(Double.BYTES);
  private final Memory lastS = new Memory(Double.BYTES);
  private final Memory inputs = new Memory(INPUTS * (long) Double.BYTES);
  private final Memory flag = new Memory(1);
  private Memory outputs;
  private double[] values;
  private boolean allocated;

  private OpenFastLibrary(NativeLibrary library) {
    allocate = function(library, "FAST_AllocateTurbines");
    sizes = function(library, "FAST_Sizes");
    start = function(library, "FAST_Start");
    update = function(library, "FAST_Update");
    end = function(library, "FAST_End");
    deallocate = function(library, "FAST_DeallocateTurbines");
    inputs.clear();
  }

  private static Memory integer(int value) {
    Memory memory = new Memory(Integer.BYTES);
    memory.setInt(0, value);
    return memory;
  }

  /**
   * @throws TurbineException if the file is no OpenFAST library for this machine
   */
  static OpenFastLibrary load(Path file) {
    BinaryFormat.requireLoadable(file);
    try {
      return new OpenFastLibrary(NativeLibrary.getInstance(file.toAbsolutePath().toString()));
    } catch (UnsatisfiedLinkError e) {
      String reason = String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
      throw new TurbineException(
          Kind.REFUSED, "%s cannot be loaded: %s".formatted(file, reason), e);
    }
  }

  private static Function function(NativeLibrary library, String name) {
    try {
      return library.getFunction(name);
    } catch (UnsatisfiedLinkError e) {
      throw new TurbineException(
          Kind.REFUSED,
          "%s has no function %s: it is no OpenFAST library (libopenfastlib)"
              .formatted(library.getFile(), name),
          e);
    }
  }

  /**
   * Reads a model and computes its time 0.
   *
   * @return its output channels, the first of which is time
   * @throws TurbineException with OpenFAST's own words, if it refuses the model
   */
  List<String> start(Path model) {
    end();
    call(allocate, Kind.REFUSED, one, status, message);
    allocated = true;
    writeText(file, model.toString());
    call(
        sizes,
        Kind.REFUSED,
        turbine,
        file,
        abortLevel,
        outputCount,
        stepS,
        outputStepS,
        lastS,
        status,
        message,
        names,
        Pointer.NULL,
        Pointer.NULL);
    int count = outputCount.getInt(0);
    if (count < 1 || count > MOST_OUTPUTS) {
      throw new TurbineException(
          Kind.REFUSED,
          "the library counts %d output channels, not 1 to %d: is it OpenFAST 3.3 or newer?"
              .formatted(count, MOST_OUTPUTS));
    }
    outputs = new Memory(count * (long) Double.BYTES);
    outputs.clear();
    values = new double[count];
    call(start, Kind.REFUSED, turbine, inputCount, outputCount, inputs, outputs, status, message);
    readOutputs();
    return channelNames(count);
  }

  private static void writeText(Memory memory, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length >= TEXT) {
      throw new TurbineException(
          Kind.REFUSED,
          "%s is too long a name for OpenFAST, which takes 1024 bytes".formatted(text));
    }
    memory.clear();
    memory.write(0, bytes, 0, bytes.length);
  }

  private List<String> channelNames(int count) {
    String all = new String(names.getByteArray(0, NAME * count), StandardCharsets.ISO_8859_1);
    List<String> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = all.substring(i * NAME, (i + 1) * NAME).replace('\0', ' ').strip();
      list.add(name.toLowerCase(Locale.ROOT));
    }
    return list;
  }

  /** The model's step as the library has it [s]. */
  double stepS() {
    return stepS.getDouble(0);
  }

  /**
   * One step.
   *
   * @throws TurbineException with OpenFAST's own words, if it fails
   */
  void step() {
    call(
        update,
        Kind.CRASHED,
        turbine,
        inputCount,
        outputCount,
        inputs,
        outputs,
        flag,
        status,
        message);
    readOutputs();
  }

  private void readOutputs() {
    outputs.read(0, values, 0, values.length);
  }

  /** An output at the end of the last step, in its own unit. */
  double output(int index) {
    return values[index];
  }

  private void call(Function function, Kind kind, Object... arguments) {
    status.setInt(0, 0);
    message.clear();
    function.invoke(Void.class, arguments);
    if (status.getInt(0) >= ABORT_FROM) {
      throw new TurbineException(kind, "OpenFAST: " + message());
    }
  }

  /** The first of its sentences, which names the cause; its callers' names come before it. */
  private String message() {
    message.setByte(TEXT - 1, (byte) 0);
    String text = message.getString(0, "ISO-8859-1").replaceAll("\\s+", " ").strip();
    return text.isEmpty() ? "failed without a word" : text;
  }

  /** Ends the turbine, if there is one. Told to stop the program, the library would. */
  void end() {
    if (!allocated) {
      return;
    }
    allocated = false;
    flag.setByte(0, (byte) 0);
    end.invoke(Void.class, new Object[] {turbine, flag});
    status.setInt(0, 0);
    deallocate.invoke(Void.class, new Object[] {status, message});
  }
}
