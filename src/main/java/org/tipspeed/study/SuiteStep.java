package org.tipspeed.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tipspeed.app.ReplayPlan;
import org.tipspeed.evaluation.Suite;
import org.tipspeed.rundir.RunDirectory;

/**
 * Flies a seed's best policy and the baseline on a suite, without time series.
 *
 * @param suite what is flown
 * @param nameOrFile as the user called it
 * @param run of the seed
 * @param jobs flights at the same time
 */
record SuiteStep(Suite suite, String nameOrFile, RunDirectory run, int jobs)
    implements SeedWork.Step {

  @Override
  public String doing() {
    return "flying " + suite.name();
  }

  @Override
  public boolean isDone() {
    return Files.exists(run.suiteMetrics(suite.name()))
        && ReplayPlan.isThatOf(folder(), run.path(), suite);
  }

  @Override
  public List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of("replay", run.path().toString()));
    arguments.addAll(List.of("--config", run.config().toString()));
    arguments.addAll(List.of("--suite", nameOrFile, "--format", "none"));
    arguments.addAll(List.of("--jobs", Integer.toString(jobs), "--out", folder().toString()));
    arguments.add("--until-input-ends");
    if (ReplayPlan.isIn(folder())) {
      arguments.add("--resume");
    }
    return arguments;
  }

  @Override
  public Path folder() {
    return run.suite(suite.name());
  }
}
