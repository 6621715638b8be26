package org.tipspeed.experiment;

import org.tipspeed.agent.Policy;

/** Judges a policy without exploration, always in the same conditions. */
public interface Validation extends AutoCloseable {

  /**
   * What a policy is worth.
   *
   * @param score higher is better; negative infinity if the simulator failed throughout
   * @param worst the lowest of the parts that make up the score
   * @param earlyEndings episodes that were terminated or aborted
   */
  record Score(double score, double worst, int earlyEndings) {}

  Score fly(Policy policy);

  @Override
  void close();
}
