package org.tipspeed.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.tipspeed.agent.Agent;
import org.tipspeed.agent.DivergenceException;
import org.tipspeed.agent.Policy;
import org.tipspeed.agent.Rollout;
import org.tipspeed.agent.Transition;
import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.checkpoint.CheckpointFolder;
import org.tipspeed.environment.Environment;
import org.tipspeed.environment.Standing;
import org.tipspeed.environment.Step;
import org.tipspeed.training.Simulators.Outcome;

/**
 * The training loop: one agent, one or more simulators, checkpoints between episodes, validation of
 * the policy on winds that are not trained on.
 *
 * <p>While the simulators work on a step the agent learns. With one simulator the order of all
 * events is fixed, so equal seeds give equal bits. Checkpoints and validations are done when no
 * episode is under way.
 */
public final class Training implements AutoCloseable {

  /** A simulator that never starts must not keep a run going for ever. */
  private static final int MAX_ABORTS_IN_A_ROW = 20;

  /** How often an episode is tried again on the same wind after the simulator failed. */
  private static final int RETRIES_ON_SAME_WIND = 1;

  /** What one simulator is busy with. */
  private static final class Lane {
    long episode;
    int failures;
    int steps;
    double totalReward;
    float[] observation;
    float[] action;
    Rollout rollout;
    Step last;
  }

  private final Agent agent;
  private final Simulators simulators;
  private final List<Environment> environments;
  private final Validation validation;
  private final TrainingSettings settings;
  private final CheckpointFolder checkpoints;
  private final TrainingObserver observer;
  private final Consumer<Policy> bestPolicy;
  private final BooleanSupplier interrupted;
  private final ActionScaling scaling;
  private final List<Lane> lanes = new ArrayList<>();

  private TrainingState state = new TrainingState();
  private long nextEpisode;
  private int busy;
  private int abortsInARow;
  private int stepsToLearnFrom;
  private boolean scoreReached;

  /**
   * @param agent learns; closed by the caller
   * @param environments one per simulator, closed together with this object
   * @param threaded whether the environments get threads of their own: worth it when they are slow
   * @param validation judges the policy now and then; closed together with this object
   * @param settings how long, how often
   * @param checkpoints where the state goes
   * @param observer hears of everything
   * @param bestPolicy is given the policy whenever its validation score is the best so far
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
      Consumer<Policy> bestPolicy,
      BooleanSupplier interrupted) {
    this.agent = agent;
    this.environments = List.copyOf(environments);
    this.simulators =
        threaded ? new ThreadedSimulators(environments) : new InlineSimulators(environments);
    this.validation = validation;
    this.settings = settings;
    this.checkpoints = checkpoints;
    this.observer = observer;
    this.bestPolicy = bestPolicy;
    this.interrupted = interrupted;
    this.scaling = new ActionScaling(environments.get(0).actionSpace());
    for (int i = 0; i < simulators.count(); i++) {
      lanes.add(new Lane());
    }
  }

  /** Goes back to the newest intact checkpoint, if there is one. */
  public void resume() {
    checkpoints
        .newestIntact(observer::warned)
        .ifPresent(
            checkpoint -> {
              agent.load(checkpoint.file());
              state = TrainingState.load(checkpoint.file());
            });
  }

  /** Trains to the end, to the score or to the interruption. */
  public TrainingResult run() throws InterruptedException {
    observer.started(state.episodes, state.steps);
    while (!finished()) {
      flyUntilPause();
      pause();
    }
    return new TrainingResult(
        outcome(), state.episodes, state.steps, state.bestScore, state.endings());
  }

  private TrainingResult.Outcome outcome() {
    if (scoreReached) {
      return TrainingResult.Outcome.REACHED_SCORE;
    }
    return completed() ? TrainingResult.Outcome.COMPLETED : TrainingResult.Outcome.INTERRUPTED;
  }

  private boolean completed() {
    return state.steps >= settings.steps();
  }

  private boolean finished() {
    return completed() || scoreReached || interrupted.getAsBoolean();
  }

  /** Lets the simulators fly until all episodes up to the next pause are over. */
  private void flyUntilPause() throws InterruptedException {
    nextEpisode = state.episodes;
    long pauseAt = nextPause();
    for (int i = 0; i < lanes.size(); i++) {
      beginIfDue(i, pauseAt);
    }
    while (busy > 0) {
      handleWhatIsReady();
      learn();
      endEpisodes(pauseAt);
    }
  }

  /** The number of finished episodes at which a checkpoint or a validation is due. */
  private long nextPause() {
    return Math.min(
        nextMultiple(settings.checkpointEveryEpisodes()),
        nextMultiple(settings.validateEveryEpisodes()));
  }

