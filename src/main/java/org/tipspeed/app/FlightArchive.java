package org.tipspeed.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tipspeed.evaluation.FlightMetrics;
import org.tipspeed.evaluation.Suite;
import org.tipspeed.evaluation.SuiteResult;
import org.tipspeed.flight.FlightRecord;
import org.tipspeed.report.DrawnWinds;
import org.tipspeed.report.ReportData;
import org.tipspeed.rundir.FlightFiles;
import org.tipspeed.rundir.FlightLog;
import org.tipspeed.rundir.Folders;
import org.tipspeed.rundir.SeriesFormat;
import org.tipspeed.rundir.TimeSeriesCsv;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.wind.WindCase;

/**
 * Where flights are put as they end: series in files of their own, figures in {@code flights.csv}.
 * A flight stands in the log only after its series are whole.
 */
final class FlightArchive implements AutoCloseable {

  private static final String LOG = "flights.csv";

  private final Path folder;
  private final Set<SeriesFormat> formats;
  private final Map<String, FlightFiles> names = new HashMap<>();
  private final Map<String, List<FlightMetrics>> known;
  private final FlightLog log;

  /**
   * @param folder receives everything; the series of a suite with a name get a folder in it
   * @param formats of the time series; none writes no series
   * @param resume whether to go on with the flights that are there
   */
  FlightArchive(Path folder, List<Suite> suites, Set<SeriesFormat> formats, boolean resume) {
    this.folder = folder;
    this.formats = Set.copyOf(formats);
    for (Suite suite : suites) {
      names.put(suite.name(), new FlightFiles(suite.winds()));
      Folders.make(formats.isEmpty() ? folder : folder.resolve(suite.name()));
      Folders.clearDrafts(folder.resolve(suite.name()));
    }
    Path file = folder.resolve(LOG);
    known = resume ? FlightLog.read(file) : Map.of();
    log = resume ? FlightLog.open(file) : FlightLog.create(file);
  }

  /** Whether a folder holds flights of an earlier session. */
  static boolean holdsFlights(Path folder) {
    Path file = folder.resolve(LOG);
    return Files.exists(file) && !FlightLog.read(file).isEmpty();
  }

  /** The flights of a suite that an earlier session left. */
  List<FlightMetrics> known(Suite suite) {
    return known.getOrDefault(suite.name(), List.of());
  }

  void add(Suite suite, FlightMetrics flight, Optional<FlightRecord> record) {
    record.ifPresent(
        series ->
            formats.forEach(
                format ->
                    format.write(file(suite, flight.controller(), flight.wind(), format), series)));
    log.append(suite.name(), flight);
  }

  /** A suite's figures with the series that a report can show, from the files. */
  ReportData.SuiteFlights drawn(
      SuiteResult result, int suites, TurbineDescription turbine, double controlIntervalS) {
    List<WindCase> winds = DrawnWinds.of(result, suites);
    return new ReportData.SuiteFlights(result, series(result, winds, turbine, controlIntervalS));
  }

  /** The series of the flights in some of a suite's winds, from the files. */
  List<FlightRecord> series(
      SuiteResult result,
      List<WindCase> winds,
      TurbineDescription turbine,
      double controlIntervalS) {
    return result.flights().stream()
        .filter(flight -> flight.durationS() > 0 && winds.contains(flight.wind()))
        .map(flight -> read(result.suite(), flight, turbine, controlIntervalS))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<FlightRecord> read(
      Suite suite, FlightMetrics flight, TurbineDescription turbine, double controlIntervalS) {
    Path file = file(suite, flight.controller(), flight.wind(), SeriesFormat.CSV);
    return Files.exists(file)
        ? Optional.of(TimeSeriesCsv.read(file, flight, turbine, controlIntervalS))
        : Optional.empty();
  }

  private Path file(Suite suite, String controller, WindCase wind, SeriesFormat format) {
    return file(folder, suite, names.get(suite.name()), controller, wind, format);
  }

  private static Path file(
      Path folder,
      Suite suite,
      FlightFiles names,
      String controller,
      WindCase wind,
      SeriesFormat format) {
    return folder.resolve(suite.name()).resolve(names.name(controller, wind, format.ending()));
  }

  /**
   * The series of a flight in a folder that is complete.
   *
   * @throws org.tipspeed.rundir.ReportException if its file is gone or damaged
   */
  static FlightRecord read(
      Path folder,
      Suite suite,
      FlightMetrics flight,
      TurbineDescription turbine,
      double controlIntervalS) {
    FlightFiles names = new FlightFiles(suite.winds());
    Path file = file(folder, suite, names, flight.controller(), flight.wind(), SeriesFormat.CSV);
    return TimeSeriesCsv.read(file, flight, turbine, controlIntervalS);
  }

  @Override
  public void close() {
    log.close();
  }
}
