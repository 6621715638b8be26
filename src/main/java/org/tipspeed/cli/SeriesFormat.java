package org.tipspeed.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.tipspeed.experiment.FlightRecord;
import org.tipspeed.report.OpenFastOutput;
import org.tipspeed.report.TimeSeriesCsv;

/** In which format the time series of a flight are written. */
enum SeriesFormat {
  CSV(TimeSeriesCsv::write),
  OUT(OpenFastOutput::write);

  private final BiConsumer<Path, FlightRecord> writer;

  SeriesFormat(BiConsumer<Path, FlightRecord> writer) {
    this.writer = writer;
  }

  String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  void write(Path file, FlightRecord flight) {
    writer.accept(file, flight);
  }
}
