package org.tipspeed.rundir;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tipspeed.evaluation.ChannelTwin;
import org.tipspeed.evaluation.FlightMetric;
import org.tipspeed.evaluation.FlightMetrics;
import org.tipspeed.evaluation.MetricsSettings;
import org.tipspeed.evaluation.Twin;
import org.tipspeed.loads.Spectrum;
import org.tipspeed.turbine.Channel;

/**
 * {@code twin.json}: for each suite how far two simulators are apart, by channel and by metric,
 * over all winds with spectra and for each wind. What there is not is {@code null}; ratios are the
 * first simulator's to the second's.
 */
public final class TwinJson {

  private record SuiteJson(
      String suite,
      String simulator,
      String reference,
      double durationS,
      MetricsSettings settings,
      Map<String, ChannelJson> channels,
      Map<String, MetricJson> metrics,
      List<WindJson> winds,
      List<String> onlyOneReports,
      List<String> leftOut,
      Map<String, SpectraJson> spectra) {}

  private record WindJson(
      String wind, Map<String, ChannelJson> channels, Map<String, MetricJson> metrics) {}

  private record ChannelJson(
      Double mean,
      Double referenceMean,
      Double meanDifference,
      Double std,
      Double referenceStd,
      Double stdRatio,
      Double differenceRms,
      Double correlation,
      long samples) {}

  private record MetricJson(Double value, Double referenceValue, Double ratio) {}

  private record SpectraJson(double[] frequencyHz, double[] density, double[] referenceDensity) {}

  private TwinJson() {}

  public static void write(Path file, List<Twin> twins) {
    JsonFile.write(file, Map.of("suites", twins.stream().map(TwinJson::suite).toList()));
  }

  private static SuiteJson suite(Twin twin) {
    Map<String, MetricJson> metrics = new LinkedHashMap<>();
    twin.metrics()
        .forEach(
            (metric, figures) ->
                metrics.put(
                    metric.key(),
                    new MetricJson(figures.own(), figures.reference(), orNull(figures.ratio()))));
    Map<String, SpectraJson> spectra = new LinkedHashMap<>();
    twin.channels()
        .forEach(
            (channel, both) ->
                spectra(both).ifPresent(each -> spectra.put(channel.columnName(), each)));
    return new SuiteJson(
        twin.suite().name(),
        twin.own(),
        twin.reference(),
        twin.suite().durationS(),
        twin.suite().metrics(),
        channels(twin.channels()),
        metrics,
        twin.winds().stream().map(TwinJson::wind).toList(),
        twin.alone(),
        twin.leftOut(),
        spectra);
  }

  private static WindJson wind(Twin.Wind wind) {
    Map<String, MetricJson> metrics = new LinkedHashMap<>();
    for (FlightMetric metric : FlightMetric.values()) {
      List<Double> values = wind.metrics().stream().map(each -> value(each, metric)).toList();
      double own = values.get(0);
      double reference = values.get(1);
      double ratio = reference > 0 && own >= 0 ? own / reference : Double.NaN;
      metrics.put(metric.key(), new MetricJson(orNull(own), orNull(reference), orNull(ratio)));
    }
    return new WindJson(wind.wind().spec(), channels(wind.channels()), metrics);
  }

  private static double value(FlightMetrics flight, FlightMetric metric) {
    return flight.get(metric).orElse(Double.NaN);
  }

  private static Map<String, ChannelJson> channels(Map<Channel, ChannelTwin> channels) {
    Map<String, ChannelJson> byColumn = new LinkedHashMap<>();
    channels.forEach((channel, both) -> byColumn.put(channel.columnName(), channel(both)));
    return byColumn;
  }

  private static ChannelJson channel(ChannelTwin both) {
    return new ChannelJson(
        orNull(both.own().mean()),
        orNull(both.reference().mean()),
        orNull(both.own().mean() - both.reference().mean()),
        orNull(both.own().std()),
        orNull(both.reference().std()),
        orNull(both.stdRatio()),
        orNull(both.differenceRms()),
        orNull(both.correlation()),
        both.samples());
  }

  private static Optional<SpectraJson> spectra(ChannelTwin both) {
    Optional<Spectrum> reference = both.reference().spectrum();
    return both.own()
        .spectrum()
        .filter(own -> reference.isPresent())
        .map(
            own ->
                new SpectraJson(
                    own.frequencyHz(), own.density(), reference.orElseThrow().density()));
  }

  private static Double orNull(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
