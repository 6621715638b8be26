package org.tipspeed.turbine.mock;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.tipspeed.control.Controller;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineReading;

/** Time series by column name, from a flight or from a file of OpenFAST's results. */
record Recording(Map<String, double[]> columns) {

  private static final String TIME = Channel.TIME.columnName();

  static Recording ofFile(String name) {
    InputStream stream = Recording.class.getResourceAsStream("../openfast/" + name);
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(stream)) {
      List<NamedCsvRecord> all = rows.stream().toList();
      Map<String, double[]> columns = new LinkedHashMap<>();
      for (String header : all.get(0).getHeader()) {
        columns.put(
            header,
            all.stream().mapToDouble(row -> Double.parseDouble(row.getField(header))).toArray());
      }
      return new Recording(columns);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Recording ofFlight(Turbine turbine, EpisodeStart start, Controller controller) {
    List<TurbineReading> readings = new ArrayList<>();
    TurbineReading reading = turbine.start(start);
    controller.start(turbine.description(), reading, start.controlIntervalS());
    readings.add(reading);
    long steps = Math.round(start.durationS() / start.controlIntervalS());
    for (long i = 0; i < steps; i++) {
      reading = turbine.advance(controller.command(reading));
      readings.add(reading);
    }
    return ofReadings(readings);
  }

  private static Recording ofReadings(List<TurbineReading> readings) {
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (Channel channel : Channel.values()) {
      columns.put(
          channel.columnName(),
          readings.stream().mapToDouble(r -> channel.toColumn(r.get(channel))).toArray());
    }
    return new Recording(columns);
  }

  double[] get(String column) {
    return columns.get(column);
  }

  /** The part between two times, with time counted from another zero. */
  Recording between(double fromS, double untilS, double zeroS) {
    double[] time = get(TIME);
    int first = 0;
    while (time[first] < fromS - 1e-9) {
      first++;
    }
    int last = first;
    while (last < time.length && time[last] <= untilS + 1e-9) {
      last++;
    }
    Map<String, double[]> part = new LinkedHashMap<>();
    for (Map.Entry<String, double[]> column : columns.entrySet()) {
      part.put(column.getKey(), Arrays.copyOfRange(column.getValue(), first, last));
    }
    double[] shifted = part.get(TIME);
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] -= zeroS;
    }
    return new Recording(part);
  }

  Recording between(double fromS, double untilS) {
    return between(fromS, untilS, 0);
  }

  double mean(String column) {
    double sum = 0;
    for (double value : get(column)) {
      sum += value;
    }
    return sum / get(column).length;
  }

  double std(String column) {
    double mean = mean(column);
    double sum = 0;
    for (double value : get(column)) {
      sum += (value - mean) * (value - mean);
    }
    return Math.sqrt(sum / get(column).length);
  }

  double correlation(String one, String other) {
    return new PearsonsCorrelation().correlation(get(one), get(other));
  }

  /** Value at a time, interpolated. */
  double at(double timeS, String column) {
    double[] time = get(TIME);
    double[] values = get(column);
    int upper = 1;
    while (upper < time.length - 1 && time[upper] < timeS) {
      upper++;
    }
    double share = (timeS - time[upper - 1]) / (time[upper] - time[upper - 1]);
    return values[upper - 1] + share * (values[upper] - values[upper - 1]);
  }

  /** Root mean square of the difference to another recording, at this one's times. */
  double rmsDifference(Recording other, String column) {
    double[] time = get(TIME);
    double sum = 0;
    for (int i = 0; i < time.length; i++) {
      double difference = get(column)[i] - other.at(time[i], column);
      sum += difference * difference;
    }
    return Math.sqrt(sum / time.length);
  }

  /** Amplitude of what goes with the azimuth once per turn. */
  double oncePerTurn(String column) {
    double[] azimuth = get("azimuth_deg");
    double[][] basis = new double[azimuth.length][];
    for (int i = 0; i < azimuth.length; i++) {
      double angle = Math.toRadians(azimuth[i]);
      basis[i] = new double[] {Math.cos(angle), Math.sin(angle)};
    }
    var regression = new OLSMultipleLinearRegression();
    regression.newSampleData(get(column), basis);
    double[] fit = regression.estimateRegressionParameters();
    return Math.hypot(fit[1], fit[2]);
  }

  /** Frequency [Hz] of the strongest oscillation in a band, of a windowed signal. */
  double strongestFrequency(String column, double lowHz, double highHz) {
    double best = lowHz;
    double strongest = 0;
    for (double frequency = lowHz; frequency <= highHz; frequency += 0.0005) {
      double strength = strength(column, frequency);
      if (strength > strongest) {
        strongest = strength;
        best = frequency;
      }
    }
    return best;
  }

  /** Standard deviation of what swings in a band of frequencies [Hz], of a windowed signal. */
  double stdInBand(String column, double lowHz, double highHz) {
    double[] time = get(TIME);
    double spanS = (time[time.length - 1] - time[0]) * time.length / (time.length - 1);
    double sum = 0;
    for (long k = Math.round(lowHz * spanS); k < Math.round(highHz * spanS); k++) {
      sum += Math.pow(strength(column, k / spanS) / time.length, 2);
    }
    // Half of an amplitude's square is variance; the square of the window has a mean of 3/8.
    return Math.sqrt(2 * sum / 0.375);
  }

  private double strength(String column, double frequencyHz) {
    double[] time = get(TIME);
    double[] values = get(column);
    double mean = mean(column);
    double cosine = 0;
    double sine = 0;
    for (int i = 0; i < time.length; i++) {
      double window = Math.pow(Math.sin(Math.PI * i / (time.length - 1)), 2);
      double phase = 2 * Math.PI * frequencyHz * time[i];
      cosine += window * (values[i] - mean) * Math.cos(phase);
      sine += window * (values[i] - mean) * Math.sin(phase);
    }
    return Math.hypot(cosine, sine);
  }
}
