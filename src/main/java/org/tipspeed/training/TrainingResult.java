package org.tipspeed.training;

import java.util.Map;

/**
 * How a training run ended.
 *
 * @param outcome see {@link Outcome}
 * @param episodes finished episodes
 * @param steps decisions taken
 * @param bestScore best validation score, negative infinity if none was reached
 * @param endings how often episodes ended in which way, keyed {@code kind: reason}
 */
public record TrainingResult(
    Outcome outcome, long episodes, long steps, double bestScore, Map<String, Long> endings) {

  /** Why training stopped. */
  public enum Outcome {
    COMPLETED,
    REACHED_SCORE,
    INTERRUPTED
  }

  /** Whether it was told to stop before its end. */
  public boolean interrupted() {
    return outcome == Outcome.INTERRUPTED;
  }
}
