package org.tipspeed.rundir;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import org.tipspeed.flight.FlightRecord;

/** In which format the time series of a flight are written. */
public enum SeriesFormat {
  CSV(TimeSeriesCsv::write),
  OUT(OpenFastOutput::write),
  /** No file at all: a suite's series fill hundreds of megabytes. */
  NONE((file, flight) -> {});

  private final BiConsumer<Path, FlightRecord> writer;

  SeriesFormat(BiConsumer<Path, FlightRecord> writer) {
    this.writer = writer;
  }

  /**
   * What is written when a user asks for some formats: CSV in any case, as the report is drawn from
   * it, unless the wish is none.
   *
   * @throws IllegalArgumentException if it is none and something
   */
  public static Set<SeriesFormat> written(Set<SeriesFormat> asked) {
    if (!asked.contains(NONE)) {
      Set<SeriesFormat> written = EnumSet.of(CSV);
      written.addAll(asked);
      return written;
    }
    if (asked.size() > 1) {
      throw new IllegalArgumentException(
          "--format none means no time series, so no other format can stand beside it");
    }
    return Set.of();
  }

  public String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  public void write(Path file, FlightRecord flight) {
    writer.accept(file, flight);
  }
}
