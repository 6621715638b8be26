package org.tipspeed.rundir;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.tipspeed.training.PolicyTrial;

/** {@code evaluation.json} of a known task: there is no wind and nobody to compare with. */
public final class TrialsJson {

  private record Json(
      String environment, Returns returns, List<Run> runs, List<Object> comparisons) {}

  private record Returns(long episodes, double mean, double std, double worst, double best) {}

  private record Run(
      String controller, long episode, int steps, String end, String endKind, double reward) {}

  private TrialsJson() {}

  /**
   * @param environment name of the task
   * @param trials at least one
   */
  public static void write(Path file, String environment, List<PolicyTrial.Result> trials) {
    DescriptiveStatistics returns = statistics(trials);
    JsonFile.write(
        file,
        new Json(
            environment,
            new Returns(
                returns.getN(),
                returns.getMean(),
                returns.getStandardDeviation(),
                returns.getMin(),
                returns.getMax()),
            trials.stream().map(TrialsJson::run).toList(),
            List.of()));
  }

  /** The returns that episodes brought. */
  public static DescriptiveStatistics statistics(List<PolicyTrial.Result> trials) {
    return new DescriptiveStatistics(
        trials.stream().mapToDouble(PolicyTrial.Result::totalReward).toArray());
  }

  private static Run run(PolicyTrial.Result trial) {
    return new Run(
        "policy",
        trial.episode(),
        trial.steps(),
        trial.end().reason(),
        trial.end().kind().name().toLowerCase(Locale.ROOT),
        trial.totalReward());
  }
}
