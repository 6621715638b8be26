package org.tipspeed.training;

import java.util.DoubleSummaryStatistics;
import java.util.Map;
import java.util.OptionalDouble;
import org.tipspeed.agent.Policy;
import org.tipspeed.environment.Environment;
import org.tipspeed.environment.Standing;

/** Scores a policy by its mean return over a fixed set of episodes. */
public final class ReturnValidation implements Validation {

  private final Environment environment;
  private final int episodes;
  private final PolicyTrial trial;
  private int earlyEndings;

  /**
   * @param environment closed with this object
   * @param episodes how many of its episodes make a score
   */
  public ReturnValidation(Environment environment, int episodes) {
    this.environment = environment;
    this.episodes = episodes;
    this.trial = new PolicyTrial(environment);
  }

  @Override
  public Score fly(Policy policy) {
    earlyEndings = 0;
    DoubleSummaryStatistics returns = new DoubleSummaryStatistics();
    for (int episode = 0; episode < episodes; episode++) {
      totalReward(policy, episode).ifPresent(returns);
    }
    return returns.getCount() == 0
        ? Score.nothing(earlyEndings)
        : new Score(returns.getAverage(), returns.getMin(), earlyEndings, Map.of());
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
