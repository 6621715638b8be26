package org.tipspeed.turbine.program;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.tipspeed.files.InputFile;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.TurbineException.Kind;

/**
 * Time series in one of OpenFAST's formats, which other programs write too: text with lines of
 * names and units, or binary.
 *
 * @param file where they are
 * @param names of the columns, time first
 * @param units as they stand
 * @param columns of numbers
 */
record OutputFile(Path file, List<String> names, List<String> units, double[][] columns) {

  /** What the exchange array does not carry, by the names of our columns. */
  static final Map<String, String> OPENFAST = openFast();

  private static final long MOST_BYTES = 1L << 30;
  private static final Charset BYTES = StandardCharsets.ISO_8859_1;
  private static final int WITH_TIME = 1;
  private static final int DOUBLES = 3;
  private static final int LONG_NAMES = 4;
  private static final int SHORT_NAME = 10;

  private static Map<String, String> openFast() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put(Channel.AERO_THRUST.columnName(), "RtAeroFxh");
    names.put(Channel.TOWER_TOP_DISPLACEMENT_FA.columnName(), "TTDspFA");
    names.put(Channel.TOWER_TOP_DISPLACEMENT_SS.columnName(), "TTDspSS");
    names.put(Channel.TOWER_BASE_MOMENT_FA.columnName(), "TwrBsMyt");
    names.put(Channel.TOWER_BASE_MOMENT_SS.columnName(), "TwrBsMxt");
    return names;
  }

  /**
   * @throws IllegalArgumentException if a column is none that can be read
   */
  static void requireColumn(String column) {
    if (!OPENFAST.containsKey(column)) {
      throw new IllegalArgumentException(
          "outputs must have no other keys than %s, was %s"
              .formatted(String.join(", ", OPENFAST.keySet()), column));
    }
  }

  /**
   * @throws TurbineException if there is no such file or it is in no such format
   */
  static OutputFile read(Path file) {
    try {
      byte[] bytes = InputFile.bytes(file, MOST_BYTES);
      return file.toString().endsWith(".outb") ? binary(file, bytes) : text(file, bytes);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw refused("%s is cut off or no output of OpenFAST's".formatted(file), e);
    } catch (IOException e) {
      throw refused("the program's output %s cannot be read: %s".formatted(file, e), e);
    }
  }

  private static OutputFile text(Path file, byte[] bytes) {
    List<String[]> rows =
        new String(bytes, BYTES)
            .lines()
            .map(line -> line.strip().split("\\s+"))
            .dropWhile(words -> !words[0].equalsIgnoreCase("Time"))
            .filter(words -> !words[0].isEmpty())
            .toList();
    if (rows.size() < 2) {
      throw refused("%s has no line of names that begins with Time".formatted(file), null);
    }
    int count = rows.get(0).length;
    double[][] columns = new double[count][rows.size() - 2];
    for (int row = 0; row < rows.size() - 2; row++) {
      for (int column = 0; column < count; column++) {
        String[] words = rows.get(row + 2);
        columns[column][row] = column < words.length ? Double.parseDouble(words[column]) : 0;
      }
    }
    return new OutputFile(file, List.of(rows.get(0)), List.of(rows.get(1)), columns);
  }

  /** OpenFAST's {@code WrBinFAST}: integers of two bytes that were shifted and scaled. */
  private static OutputFile binary(Path file, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int format = in.getShort();
    int nameLength = format == LONG_NAMES ? in.getShort() : SHORT_NAME;
    int count = in.getInt();
    int rows = in.getInt();
    if (format < WITH_TIME || format > LONG_NAMES || (long) count * rows > MOST_BYTES) {
      throw new IllegalArgumentException("format " + format);
    }
    double timeFrom = in.getDouble(); // or scale and offset
    double timeStep = in.getDouble();
    float[] scale = new float[count];
    float[] offset = new float[count];
    Arrays.fill(scale, 1);
    if (format != DOUBLES) {
      for (int i = 0; i < count; i++) {
        scale[i] = in.getFloat();
      }
      for (int i = 0; i < count; i++) {
        offset[i] = in.getFloat();
      }
    }
    in.position(in.getInt() + in.position());
    List<String> names = words(in, count + 1, nameLength);
    List<String> units = words(in, count + 1, nameLength);
    double[][] columns = new double[count + 1][rows];
    for (int row = 0; row < rows; row++) {
      columns[0][row] =
          format == WITH_TIME ? (in.getInt() - timeStep) / timeFrom : timeFrom + row * timeStep;
    }
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < count; i++) {
        double packed = format == DOUBLES ? in.getDouble() : in.getShort();
        columns[i + 1][row] = (packed - offset[i]) / scale[i];
      }
    }
    return new OutputFile(file, names, units, columns);
  }

  private static List<String> words(ByteBuffer in, int count, int length) {
    return Stream.generate(
            () -> {
              byte[] word = new byte[length];
              in.get(word);
              return new String(word, BYTES).strip();
            })
        .limit(count)
        .toList();
  }

  /**
   * Values at given times, between rows by a straight line.
   *
   * @param wanted names of its channels by those of our columns; it need not have them all
   * @param known channels that are left out
   * @param timesS in the file's own time [s]
   */
  Map<Channel, double[]> series(
      Map<String, String> wanted, Collection<Channel> known, double[] timesS) {
    Map<Channel, double[]> series = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      String name = wanted.get(channel.columnName());
      int column = names.stream().map(OutputFile::lower).toList().indexOf(lower(name));
      if (column > 0 && !known.contains(channel)) {
        series.put(channel, Arrays.stream(timesS).map(t -> at(t, column)).toArray());
      }
    }
    return series;
  }

  private static String lower(String name) {
    return name == null ? "" : name.toLowerCase(Locale.ROOT);
  }

  private double at(double timeS, int column) {
    double[] times = columns[0];
    if (times.length < 2 || timeS < times[0] - 1e-3 || timeS > times[times.length - 1] + 1e-3) {
      throw refused(
          "%s has nothing at %.6g s, when there was a reading".formatted(file, timeS), null);
    }
    int found = Arrays.binarySearch(times, timeS);
    int after = Math.max(1, Math.min(times.length - 1, found < 0 ? -found - 1 : found));
    double share = (timeS - times[after - 1]) / (times[after] - times[after - 1]);
    double[] values = columns[column];
    return siPerUnit(column) * (values[after - 1] + share * (values[after] - values[after - 1]));
  }

  /** Of forces, moments and lengths, in units such as (kN-m). */
  private double siPerUnit(int column) {
    String unit = units.get(column).replaceAll("[()]", "");
    return switch (unit.replaceAll("[^A-Za-z]", "")) {
      case "N", "Nm", "m" -> 1;
      case "kN", "kNm" -> 1e3;
      case "MN", "MNm" -> 1e6;
      default ->
          throw refused(
              "%s has %s in %s, which must be N, kN or MN, times m for moments, or m"
                  .formatted(file, names.get(column), unit),
              null);
    };
  }

  private static TurbineException refused(String sentence, Throwable cause) {
    return new TurbineException(Kind.REFUSED, sentence, cause);
  }
}
