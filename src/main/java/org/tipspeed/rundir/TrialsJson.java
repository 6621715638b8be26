package org.tipspeed.rundir;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.tipspeed.training.PolicyTrial;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code evaluation.json} of a known task: there is no wind and nobody to compare with. */
public final class TrialsJson {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private TrialsJson() {}

  /**
   * @param environment name of the task
   * @param trials at least one
   */
  public static void write(Path file, String environment, List<PolicyTrial.Result> trials) {
    ObjectNode root = JSON.createObjectNode();
    root.put("environment", environment);
    root.set("returns", returns(trials));
    ArrayNode runs = root.putArray("runs");
    trials.forEach(trial -> runs.add(run(trial)));
    root.putArray("comparisons");
    WholeFile.write(file, JSON.writeValueAsString(root) + "\n");
  }

  /** The returns that episodes brought. */
  public static DescriptiveStatistics statistics(List<PolicyTrial.Result> trials) {
    return new DescriptiveStatistics(
        trials.stream().mapToDouble(PolicyTrial.Result::totalReward).toArray());
  }

  private static ObjectNode returns(List<PolicyTrial.Result> trials) {
    DescriptiveStatistics statistics = statistics(trials);
    ObjectNode returns = JSON.createObjectNode();
    returns.put("episodes", statistics.getN());
    returns.put("mean", statistics.getMean());
    returns.put("std", statistics.getStandardDeviation());
    returns.put("worst", statistics.getMin());
    returns.put("best", statistics.getMax());
    return returns;
  }

  private static ObjectNode run(PolicyTrial.Result trial) {
    ObjectNode run = JSON.createObjectNode();
    run.put("controller", "policy");
    run.put("episode", trial.episode());
    run.put("steps", trial.steps());
    run.put("end", trial.end().reason());
    run.put("end_kind", trial.end().kind().name().toLowerCase(Locale.ROOT));
    run.put("reward", trial.totalReward());
    return run;
  }
}
