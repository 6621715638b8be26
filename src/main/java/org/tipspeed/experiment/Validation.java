package org.tipspeed.experiment;

import java.util.DoubleSummaryStatistics;
import java.util.OptionalDouble;
import org.tipspeed.agent.Policy;
import org.tipspeed.environment.Environment;
import org.tipspeed.environment.Standing;

/** Flies a policy without exploration on a fixed set of episodes. */
final class Validation implements AutoCloseable {

  /**
   * @param score mean return; negative infinity if the simulator failed in every episode
   * @param worst lowest return
   * @param earlyEndings episodes that were terminated or aborted
   */
  record Score(double score, double worst, int earlyEndings) {}

  private final Environment environment;
  private final int episodes;
  private final PolicyTrial trial;
  private int earlyEndings;

  Validation(Environment environment, int episodes) {
    this.environment = environment;
    this.episodes = episodes;
    this.trial = new PolicyTrial(environment);
  }

  Score fly(Policy policy) {
    earlyEndings = 0;
    DoubleSummaryStatistics returns = new DoubleSummaryStatistics();
    for (int episode = 0; episode < episodes; episode++) {
      totalReward(policy, episode).ifPresent(returns);
    }
    return returns.getCount() == 0
        ? new Score(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, earlyEndings)
        : new Score(returns.getAverage(), returns.getMin(), earlyEndings);
  }

  /** Empty if the simulator failed, twice: that says nothing about the policy. */
  private OptionalDouble totalReward(Policy policy, int episode) {
    OptionalDouble total = tryTotalReward(policy, episode);
    if (total.isEmpty()) {
      total = tryTotalReward(policy, episode);
    }
    if (total.isEmpty()) {
      earlyEndings++;
    }
    return total;
  }

  private OptionalDouble tryTotalReward(Policy policy, int episode) {
    PolicyTrial.Result result = trial.run(policy, episode);
    if (result.end().kind() == Standing.Kind.TERMINATED) {
      earlyEndings++;
    }
    return result.end().kind() == Standing.Kind.ABORTED
        ? OptionalDouble.empty()
        : OptionalDouble.of(result.totalReward());
  }

  @Override
  public void close() {
    environment.close();
  }
}
