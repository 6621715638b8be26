package org.tipspeed.agent.replay;

import org.tipspeed.quantity.Check;

/**
 * Prioritised replay after Schaul et al., "Prioritized Experience Replay" (2016), the proportional
 * variant: a transition is drawn with a probability proportional to (|TD error| + floor)^exponent,
 * and weighs (memory size x probability)^-correction in the critic's loss.
 *
 * @param exponent alpha: 0 draws uniformly, 1 in proportion to the error
 * @param initialCorrection beta at the first batch: 0 leaves the bias of the draw, 1 removes it
 * @param finalCorrection beta from batch {@code annealBatches} on; linear in between
 * @param annealBatches batches over which the correction goes from its initial to its final value
 * @param floor added to every error, so that none is never drawn again
 */
public record PrioritySettings(
    double exponent,
    double initialCorrection,
    double finalCorrection,
    long annealBatches,
    double floor) {

  public static final PrioritySettings DEFAULTS = new PrioritySettings(0.6, 0.4, 1, 100_000, 1e-6);

  public PrioritySettings {
    Check.share("exponent", exponent);
    Check.share("initial_correction", initialCorrection);
    Check.share("final_correction", finalCorrection);
    Check.positive("anneal_batches", annealBatches);
    Check.positive("floor", floor);
  }

  /** Beta for a batch, counted from 0. */
  double correction(long batch) {
    double fraction = Math.min(1, (double) batch / annealBatches);
    return initialCorrection + fraction * (finalCorrection - initialCorrection);
  }

  double priority(double tdError) {
    return Math.pow(Math.abs(tdError) + floor, exponent);
  }
}
