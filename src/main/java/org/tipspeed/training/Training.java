package org.tipspeed.training;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.ObjLongConsumer;
import java.util.stream.IntStream;
import org.tipspeed.agent.Agent;
import org.tipspeed.agent.DivergenceException;
import org.tipspeed.agent.Policy;
import org.tipspeed.checkpoint.CheckpointFolder;
import org.tipspeed.environment.Environment;
import org.tipspeed.environment.Standing;
import org.tipspeed.training.Environments.Outcome;

/**
 * The training loop: one agent, one or more simulators, checkpoints between episodes, validation of
 * the policy on winds that are not trained on.
 *
 * <p>While the simulators work on a step the agent learns. With one simulator the order of all
 * events is fixed, so equal seeds give equal bits. Checkpoints and validations are done when no
 * episode is under way.
 */
public final class Training implements AutoCloseable {

  /** How often an episode is tried again on the same wind after the simulator failed. */
  private static final int RETRIES_ON_SAME_WIND = 1;

  private final Agent agent;
  private final Environments environments;
  private final Validation validation;
  private final TrainingObserver observer;
  private final BooleanSupplier interrupted;
  private final Schedule schedule;
  private final List<Lane> lanes;

  private int stepsToLearnFrom;

  /**
   * @param agent learns; closed by the caller
   * @param environments one per simulator, closed together with this object
   * @param threaded whether the environments get threads of their own: worth it when they are slow
   * @param validation judges the policy now and then; closed together with this object
   * @param settings how long, how often
   * @param checkpoints where the state goes
   * @param observer hears of everything
   * @param bestPolicy is given the policy whenever its validation score is the best so far, and the
   *     decisions it took to learn it
   * @param interrupted asked at every step; when true the run ends with the episodes under way
   */
  public Training(
      Agent agent,
      List<? extends Environment> environments,
      boolean threaded,
      Validation validation,
      TrainingSettings settings,
      CheckpointFolder checkpoints,
      TrainingObserver observer,
      ObjLongConsumer<Policy> bestPolicy,
      BooleanSupplier interrupted) {
    this.agent = agent;
    this.environments =
        threaded ? new ThreadedEnvironments(environments) : new InlineEnvironments(environments);
    this.validation = validation;
    this.observer = observer;
    this.interrupted = interrupted;
    this.schedule =
        new Schedule(agent, validation, settings, checkpoints, observer, bestPolicy, interrupted);
    this.lanes =
        IntStream.range(0, environments.size())
            .mapToObj(index -> new Lane(index, agent, this.environments))
            .toList();
  }

  /**
   * Goes back to the newest intact checkpoint; where none was saved yet the training begins anew.
   *
   * @throws org.tipspeed.checkpoint.CheckpointException if none of those that are there is sound
   */
  public void resume() {
    schedule.resume();
  }

  /**
   * Trains to the end, to the score or to the interruption.
   *
   * @throws DivergenceException if learning leaves the finite numbers
   * @throws SimulatorGaveUpException if simulators fail again and again
   */
  public TrainingResult run() throws InterruptedException {
    schedule.begin();
    while (!schedule.isOver()) {
      schedule.beginRound();
      lanes.forEach(this::beginNext);
      while (lanes.stream().anyMatch(Lane::isBusy)) {
        act();
        learn();
        endEpisodes();
      }
      schedule.pause();
    }
    return schedule.result();
  }

  private void beginNext(Lane lane) {
    schedule.nextEpisode().ifPresent(lane::begin);
  }

  /**
   * Gives every simulator that waits its next action before the learner takes its time. A single
   * simulator is never asked for a second step, so that its results do not depend on its speed.
   */
  private void act() throws InterruptedException {
    take(environments.next());
    for (int i = 1; i < lanes.size(); i++) {
      Optional<Outcome> another = environments.ready();
      if (another.isEmpty()) {
        return;
      }
      take(another.get());
    }
  }

  private void take(Outcome outcome) {
    int steps = lanes.get(outcome.index()).take(outcome.step());
    schedule.count(steps);
    stepsToLearnFrom += steps;
  }

  private void learn() {
    if (stepsToLearnFrom == 0) {
      return;
    }
    try {
      agent.learn(stepsToLearnFrom);
    } catch (DivergenceException e) {
      throw new DivergenceException(
          "learning diverged in %s: %s".formatted(schedule.position(), e.getMessage()));
    }
    stepsToLearnFrom = 0;
    observer.stepped(schedule.steps());
  }

  private void endEpisodes() {
    lanes.stream().filter(Lane::isOver).forEach(this::end);
  }

  private void end(Lane lane) {
    EpisodeSummary episode = lane.end(schedule.steps());
    schedule.count(episode);
    boolean failed = episode.end().kind() == Standing.Kind.ABORTED;
    if (failed && lane.failures() <= RETRIES_ON_SAME_WIND && !interrupted.getAsBoolean()) {
      lane.beginAgain();
    } else {
      schedule.countFinished();
      beginNext(lane);
    }
  }

  @Override
  public void close() {
    environments.close();
    validation.close();
  }
}
