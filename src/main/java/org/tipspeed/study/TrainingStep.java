package org.tipspeed.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tipspeed.rundir.Manifest;
import org.tipspeed.rundir.RunDirectory;

/**
 * Trains a seed and judges it on the winds of its settings.
 *
 * @param seed the run's
 * @param config settings of the study
 * @param run receives everything
 */
record TrainingStep(long seed, Path config, RunDirectory run) implements StudyStep {

  @Override
  public String doing() {
    return "training";
  }

  @Override
  public boolean isDone() {
    return Files.exists(run.manifest()) && Manifest.status(run.manifest()) == Manifest.Status.DONE;
  }

  /** Begins, or goes on from the newest checkpoint. */
  @Override
  public List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of("train", config.toString()));
    arguments.addAll(List.of("--seed", Long.toString(seed), "--out", run.path().toString()));
    arguments.add("--until-input-ends");
    if (Files.exists(run.manifest())) {
      arguments.add("--resume");
    }
    return arguments;
  }
}
