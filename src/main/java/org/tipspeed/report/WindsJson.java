package org.tipspeed.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tipspeed.evaluation.MetricsSettings;
import org.tipspeed.flight.FlightRecord;
import org.tipspeed.loads.Spectrum;
import org.tipspeed.report.picture.Panel;
import org.tipspeed.rundir.TimeSeries;
import org.tipspeed.turbine.Channel;
import org.tipspeed.wind.WindCase;
import tools.jackson.databind.JsonNode;

/** Time series and load spectra, by wind, with all controllers over each other. */
final class WindsJson {

  private static final List<Panel> PANELS =
      List.of(
          Panel.HUB_WIND,
          Panel.GENERATOR_SPEED,
          Panel.PITCH,
          Panel.TORQUE,
          Panel.POWER,
          Panel.TOWER_BASE,
          Panel.BLADE_ROOT);

  private static final List<Panel> SPECTRA =
      List.of(
          new Panel(Channel.TOWER_BASE_MOMENT_FA, "Tower base fore-aft", "(kN m)²/Hz"),
          new Panel(Channel.ROOT_OOP_MOMENT_1, "Blade 1 root out-of-plane", "(kN m)²/Hz"));

  /** Long enough to part the tower's frequency from its neighbours, short enough to average. */
  private static final double SEGMENT_S = 103;

  private static final int SHORTEST_SPECTRUM = 64;

  /** All series of a report share so many points. */
  private static final int POINTS_OF_THE_REPORT = 500_000;

  private static final int FEWEST_POINTS = 240;
  private static final int MOST_POINTS = 3000;

  /**
   * @param time of the points of all panels [s]
   */
  record Wind(String wind, JsonNode time, List<Plot> panels, List<Plot> spectra) {}

  /**
   * @param frequency of the points of a spectrum [Hz]; null over time
   */
  record Plot(
      String title,
      String unit,
      List<SeriesJson> series,
      @JsonInclude(JsonInclude.Include.NON_NULL) JsonNode frequency) {}

  private final Map<WindCase, List<FlightRecord>> flights = new LinkedHashMap<>();
  private final MetricsSettings settings;
  private final int points;

  /**
   * @param records of one suite
   * @param drawn number of flights that the whole report draws
   */
  WindsJson(List<FlightRecord> records, MetricsSettings settings, int drawn) {
    this.settings = settings;
    for (FlightRecord flight : records) {
      if (flight.samples() > 1) {
        flights.computeIfAbsent(flight.wind(), w -> new ArrayList<>()).add(flight);
      }
    }
    int series = Math.max(1, drawn * PANELS.size());
    points = Math.max(FEWEST_POINTS, Math.min(MOST_POINTS, POINTS_OF_THE_REPORT / series));
  }

  List<Wind> all() {
    return flights.entrySet().stream().map(each -> wind(each.getKey(), each.getValue())).toList();
  }

  /** What was left out of the drawings, in a sentence for the reader. */
  String note() {
    String links = "Drag across a chart to zoom all of them, double-click to see everything again.";
    boolean thinned =
        flights.values().stream().flatMap(List::stream).anyMatch(f -> f.samples() > points);
    return thinned
        ? links
            + " Curves are thinned to %d points that keep every peak; the CSV files have all samples."
                .formatted(points)
        : links;
  }

  private Wind wind(WindCase wind, List<FlightRecord> flown) {
    FlightRecord longest =
        flown.stream().reduce((a, b) -> b.samples() > a.samples() ? b : a).orElseThrow();
    Decimation decimation = Decimation.to(points, longest.samples());
    return new Wind(
        wind.spec(),
        PlotNumbers.significant(decimation.times(longest.controlIntervalS()), 7),
        drawn(PANELS.stream().map(panel -> panel(panel, flown, decimation))),
        drawn(SPECTRA.stream().map(panel -> spectra(panel, flown))));
  }

  private static List<Plot> drawn(Stream<Plot> plots) {
    return plots.filter(plot -> !plot.series().isEmpty()).toList();
  }

  private static Plot panel(Panel panel, List<FlightRecord> flown, Decimation decimation) {
    List<SeriesJson> series = new ArrayList<>();
    for (FlightRecord flight : flown) {
      if (flight.has(panel.channel())) {
        double[] values = TimeSeries.of(flight, panel.channel()).values();
        series.add(new SeriesJson(flight.controller(), PlotNumbers.ofRange(decimation.of(values))));
      }
    }
    return new Plot(panel.title(), panel.unit(), series, null);
  }

  /** Flights too short for a spectrum of the common resolution are left out. */
  private Plot spectra(Panel panel, List<FlightRecord> flown) {
    List<SeriesJson> series = new ArrayList<>();
    double[] frequency = new double[0];
    for (FlightRecord flight : flown) {
      double[] signal =
          flight.has(panel.channel()) ? settled(flight, panel.channel()) : new double[0];
      if (signal.length < SHORTEST_SPECTRUM) {
        continue;
      }
      Spectrum spectrum = Spectrum.welch(signal, flight.controlIntervalS(), SEGMENT_S);
      if (series.isEmpty()) {
        frequency = spectrum.frequencyHz();
      }
      if (frequency.length == spectrum.frequencyHz().length) {
        double[] density = positive(spectrum.density());
        series.add(new SeriesJson(flight.controller(), PlotNumbers.significant(density, 4)));
      }
    }
    return new Plot(panel.title(), panel.unit(), series, PlotNumbers.significant(frequency, 5));
  }

  private double[] settled(FlightRecord flight, Channel channel) {
    double[] values = TimeSeries.of(flight, channel).values();
    int skipped = (int) Math.ceil(settings.skippedTransientS() / flight.controlIntervalS() - 1e-6);
    return Arrays.copyOfRange(values, Math.min(skipped, values.length), values.length);
  }

  /** Zero has no place on a logarithmic scale. */
  private static double[] positive(double[] density) {
    return Arrays.stream(density).map(d -> d > 0 ? d : Double.NaN).toArray();
  }

  /** What a controller contributes to a chart. */
  record SeriesJson(String controller, JsonNode values) {}
}
