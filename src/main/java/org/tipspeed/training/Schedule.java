package org.tipspeed.training;

import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.ObjLongConsumer;
import org.tipspeed.agent.Agent;
import org.tipspeed.agent.Policy;
import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.checkpoint.CheckpointFolder;
import org.tipspeed.environment.Standing;

/**
 * How far a training has come, when it pauses and what is done then: the policy is validated, the
 * whole state is saved. From one pause to the next is a round.
 */
final class Schedule {

  /** A simulator that never starts must not keep a run going for ever. */
  private static final int MAX_ABORTS_IN_A_ROW = 20;

  private final Agent agent;
  private final Validation validation;
  private final TrainingSettings settings;
  private final CheckpointFolder checkpoints;
  private final TrainingObserver observer;
  private final ObjLongConsumer<Policy> bestPolicy;
  private final BooleanSupplier interrupted;

  private TrainingState state = new TrainingState();
  private long nextEpisode;
  private long pauseAt;
  private int abortsInARow;
  private boolean scoreReached;

  /** See {@link Training} for the arguments. */
  Schedule(
      Agent agent,
      Validation validation,
      TrainingSettings settings,
      CheckpointFolder checkpoints,
      TrainingObserver observer,
      ObjLongConsumer<Policy> bestPolicy,
      BooleanSupplier interrupted) {
    this.agent = agent;
    this.validation = validation;
    this.settings = settings;
    this.checkpoints = checkpoints;
    this.observer = observer;
    this.bestPolicy = bestPolicy;
    this.interrupted = interrupted;
  }

  /** See {@link Training#resume}. */
  void resume() {
    checkpoints
        .newestIntact(observer::warned)
        .ifPresentOrElse(
            checkpoint -> {
              agent.load(checkpoint.file());
              state = TrainingState.load(checkpoint.file());
            },
            () -> observer.warned("no checkpoint was saved yet: the training begins anew"));
  }

  void begin() {
    observer.started(state.episodes, state.steps);
    if (state.validationIsDue) {
      pause();
    }
  }

  /** Sets the number of finished episodes at which a checkpoint or a validation is due. */
  void beginRound() {
    nextEpisode = state.episodes;
    pauseAt =
        Math.min(
            nextMultiple(settings.checkpointEveryEpisodes()),
            nextMultiple(settings.validateEveryEpisodes()));
  }

  private long nextMultiple(int every) {
    return (state.episodes / every + 1) * every;
  }

  /** Hands out the next episode of this round, if there is one left. */
  OptionalLong nextEpisode() {
    return nextEpisode < pauseAt && !isOver()
        ? OptionalLong.of(nextEpisode++)
        : OptionalLong.empty();
  }

  /** Decisions in the whole run so far. */
  long steps() {
    return state.steps;
  }

  void count(int newSteps) {
    state.steps += newSteps;
  }

  /**
   * Counts an end of an episode.
   *
   * @throws SimulatorGaveUpException if the simulator fails again and again
   */
  void count(EpisodeSummary episode) {
    state.count(episode.end());
    observer.episodeEnded(episode);
    abortsInARow = episode.end().kind() == Standing.Kind.ABORTED ? abortsInARow + 1 : 0;
    if (abortsInARow >= MAX_ABORTS_IN_A_ROW) {
      throw new SimulatorGaveUpException(abortsInARow, episode.detail());
    }
  }

  /** Counts an episode that is not begun again. */
  void countFinished() {
    state.episodes++;
  }

  /** Where the run is, for messages. */
  String position() {
    return "episode %d at step %d of the run".formatted(nextEpisode - 1, state.steps);
  }

  /**
   * What is done when no episode is under way. A validation that is broken off leaves a checkpoint
   * from which it is done anew.
   */
  void pause() {
    if (state.episodes % settings.validateEveryEpisodes() == 0 || isComplete()) {
      validate();
    }
    if (state.validationIsDue
        || state.episodes % settings.checkpointEveryEpisodes() == 0
        || isOver()) {
      checkpoint();
    }
  }

  private void validate() {
    state.validationIsDue = true;
    Policy policy = agent.policy();
    Validation.Score score;
    try {
      score = validation.fly(policy);
    } catch (CancellationException e) {
      return;
    }
    if (interrupted.getAsBoolean()) {
      // Flights that were broken off may count as failed: such a score says nothing.
      return;
    }
    state.validationIsDue = false;
    boolean best = score.score() > state.bestScore;
    if (best) {
      state.bestScore = score.score();
      bestPolicy.accept(policy, state.steps);
    }
    scoreReached = score.score() >= settings.stopAtScore();
    observer.validated(new ValidationResult(state.episodes, state.steps, score, best));
  }

  private void checkpoint() {
    ArrayFile.Builder file = new ArrayFile.Builder();
    agent.save(file);
    state.save(file);
    checkpoints.save(state.episodes, file.build());
    observer.checkpointed(state.episodes);
  }

  boolean isOver() {
    return isComplete() || scoreReached || interrupted.getAsBoolean();
  }

  private boolean isComplete() {
    return state.steps >= settings.steps();
  }

  TrainingResult result() {
    return new TrainingResult(
        outcome(), state.episodes, state.steps, state.bestScore, state.endings());
  }

  private TrainingResult.Outcome outcome() {
    if (scoreReached) {
      return TrainingResult.Outcome.REACHED_SCORE;
    }
    return isComplete() && !state.validationIsDue
        ? TrainingResult.Outcome.COMPLETED
        : TrainingResult.Outcome.INTERRUPTED;
  }
}
