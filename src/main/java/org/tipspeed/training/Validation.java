package org.tipspeed.training;

import java.util.Map;
import org.tipspeed.agent.Policy;

/** Judges a policy without exploration, always in the same conditions. */
public interface Validation extends AutoCloseable {

  /**
   * What a policy is worth.
   *
   * @param score higher is better; negative infinity if the simulator failed throughout
   * @param worst the lowest of the parts that make up the score
   * @param earlyEndings episodes that were terminated or aborted
   * @param ratios to the reference controller, by metric key; empty if there are no goals
   */
  record Score(double score, double worst, int earlyEndings, Map<String, Double> ratios) {

    /** Of a policy with which nothing could be measured. */
    public static Score nothing(int earlyEndings) {
      return new Score(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, earlyEndings, Map.of());
    }
  }

  /**
   * Flies the policy.
   *
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted, within
   *     a step of the flights that are under way
   */
  Score fly(Policy policy);

  @Override
  void close();
}
