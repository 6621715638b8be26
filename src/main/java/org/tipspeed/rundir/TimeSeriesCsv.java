package org.tipspeed.rundir;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.tipspeed.evaluation.FlightMetrics;
import org.tipspeed.files.InputFile;
import org.tipspeed.flight.FlightRecord;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.TurbineDescription;

/**
 * A flight as CSV: one row per sample, first the channels that the simulator reports, then what the
 * controller commanded there ({@code NaN} in the last row, where the flight was over). Column names
 * end in their unit; numbers have seven digits.
 */
public final class TimeSeriesCsv {

  /** A day at ten samples a second. */
  private static final long MOST_BYTES = 512 << 20;

  private static final int LONGEST_FIELD = 100;
  private static final int LONGEST_ROW = 10_000;

  private TimeSeriesCsv() {}

  public static void write(Path file, FlightRecord flight) {
    List<TimeSeries> columns = new ArrayList<>(TimeSeries.ofReadings(flight));
    if (flight.samples() > 0) {
      columns.addAll(TimeSeries.ofCommands(flight));
    }
    WholeFile.write(file, writer -> writeRows(writer, columns, flight.samples()));
  }

  private static void writeRows(Writer writer, List<TimeSeries> columns, int rows)
      throws IOException {
    @SuppressWarnings("resource") // closing it would close the file that WholeFile still forces
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
    csv.writeRecord(columns.stream().map(TimeSeries::name).toList());
    for (int i = 0; i < rows; i++) {
      int row = i;
      csv.writeRecord(columns.stream().map(c -> format(c.values()[row])).toList());
    }
    csv.flush();
  }

  /**
   * A flight as its file has it, in single precision.
   *
   * @param flight its figures
   * @param turbine what flew
   * @param controlIntervalS time between two rows [s]
   * @throws ReportException if the file cannot be read or is no time series
   */
  public static FlightRecord read(
      Path file, FlightMetrics flight, TurbineDescription turbine, double controlIntervalS) {
    try {
      Map<String, double[]> columns = columns(file);
      Map<Channel, double[]> channels = new EnumMap<>(Channel.class);
      for (Channel channel : Channel.values()) {
        double[] column = columns.get(channel.columnName());
        if (column != null) {
          channels.put(channel, scaled(column, 1 / channel.toColumn(1)));
        }
      }
      return new FlightRecord(
          flight.controller(),
          flight.wind(),
          turbine,
          controlIntervalS,
          channels,
          TimeSeries.commands(columns),
          flight.end(),
          flight.detail(),
          OptionalDouble.empty());
    } catch (IOException e) {
      throw ReportException.cannot("read", file, e);
    } catch (CsvParseException | IllegalArgumentException | NullPointerException e) {
      throw new ReportException("%s is no time series of a flight".formatted(file));
    }
  }

  /** Row by row into plain numbers, which take little more than their text. */
  private static Map<String, double[]> columns(Path file) throws IOException {
    Map<String, DoubleStream.Builder> columns = new LinkedHashMap<>();
    var rows =
        CsvRecordHandler.of(
            limits -> limits.maxFieldSize(LONGEST_FIELD).maxRecordSize(LONGEST_ROW));
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder().build(rows, InputFile.stream(file, MOST_BYTES))) {
      for (CsvRecord row : csv) {
        if (columns.isEmpty()) {
          row.getFields().forEach(name -> columns.put(name, DoubleStream.builder()));
        } else if (columns.size() != row.getFieldCount()) {
          throw new IllegalArgumentException("a column stands twice");
        } else {
          Iterator<String> fields = row.getFields().iterator();
          columns.values().forEach(column -> column.add(Double.parseDouble(fields.next())));
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    Map<String, double[]> byName = new HashMap<>();
    columns.forEach((name, column) -> byName.put(name, column.build().toArray()));
    return byName;
  }

  private static double[] scaled(double[] values, double factor) {
    return Arrays.stream(values).map(value -> value * factor).toArray();
  }

  /** The shortest text that a single-precision number is read back from. */
  static String format(double value) {
    return Float.toString((float) value);
  }
}
