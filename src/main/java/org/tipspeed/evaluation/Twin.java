package org.tipspeed.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tipspeed.flight.FlightRecord;
import org.tipspeed.turbine.Channel;
import org.tipspeed.wind.WindCase;

/**
 * How far two simulators are apart in which one controller flew the winds of a suite.
 *
 * @param own name of the simulator that is held against the other
 * @param reference name of the other
 * @param flights of both, each as a flight of its simulator: by wind, then own before reference
 * @param winds that both flew to the end
 * @param channels over these winds; those that both report
 * @param metrics over these winds; absent where neither has anything of it
 * @param alone channels that one of the two does not report
 * @param leftOut one sentence for each wind that one of the two did not fly to the end
 */
public record Twin(
    Suite suite,
    String own,
    String reference,
    List<FlightMetrics> flights,
    List<Wind> winds,
    Map<Channel, ChannelTwin> channels,
    Map<FlightMetric, Figures> metrics,
    List<String> alone,
    List<String> leftOut) {

  /**
   * One wind.
   *
   * @param metrics of own, then of the reference
   */
  public record Wind(
      WindCase wind, List<FlightMetrics> metrics, Map<Channel, ChannelTwin> channels) {}

  /**
   * A metric of both: the means over the winds, or of an extreme the highest.
   *
   * @param ratio own over reference; NaN if the reference has none or a value is negative
   * @param winds in which both have it
   */
  public record Figures(double own, double reference, double ratio, int winds) {

    private static Figures of(FlightMetric metric, PairedRatio paired) {
      if (metric.extreme()) {
        Comparison.Highest highest = paired.highest();
        return new Figures(highest.own(), highest.reference(), highest.ratio(), paired.pairs());
      }
      return new Figures(paired.mean(), paired.referenceMean(), paired.value(), paired.pairs());
    }
  }

  /** Reads the series of a flight, given its simulator's name: kept only as long as needed. */
  @FunctionalInterface
  public interface Series {
    FlightRecord of(String simulator, FlightMetrics flight);
  }

  /**
   * Compares what two simulators made of a suite.
   *
   * @param own flights, one for each wind
   * @param reference flights in the other simulator, in the same order
   */
  public static Twin of(
      Suite suite,
      String ownName,
      List<FlightMetrics> own,
      String referenceName,
      List<FlightMetrics> reference,
      Series series) {
    List<FlightMetrics> flights = new ArrayList<>();
    List<FlightPair> pairs = new ArrayList<>();
    List<Wind> winds = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    Map<Channel, String> alone = new EnumMap<>(Channel.class);
    for (int i = 0; i < own.size(); i++) {
      FlightPair pair = new FlightPair(own.get(i).by(ownName), reference.get(i).by(referenceName));
      flights.addAll(List.of(pair.controller(), pair.reference()));
      Optional<String> obstacle = pair.obstacle();
      if (obstacle.isPresent()) {
        leftOut.add(obstacle.get());
        continue;
      }
      FlightRecord first = series.of(ownName, own.get(i));
      FlightRecord second = series.of(referenceName, reference.get(i));
      tellAlone(first, ownName, second, alone);
      tellAlone(second, referenceName, first, alone);
      pairs.add(pair);
      winds.add(
          new Wind(
              pair.controller().wind(),
              List.of(pair.controller(), pair.reference()),
              channels(first, second, suite.metrics())));
    }
    return new Twin(
        suite,
        ownName,
        referenceName,
        flights,
        winds,
        pooled(winds),
        figures(pairs),
        List.copyOf(alone.values()),
        leftOut);
  }

  private static void tellAlone(
      FlightRecord flight, String name, FlightRecord other, Map<Channel, String> alone) {
    flight.channels().keySet().stream()
        .filter(channel -> !other.has(channel))
        .forEach(channel -> alone.put(channel, channel.columnName() + " of " + name));
  }

  private static Map<Channel, ChannelTwin> channels(
      FlightRecord own, FlightRecord reference, MetricsSettings settings) {
    FlightWindow window = new FlightWindow(own, settings);
    FlightWindow other = new FlightWindow(reference, settings);
    Map<Channel, ChannelTwin> channels = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      if (channel != Channel.TIME && window.has(channel) && other.has(channel)) {
        channels.put(
            channel,
            ChannelTwin.of(
                channel,
                window.samples(channel),
                other.samples(channel),
                own.controlIntervalS(),
                // Long enough for slow motions, and three segments that overlap by half.
                window.durationS() / 2));
      }
    }
    return Collections.unmodifiableMap(channels);
  }

  private static Map<Channel, ChannelTwin> pooled(List<Wind> winds) {
    Map<Channel, ChannelTwin> pooled = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      List<ChannelTwin> known =
          winds.stream().flatMap(wind -> Stream.ofNullable(wind.channels.get(channel))).toList();
      if (!known.isEmpty()) {
        pooled.put(channel, ChannelTwin.pooled(known));
      }
    }
    return Collections.unmodifiableMap(pooled);
  }

  private static Map<FlightMetric, Figures> figures(List<FlightPair> pairs) {
    Map<FlightMetric, Figures> figures = new EnumMap<>(FlightMetric.class);
    for (FlightMetric metric : FlightMetric.values()) {
      PairedRatio paired = PairedRatio.of(metric, List.of(pairs));
      if (paired.saysSomething()) {
        figures.put(metric, Figures.of(metric, paired));
      }
    }
    return Collections.unmodifiableMap(figures);
  }
}
