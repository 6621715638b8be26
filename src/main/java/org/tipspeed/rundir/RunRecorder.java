package org.tipspeed.rundir;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tipspeed.environment.Standing;
import org.tipspeed.training.EpisodeSummary;
import org.tipspeed.training.TrainingObserver;
import org.tipspeed.training.Validation;
import org.tipspeed.training.ValidationResult;

/** Writes a training run's logs and keeps its manifest true while it goes on. */
public final class RunRecorder implements TrainingObserver, AutoCloseable {

  private final RunDirectory directory;
  private final Manifest manifest;
  private final Clock clock;
  private final String host;
  private EpisodeLog episodes;
  private ProgressLog progress;
  private TensorBoardWriter tensorBoard;
  private Map<String, Double> lastDiagnostics = Map.of();
  private long startedMillis;
  private long startedSteps;

  /**
   * @param host name of this machine, for the event file's name
   */
  public RunRecorder(RunDirectory directory, Manifest manifest, Clock clock, String host) {
    this.directory = directory;
    this.manifest = manifest;
    this.clock = clock;
    this.host = host;
  }

  @Override
  public void started(long finishedEpisodes, long steps) {
    startedMillis = clock.millis();
    startedSteps = steps;
    manifest.firstEpisode(finishedEpisodes);
    episodes = EpisodeLog.open(directory.episodes(), finishedEpisodes - 1);
    progress = ProgressLog.open(directory.progress(), finishedEpisodes);
    tensorBoard = TensorBoardWriter.open(directory.path(), clock, host, steps);
  }

  @Override
  public void episodeEnded(EpisodeSummary summary) {
    episodes.append(
        new EpisodeRow(
            summary.episode(),
            summary.steps(),
            summary.totalReward(),
            summary.end(),
            summary.metrics()));
    if (summary.end().kind() == Standing.Kind.ABORTED) {
      manifest.count(summary.end().reason());
    }
    lastDiagnostics = summary.diagnostics();
    if (summary.steps() > 0) {
      draw(summary);
    }
  }

  /** An episode without a step would stand on the step of the one before. */
  private void draw(EpisodeSummary summary) {
    long step = summary.runSteps();
    tensorBoard.scalar("episode/return", step, summary.totalReward());
    tensorBoard.scalar("episode/steps", step, summary.steps());
    summary.metrics().forEach((key, value) -> tensorBoard.scalar("episode/" + key, step, value));
    summary
        .diagnostics()
        .forEach((key, value) -> tensorBoard.scalar("learning/" + key, step, value));
    tensorBoard.flush();
  }

  @Override
  public void validated(ValidationResult result) {
    Map<String, Double> figures = new LinkedHashMap<>();
    Validation.Score score = result.score();
    figures.put("validation_score", score.score());
    figures.put("validation_worst", score.worst());
    figures.put("validation_early_endings", (double) score.earlyEndings());
    score.ratios().forEach((metric, ratio) -> figures.put("validation_ratio_" + metric, ratio));
    figures.put("steps_per_s", stepsPerSecond(result.runSteps()));
    figures.putAll(lastDiagnostics);
    progress.append(new ProgressRow(result.episode(), result.runSteps(), figures));
    tensorBoard.scalar("validation/score", result.runSteps(), score.score());
    tensorBoard.scalar("validation/worst", result.runSteps(), score.worst());
    score
        .ratios()
        .forEach(
            (metric, ratio) ->
                tensorBoard.scalar("validation/ratio_" + metric, result.runSteps(), ratio));
    tensorBoard.flush();
    if (result.best()) {
      manifest.state("best_episode", result.episode());
      manifest.state("best_score", score.score());
    }
  }

  @Override
  public void checkpointed(long episodes) {
    manifest.checkpointed(episodes);
  }

  private double stepsPerSecond(long runSteps) {
    double seconds = Math.max(1, clock.millis() - startedMillis) / 1e3;
    return (runSteps - startedSteps) / seconds;
  }

  @Override
  public void close() {
    if (episodes != null) {
      episodes.close();
      progress.close();
      tensorBoard.close();
    }
  }
}
