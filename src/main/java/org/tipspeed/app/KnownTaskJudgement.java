package org.tipspeed.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.tipspeed.agent.Policy;
import org.tipspeed.config.RunSettings;
import org.tipspeed.environment.Environment;
import org.tipspeed.rundir.RunDirectory;
import org.tipspeed.rundir.TrialsJson;
import org.tipspeed.training.PolicyTrial;

/** Judges the best policy of a run on episodes of a known task that it has never seen. */
final class KnownTaskJudgement {

  private final RunSettings settings;
  private final PrintWriter out;

  KnownTaskJudgement(RunSettings settings, PrintWriter out) {
    this.settings = settings;
    this.out = out;
  }

  void ofRun(RunDirectory run) {
    List<PolicyTrial.Result> trials = trials(run, SavedPolicy.read(run.path()).policy());
    TrialsJson.write(run.evaluation(), name(), trials);
    DescriptiveStatistics returns = TrialsJson.statistics(trials);
    out.printf(
        Locale.ROOT,
        "%s, %d fresh episodes: return %.2f on average, standard deviation %.2f, worst %.2f%n",
        name(),
        returns.getN(),
        returns.getMean(),
        returns.getStandardDeviation(),
        returns.getMin());
    out.println("run directory: " + run.path());
  }

  private List<PolicyTrial.Result> trials(RunDirectory run, Policy policy) {
    try (Environment environment = new Rig(settings, run.path()).knownTask("evaluation")) {
      PolicyTrial trial = new PolicyTrial(environment);
      return LongStream.range(0, settings.classic().evaluationEpisodes())
          .mapToObj(episode -> trial.run(policy, episode))
          .toList();
    }
  }

  private String name() {
    return settings.environment().name().toLowerCase(Locale.ROOT);
  }
}
