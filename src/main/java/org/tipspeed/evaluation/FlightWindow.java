package org.tipspeed.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.tipspeed.flight.FlightRecord;
import org.tipspeed.loads.DamageEquivalentLoad;
import org.tipspeed.loads.Statistics;
import org.tipspeed.turbine.Channel;

/**
 * The part of a flight after the skipped transient, and what can be measured in it. Every method
 * gives NaN where a channel is missing or nothing is left. Units are those of the channels' columns
 * in files. Where several blades are given, the result is the mean over those reported.
 */
final class FlightWindow {

  static final Channel[] PITCH = {Channel.PITCH_1, Channel.PITCH_2, Channel.PITCH_3};
  static final Channel[] OUT_OF_PLANE = {
    Channel.ROOT_OOP_MOMENT_1, Channel.ROOT_OOP_MOMENT_2, Channel.ROOT_OOP_MOMENT_3
  };
  static final Channel[] IN_PLANE = {
    Channel.ROOT_IP_MOMENT_1, Channel.ROOT_IP_MOMENT_2, Channel.ROOT_IP_MOMENT_3
  };

  private static final double SECONDS_PER_HOUR = 3600;

  /** Share of rated power that nobody would call too much. */
  private static final double TOLERATED_POWER = 1.01;

  private final FlightRecord flight;
  private final MetricsSettings settings;
  private final double intervalS;

  /** Index of the first sample that counts. */
  private final int from;

  FlightWindow(FlightRecord flight, MetricsSettings settings) {
    this.flight = flight;
    this.settings = settings;
    intervalS = flight.controlIntervalS();
    int skipped = (int) Math.ceil(settings.skippedTransientS() / intervalS - 1e-6);
    // A single sample has no duration, so nothing can be said about it.
    from = skipped < flight.samples() - 1 ? skipped : flight.samples();
  }

  double durationS() {
    return isEmpty() ? Double.NaN : (flight.samples() - 1 - from) * intervalS;
  }

  double reward() {
    return flight.reward().orElse(Double.NaN);
  }

  double mean(Channel channel) {
    return statistic(Statistics::mean, channel);
  }

  double std(Channel channel) {
    return statistic(Statistics::std, channel);
  }

  double max(Channel channel) {
    return statistic(Statistics::max, channel);
  }

  /** The largest distance from zero, over all channels given. */
  double extreme(Channel... channels) {
    return present(channels).stream()
        .mapToDouble(c -> statistic(Statistics::extreme, c))
        .max()
        .orElse(Double.NaN);
  }

  double towerLoad(Channel channel) {
    return load(settings.towerExponent(), channel);
  }

  double bladeLoad(Channel... channels) {
    return load(settings.bladeExponent(), channels);
  }

  /** How far a quantity went, up and down together. */
  double travel(Channel... channels) {
    return average(c -> Arrays.stream(changes(samples(c))).map(Math::abs).sum(), channels);
  }

  double energyKwh() {
    return energyKwh(Double.POSITIVE_INFINITY);
  }

  /** With no sample counted above rated electrical power. */
  double energyToRatedKwh() {
    return energyKwh(ratedKw());
  }

  private double energyKwh(double mostKw) {
    if (!has(Channel.ELECTRICAL_POWER)) {
      return Double.NaN;
    }
    double[] powerKw =
        Arrays.stream(samples(Channel.ELECTRICAL_POWER)).map(kw -> Math.min(kw, mostKw)).toArray();
    double ends = (powerKw[0] + powerKw[powerKw.length - 1]) / 2;
    return (Arrays.stream(powerKw).sum() - ends) * intervalS / SECONDS_PER_HOUR;
  }

  /** How often the speed rises past the limit; being past it from the start counts as once. */
  double overspeedCount() {
    if (!has(Channel.GENERATOR_SPEED)) {
      return Double.NaN;
    }
    double[] speed = samples(Channel.GENERATOR_SPEED);
    double limit = overspeedLimitRpm();
    return IntStream.range(0, speed.length)
        .filter(i -> speed[i] > limit && (i == 0 || speed[i - 1] <= limit))
        .count();
  }

  double overspeedTimeS() {
    return timeAboveS(Channel.GENERATOR_SPEED, overspeedLimitRpm());
  }

  double timeAboveRatedPowerS() {
    return timeAboveS(Channel.ELECTRICAL_POWER, TOLERATED_POWER * ratedKw());
  }

  /** Of the intervals at whose end a quantity is above a limit. */
  private double timeAboveS(Channel channel, double limit) {
    return has(channel)
        ? intervalS * Arrays.stream(samples(channel)).skip(1).filter(v -> v > limit).count()
        : Double.NaN;
  }

