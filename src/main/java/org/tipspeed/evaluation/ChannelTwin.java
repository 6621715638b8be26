package org.tipspeed.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.tipspeed.loads.Spectrum;
import org.tipspeed.loads.Statistics;
import org.tipspeed.turbine.Channel;

/**
 * What one channel did in two simulators that flew the same winds. All in the unit of the channel's
 * column; NaN where there is no such thing.
 *
 * @param samples that were compared
 * @param differenceRms root mean square of what the one had more than the other, sample by sample
 * @param correlation of the two
 */
public record ChannelTwin(
    long samples, Side own, Side reference, double differenceRms, double correlation) {

  private static final double TURN_DEG = 360;

  /**
   * One of the two.
   *
   * @param std about the mean of each wind: how far winds are apart does not count
   * @param spectrum absent for flights that are too short
   */
  public record Side(double mean, double std, Optional<Spectrum> spectrum) {

    private static final Side WITHOUT_A_MEAN = new Side(Double.NaN, Double.NaN, Optional.empty());

    private static Side of(double[] samples, double intervalS, double segmentS) {
      Statistics statistics = Statistics.of(samples);
      long segment = Math.min(samples.length, Math.round(segmentS / intervalS));
      return new Side(
          statistics.mean(),
          statistics.std(),
          segment < Spectrum.SHORTEST
              ? Optional.empty()
              : Optional.of(Spectrum.welch(samples, intervalS, segmentS)));
    }
  }

  /**
   * Compares a channel in one wind.
   *
   * @param own samples in the unit of its column
   * @param reference as many at the same times
   * @param intervalS time between two samples [s]
   * @param segmentS length of the segments that make a spectrum [s]
   */
  static ChannelTwin of(
      Channel channel, double[] own, double[] reference, double intervalS, double segmentS) {
    double[] difference = new double[own.length];
    Arrays.setAll(difference, i -> own[i] - reference[i]);
    if (channel == Channel.AZIMUTH) {
      // An angle that goes round and round: only how far the two are apart says something.
      Arrays.setAll(difference, i -> Math.IEEEremainder(difference[i], TURN_DEG));
      double rms = Statistics.of(difference).rms();
      return new ChannelTwin(own.length, Side.WITHOUT_A_MEAN, Side.WITHOUT_A_MEAN, rms, Double.NaN);
    }
    Side first = Side.of(own, intervalS, segmentS);
    Side second = Side.of(reference, intervalS, segmentS);
    double covariance = 0;
    for (int i = 0; i < own.length; i++) {
      covariance += (own[i] - first.mean) * (reference[i] - second.mean) / own.length;
    }
    return new ChannelTwin(
        own.length,
        first,
        second,
        Statistics.of(difference).rms(),
        correlation(covariance, first.std, second.std));
  }

  /** Over all winds, each sample as heavy as any other. */
  static ChannelTwin pooled(List<ChannelTwin> winds) {
    Side own = pooled(winds, ChannelTwin::own);
    Side reference = pooled(winds, ChannelTwin::reference);
    double covariance =
        mean(
            winds,
            wind ->
                // What stood still in a wind went with nothing there.
                Double.isNaN(wind.correlation)
                    ? 0
                    : wind.correlation * wind.own.std * wind.reference.std);
    return new ChannelTwin(
        winds.stream().mapToLong(ChannelTwin::samples).sum(),
        own,
        reference,
        Math.sqrt(mean(winds, wind -> wind.differenceRms * wind.differenceRms)),
        correlation(covariance, own.std, reference.std));
  }

  private static Side pooled(List<ChannelTwin> winds, Function<ChannelTwin, Side> which) {
    return new Side(
        mean(winds, wind -> which.apply(wind).mean),
        Math.sqrt(mean(winds, wind -> Math.pow(which.apply(wind).std, 2))),
        spectrum(winds.stream().flatMap(wind -> which.apply(wind).spectrum.stream()).toList()));
  }

  private static double mean(List<ChannelTwin> winds, ToDoubleFunction<ChannelTwin> figure) {
    double sum = 0;
    long samples = 0;
    for (ChannelTwin wind : winds) {
      sum += wind.samples * figure.applyAsDouble(wind);
      samples += wind.samples;
    }
    return sum / samples;
  }

  /** The mean of those that tell most frequencies apart: shorter flights have other ones. */
  private static Optional<Spectrum> spectrum(List<Spectrum> winds) {
    int most = winds.stream().mapToInt(each -> each.density().length).max().orElse(0);
    List<Spectrum> alike = winds.stream().filter(each -> each.density().length == most).toList();
    if (alike.isEmpty()) {
      return Optional.empty();
    }
    double[] density = new double[most];
    for (Spectrum each : alike) {
      Arrays.setAll(density, i -> density[i] + each.density()[i] / alike.size());
    }
    return Optional.of(new Spectrum(alike.get(0).frequencyHz(), density));
  }

  /** Rounding would else make what is the same a little more than the same. */
  private static double correlation(double covariance, double std, double otherStd) {
    return std > 0 && otherStd > 0
        ? Math.max(-1, Math.min(covariance / (std * otherStd), 1))
        : Double.NaN;
  }

  /** How much more the one goes up and down; NaN if the other stands still. */
  public double stdRatio() {
    return reference.std > 0 ? own.std / reference.std : Double.NaN;
  }
}
