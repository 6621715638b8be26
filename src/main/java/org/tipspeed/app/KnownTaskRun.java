package org.tipspeed.app;

import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.tipspeed.agent.Policy;
import org.tipspeed.config.RunSettings;
import org.tipspeed.environment.Environment;
import org.tipspeed.rundir.RunDirectory;
import org.tipspeed.rundir.TrialsJson;
import org.tipspeed.training.PolicyTrial;

/** Tries the best policy of a run on episodes of a known task that it has never seen. */
final class KnownTaskRun {

  private final RunSettings settings;
  private final RunObserver observer;

  KnownTaskRun(RunSettings settings, RunObserver observer) {
    this.settings = settings;
    this.observer = observer;
  }

  void ofRun(RunDirectory run) {
    String task = settings.environment().name().toLowerCase(Locale.ROOT);
    List<PolicyTrial.Result> trials = trials(run, SavedPolicy.read(run.path()).policy());
    TrialsJson.write(run.evaluation(), task, trials);
    observer.tried(task, trials);
  }

  private List<PolicyTrial.Result> trials(RunDirectory run, Policy policy) {
    RunParts parts = new RunParts(settings, run.path(), observer::heard);
    try (Environment environment = parts.knownTask("evaluation")) {
      PolicyTrial trial = new PolicyTrial(environment);
      return LongStream.range(0, settings.classic().evaluationEpisodes())
          .mapToObj(episode -> trial.run(policy, episode))
          .toList();
    }
  }
}