  private long nextMultiple(int every) {
    return (state.episodes / every + 1) * every;
  }

  private void beginIfDue(int simulator, long pauseAt) {
    if (nextEpisode < pauseAt && !finished()) {
      Lane lane = lanes.get(simulator);
      lane.episode = nextEpisode++;
      lane.failures = 0;
      busy++;
      begin(simulator);
    }
  }

  private void begin(int simulator) {
    Lane lane = lanes.get(simulator);
    lane.steps = 0;
    lane.totalReward = 0;
    lane.rollout = agent.beginEpisode(lane.episode);
    simulators.reset(simulator, lane.episode);
  }

  /**
   * Gives every simulator that waits its next action before the learner takes its time. A single
   * simulator is never asked for a second step, so that its results do not depend on its speed.
   */
  private void handleWhatIsReady() throws InterruptedException {
    handle(simulators.next());
    for (int i = 1; i < simulators.count(); i++) {
      Optional<Outcome> another = simulators.ready();
      if (another.isEmpty()) {
        return;
      }
      handle(another.get());
    }
  }

  private void handle(Outcome outcome) {
    Lane lane = lanes.get(outcome.simulator());
    if (outcome.first() != null) {
      lane.observation = outcome.first();
      act(outcome.simulator());
      return;
    }
    Step step = outcome.step();
    if (step.standing().kind() != Standing.Kind.ABORTED) {
      remember(lane, step);
      stepsToLearnFrom++;
    }
    if (step.standing().isRunning()) {
      act(outcome.simulator());
    } else {
      lane.last = step;
    }
  }

  private void learn() {
    if (stepsToLearnFrom == 0) {
      return;
    }
    try {
      agent.learn(stepsToLearnFrom);
    } catch (DivergenceException e) {
      throw new DivergenceException(
          "learning diverged in episode %d at step %d of the run: %s"
              .formatted(nextEpisode - 1, state.steps, e.getMessage()));
    }
    stepsToLearnFrom = 0;
    observer.stepped(state.steps);
  }

  private void endEpisodes(long pauseAt) {
    for (int i = 0; i < lanes.size(); i++) {
      Lane lane = lanes.get(i);
      if (lane.last != null) {
        Step last = lane.last;
        lane.last = null;
        end(i, last, pauseAt);
      }
    }
  }

  private void act(int simulator) {
    Lane lane = lanes.get(simulator);
    lane.action = lane.rollout.explore(lane.observation);
    simulators.step(simulator, scaling.toEnvironment(lane.action));
  }

  private void remember(Lane lane, Step step) {
    Standing standing = step.standing();
    lane.rollout.observe(
        new Transition(
            lane.observation,
            lane.action,
            (float) step.reward(),
            step.observation(),
            standing.kind() == Standing.Kind.TERMINATED,
            !standing.isRunning()));
    lane.observation = step.observation();
    lane.totalReward += step.reward();
    lane.steps++;
    state.steps++;
  }

  private void end(int simulator, Step last, long pauseAt) {
    Standing standing = last.standing();
    Lane lane = lanes.get(simulator);
    lane.rollout.end();
    state.count(standing);
    observer.episodeEnded(
        new EpisodeSummary(
            lane.episode,
            lane.steps,
            lane.totalReward,
            standing,
            last.detail(),
            state.steps,
            environments.get(simulator).metrics(),
            agent.diagnostics()));
    if (standing.kind() == Standing.Kind.ABORTED && again(lane, last.detail())) {
      begin(simulator);
      return;
    }
    abortsInARow = standing.kind() == Standing.Kind.ABORTED ? abortsInARow : 0;
    state.episodes++;
    busy--;
    beginIfDue(simulator, pauseAt);
  }

  private boolean again(Lane lane, String detail) {
    abortsInARow++;
    if (abortsInARow >= MAX_ABORTS_IN_A_ROW) {
      throw new SimulatorGaveUpException(abortsInARow, detail);
    }
    lane.failures++;
    return lane.failures <= RETRIES_ON_SAME_WIND && !interrupted.getAsBoolean();
  }

  /** What is done when no episode is under way. */
  private void pause() {
    if (state.episodes % settings.validateEveryEpisodes() == 0 || completed()) {
      validate();
    }
    if (state.episodes % settings.checkpointEveryEpisodes() == 0 || finished()) {
      checkpoint();
    }
  }

  private void validate() {
    Policy policy = agent.policy();
    Validation.Score score = validation.fly(policy);
    boolean best = score.score() > state.bestScore;
    if (best) {
      state.bestScore = score.score();
      bestPolicy.accept(policy);
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

  @Override
  public void close() {
    simulators.close();
    validation.close();
  }
}
