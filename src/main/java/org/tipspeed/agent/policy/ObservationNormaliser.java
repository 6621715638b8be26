package org.tipspeed.agent.policy;

import java.util.Arrays;
import org.tipspeed.checkpoint.ArrayFile;

/**
 * Mean and spread of all observations so far (Welford's recurrence), and what they make of one.
 * Replay memory keeps observations as they were, so old ones are seen with today's statistics.
 */
public final class ObservationNormaliser {

  /** Keeps a channel that never moves from being blown up. */
  private static final double SMALLEST_VARIANCE = 1e-8;

  private final NormalisationSettings settings;
  private final double[] mean;
  private final double[] squares;
  private final float[] shift;
  private final float[] scale;
  private final Standardisation current;
  private final Standardisation ofBatch;
  private long count;

  /**
   * @param observationDims numbers in an observation
   */
  public ObservationNormaliser(NormalisationSettings settings, int observationDims) {
    this.settings = settings;
    this.mean = new double[observationDims];
    this.squares = new double[observationDims];
    this.shift = new float[observationDims];
    this.scale = new float[observationDims];
    Arrays.fill(scale, 1f);
    this.current =
        settings.normalise()
            ? new Standardisation(shift, scale, (float) settings.limit())
            : Standardisation.NONE;
    this.ofBatch = current.copy();
  }

  /** Takes an observation [dimensions] into the statistics, unless they are frozen or off. */
  public void observe(float[] observation) {
    if (!settings.normalise() || isFrozen()) {
      return;
    }
    count++;
    for (int i = 0; i < mean.length; i++) {
      double deviation = observation[i] - mean[i];
      mean[i] += deviation / count;
      squares[i] += deviation * (observation[i] - mean[i]);
    }
    refresh();
  }

  private boolean isFrozen() {
    return settings.freezeAfterSteps() > 0 && count >= settings.freezeAfterSteps();
  }

  private void refresh() {
    for (int i = 0; i < mean.length; i++) {
      shift[i] = (float) mean[i];
      scale[i] = scale(squares[i] / count);
    }
  }

  private static float scale(double variance) {
    return (float) (1 / Math.sqrt(Math.max(variance, SMALLEST_VARIANCE)));
  }

  /** What the statistics make of an observation: a view that changes with them. */
  public Standardisation current() {
    return current;
  }

  /**
   * Changes the observations of a batch, row-major [batch][dimensions], in place: as networks that
   * learn see them.
   */
  public void applyToBatch(float[] observations) {
    if (settings.normalise() && settings.perBatch()) {
      for (int i = 0; i < mean.length; i++) {
        fit(observations, i);
      }
      ofBatch.apply(observations);
    } else {
      current.apply(observations);
    }
  }

  /** Sets the batch's own statistics of one dimension. */
  private void fit(float[] observations, int dimension) {
    double sum = 0;
    double sumOfSquares = 0;
    for (int at = dimension; at < observations.length; at += mean.length) {
      double deviation = observations[at] - mean[dimension];
      sum += deviation;
      sumOfSquares += deviation * deviation;
    }
    int samples = observations.length / mean.length;
    double shift = sum / samples;
    ofBatch.shift()[dimension] = (float) (mean[dimension] + shift);
    ofBatch.scale()[dimension] = scale(sumOfSquares / samples - shift * shift);
  }

  /** Adds the statistics, under names that begin with the prefix. */
  public void save(ArrayFile.Builder file, String prefix) {
    file.array(prefix + "mean", mean)
        .array(prefix + "squares", squares)
        .array(prefix + "count", new long[] {count});
  }

  /**
   * The reverse of {@link #save}.
   *
   * @throws org.tipspeed.checkpoint.CheckpointException if the file has none, or of other
   *     dimensions
   */
  public void load(ArrayFile file, String prefix) {
    file.copy(prefix + "mean", mean);
    file.copy(prefix + "squares", squares);
    count = file.longs(prefix + "count")[0];
    if (count > 0) {
      refresh();
    }
  }
}