  private double ratedKw() {
    return Channel.ELECTRICAL_POWER.toColumn(flight.turbine().ratedPowerW());
  }

  /** Mean pitch rate over the turbine's limit; NaN if it has none. */
  double pitchDuty() {
    double maxDegPerS = Math.toDegrees(flight.turbine().maxPitchRateRadPerS());
    return travel(PITCH) / durationS() / maxDegPerS;
  }

  double pitchRateMaxDegPerS() {
    return present(PITCH).stream()
        .mapToDouble(c -> Statistics.of(changes(samples(c))).extreme() / intervalS)
        .max()
        .orElse(Double.NaN);
  }

  double torqueRateRmsKnmPerS() {
    return average(
        c -> Statistics.of(changes(samples(c))).rms() / intervalS, Channel.GENERATOR_TORQUE);
  }

  double timeAboveRatedS() {
    return knowsRatedWind() ? intervalsAboveRated().count() * intervalS : Double.NaN;
  }

  double speedStdAboveRatedRpm() {
    if (!knowsRatedWind() || !has(Channel.GENERATOR_SPEED)) {
      return Double.NaN;
    }
    double[] speed = samples(Channel.GENERATOR_SPEED);
    double[] above = intervalsAboveRated().mapToDouble(i -> speed[i + 1]).toArray();
    return above.length == 0 ? Double.NaN : Statistics.of(above).std();
  }

  double pitchTravelAboveRatedDeg() {
    if (!knowsRatedWind() || intervalsAboveRated().findAny().isEmpty()) {
      return Double.NaN;
    }
    return average(
        c -> {
          double[] changes = changes(samples(c));
          return intervalsAboveRated().mapToDouble(i -> Math.abs(changes[i])).sum();
        },
        PITCH);
  }

  private boolean knowsRatedWind() {
    return has(Channel.HUB_WIND) && Double.isFinite(RatedWind.of(flight.turbine()));
  }

  /**
   * Intervals at whose end the hub wind, averaged over a stretch centred there (cut off at the ends
   * of the flight), is above rated. The plain wind would switch with every gust.
   */
  private IntStream intervalsAboveRated() {
    double ratedMps = RatedWind.of(flight.turbine());
    int half = (int) Math.round(settings.windAveragingS() / intervalS / 2);
    double[] mean = movingMean(flight.series(Channel.HUB_WIND), half);
    return IntStream.range(0, mean.length - 1 - from).filter(i -> mean[from + i + 1] > ratedMps);
  }

  private static double[] movingMean(double[] signal, int half) {
    double[] sums = new double[signal.length + 1];
    for (int i = 0; i < signal.length; i++) {
      sums[i + 1] = sums[i] + signal[i];
    }
    double[] mean = new double[signal.length];
    for (int i = 0; i < signal.length; i++) {
      int start = Math.max(0, i - half);
      int end = Math.min(signal.length, i + half + 1);
      mean[i] = (sums[end] - sums[start]) / (end - start);
    }
    return mean;
  }

  private double overspeedLimitRpm() {
    return Channel.GENERATOR_SPEED.toColumn(
        settings.overspeedFactor() * flight.turbine().ratedGeneratorSpeedRadPerS());
  }

  private double load(double exponent, Channel... channels) {
    var equivalent = new DamageEquivalentLoad(exponent, settings.equivalentFrequencyHz());
    return average(c -> equivalent.of(samples(c), durationS()), channels);
  }

  private double statistic(ToDoubleFunction<Statistics> which, Channel channel) {
    return average(c -> which.applyAsDouble(Statistics.of(samples(c))), channel);
  }

  private double average(ToDoubleFunction<Channel> figure, Channel... channels) {
    return present(channels).stream().mapToDouble(figure).average().orElse(Double.NaN);
  }

  private List<Channel> present(Channel... channels) {
    List<Channel> present = new ArrayList<>();
    for (Channel channel : channels) {
      if (has(channel)) {
        present.add(channel);
      }
    }
    return present;
  }

  boolean has(Channel channel) {
    return !isEmpty() && flight.has(channel);
  }

  private boolean isEmpty() {
    return from >= flight.samples();
  }

  /** Those that count, in the unit of the channel's column. */
  double[] samples(Channel channel) {
    double[] series = flight.series(channel);
    return Arrays.stream(series, from, series.length).map(channel::toColumn).toArray();
  }

  private static double[] changes(double[] samples) {
    return IntStream.range(1, samples.length)
        .mapToDouble(i -> samples[i] - samples[i - 1])
        .toArray();
  }
}
