package org.tipspeed.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import org.tipspeed.checkpoint.CheckpointException;
import org.tipspeed.config.RunSettings;
import org.tipspeed.config.TurbineSettings;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.config.yaml.SettingsWriter;
import org.tipspeed.control.Baselines;
import org.tipspeed.evaluation.Suite;
import org.tipspeed.evaluation.SuiteResult;
import org.tipspeed.evaluation.Twin;
import org.tipspeed.rundir.FolderLock;
import org.tipspeed.rundir.Folders;
import org.tipspeed.rundir.Manifest;
import org.tipspeed.rundir.RunDirectory;
import org.tipspeed.task.PolicyController;
import org.tipspeed.task.TaskSettings;
import org.tipspeed.training.TrainingResult;
import org.tipspeed.turbine.Simulator;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineDifference;

/**
 * What the program does, for Java programs. Nothing is printed; an observer hears of everything.
 * All that is given is looked at before anything is made, so that a refusal leaves nothing behind.
 *
 * <p>Exceptions are one sentence for people each: {@link SettingsException} for settings, {@link
 * org.tipspeed.wind.WindException} for winds, {@link org.tipspeed.control.ControllerException} for
 * controller libraries, {@link org.tipspeed.checkpoint.CheckpointException} for policies and
 * checkpoints, {@link org.tipspeed.rundir.ReportException} for folders, {@link
 * org.tipspeed.turbine.TurbineException} for simulators, {@link
 * org.tipspeed.agent.DivergenceException} for learning.
 */
public final class Tipspeed {

  private Tipspeed() {}

  /**
   * Trains a policy, then flies it against the reference on winds it never saw.
   *
   * @param settings such as {@link SettingsReader} reads
   * @param directory the run directory to make
   * @throws InterruptedException if the thread is interrupted while it waits for a simulator
   */
  public static TrainingResult train(RunSettings settings, Path directory, RunObserver observer)
      throws InterruptedException {
    return train(settings, directory, false, observer, StopRequest.NEVER);
  }

  /**
   * Trains a policy, or goes on with that.
   *
   * @param settings when going on, those that the run was begun with, but for its length
   * @param directory the run directory, to be made or to go on with
   * @param resume whether to go on from the newest sound checkpoint
   * @param stop asked at every step; the episodes under way then end, and the state is saved
   * @return how the training ended; if it was stopped, no flights followed
   * @throws CancellationException if it was stopped in the flights that follow the training
   */
  public static TrainingResult train(
      RunSettings settings, Path directory, boolean resume, RunObserver observer, StopRequest stop)
      throws InterruptedException {
    Clock clock = Clock.systemUTC();
    new InputCheck(settings).requireWinds();
    RunSettings prepared = prepared(settings, longestS(settings), observer);
    new InputCheck(prepared).requireTrainable();
    try (FolderLock lock = resume ? taken(directory) : FolderLock.takeNew(directory)) {
      RunDirectory run = new RunDirectory(lock.folder());
      if (resume) {
        requireToGoOn(prepared, run);
      }
      Manifest manifest =
          resume
              ? Manifest.resume(run.manifest(), clock)
              : Manifest.begin(run.manifest(), TrainingRun.provenance(prepared), clock);
      Folders.write(run.config(), SettingsWriter.toYaml(prepared));
      return new TrainingRun(prepared, run, clock, observer, stop).execute(manifest, resume);
    }
  }

  private static FolderLock taken(Path directory) {
    return FolderLock.take(RunDirectory.open(directory).path());
  }

  private static double longestS(RunSettings settings) {
    return Math.max(settings.task().episodeDurationS(), settings.evaluation().durationS());
  }

  private static RunSettings prepared(RunSettings settings, double longestS, RunObserver observer) {
    return settings.flies()
        ? settings.withTurbine(
            settings
                .turbine()
                .prepared(
                    new Simulator.Preparation(
                        settings.task().controlIntervalS(),
                        longestS,
                        observer::told,
                        System::nanoTime)))
        : settings;
  }

  /**
   * A run goes on under the settings it began with, of which only its length may change, and from a
   * checkpoint, if it ever had one.
   */
  private static void requireToGoOn(RunSettings settings, RunDirectory run) {
    // Whoever was killed before writing its settings has not begun to learn either.
    if (Files.exists(run.config()) && !isAsBegun(settings, run)) {
      throw new SettingsException(
          "%s was begun with other settings than these; give %s to go on as begun"
              .formatted(run.path(), run.config()));
    }
    boolean sound = TrainingRun.checkpoints(settings, run).newestIntact(unread -> {}).isPresent();
    OptionalLong last = Manifest.lastCheckpoint(run.manifest());
    if (!sound && last.isPresent()) {
      throw new CheckpointException(
          "%s is empty, though the run has saved one after %d episodes: put it back, or begin a"
                  .formatted(run.checkpoints(), last.getAsLong())
              + " new run with another --out");
    }
  }

  private static boolean isAsBegun(RunSettings settings, RunDirectory run) {
    RunSettings begun = SettingsReader.read(run.config(), RunSettings.class);
    return settings.withSteps(1).equals(begun.withSteps(1));
  }

  /**
   * The settings that a policy was trained with, as far as flying it needs them: a policy may be
   * anybody's, so it decides on task and metrics, and on nothing that could run or load something.
   *
   * @param policy a run directory, a policy file, or {@code baseline}, which has none of its own
   * @throws SettingsException if it asks for a simulator or files, without which its flights would
   *     not be what they were: these have to come from settings of one's own
   */
  public static RunSettings settingsOf(String policy) {
    return policy.equals(Baselines.NAME)
        ? RunSettings.DEFAULTS
        : toFly(policy, SavedPolicy.read(Path.of(policy)).settings());
  }

  /**
   * The same in a simulator of one's own, so that it does not matter which one the policy asks for.
   * What a reward needs to know of the turbine is known from where the policy was trained.
   */
  public static RunSettings settingsOf(String policy, TurbineSettings simulator) {
    if (policy.equals(Baselines.NAME)) {
      return RunSettings.DEFAULTS.withTurbine(simulator);
    }
    SavedPolicy saved = SavedPolicy.read(Path.of(policy));
    RunSettings asked = saved.settings().withTurbine(TurbineSettings.DEFAULTS);
    TaskSettings task = asked.task();
    Optional<Double> inertia =
        task.inertiaKgM2()
            .or(() -> saved.turbine().flatMap(TurbineDescription::driveTrainInertiaKgM2));
    return toFly(policy, asked.withTask(task.withInertiaKgM2(inertia))).withTurbine(simulator);
  }

  private static RunSettings toFly(String policy, RunSettings settings) {
    Path path = Path.of(policy);
    List<String> asked = settings.beyondFlying();
    if (!asked.isEmpty()) {
      throw new SettingsException(
          "%s asks for %s, which a policy does not decide, as it may be anybody's; %s"
              .formatted(policy, String.join(" and ", asked), wayOut(path)));
    }
    return settings.toFly();
  }

  private static String wayOut(Path policy) {
    Path config = new RunDirectory(policy).config();
    return Files.isRegularFile(config)
        ? "if this run is your own, give --config " + config
        : "give --config FILE with settings of your own";
  }

  /** Flies a saved policy, or the baseline, on any winds, and compares. */
  public static List<SuiteResult> replay(Replay replay, RunObserver observer) {
    return replay(replay, observer, StopRequest.NEVER);
  }

  /**
   * Flies a saved policy, or the baseline, on any winds, and compares.
   *
   * @param stop ends the flights; those that were flown by then are kept
   * @return what came of each suite
   * @throws CancellationException if it was stopped
   */
  public static List<SuiteResult> replay(Replay replay, RunObserver observer, StopRequest stop) {
    return fly(ready(replay, observer), observer, stop);
  }

  /**
   * Flies the same controller on the same winds in two simulators, and tells how far apart they
   * are. Both replays are looked at before one of them begins.
   *
   * @param own a replay of a single controller in the simulator that is held against the other;
   *     both are called by the names of their folders
   * @param reference the same in the other simulator
   * @param folder receives the comparison
   * @param stop ends the flights; those that were flown by then are kept
   * @return what came of each suite
   * @throws CancellationException if it was stopped
   */
  public static List<Twin> twin(
      Replay own, Replay reference, Path folder, RunObserver observer, StopRequest stop) {
    Ready first = ready(own, observer);
    Ready second = ready(reference, observer);
    if (first.saved().isEmpty()) {
      tellApart(first, second, observer);
    }
    Folders.make(folder);
    try (FolderLock lock = FolderLock.take(folder)) {
      TwinRun twins = new TwinRun(first.side(), second.side(), lock.folder());
      observer.told("1 of 2: " + first.name());
      List<SuiteResult> flown = fly(first, observer, stop);
      observer.told("2 of 2: " + second.name());
      return twins.compare(flown, fly(second, observer, stop));
    }
  }

  /** A replay that nothing speaks against, with the simulator prepared. */
  private record Ready(Replay replay, Optional<SavedPolicy> saved, RunSettings settings) {

    String name() {
      return replay.folder().getFileName().toString();
    }

    TwinRun.Side side() {
      return new TwinRun.Side(
          name(), new ReplayRun(settings, replay.folder(), RunObserver.NONE)::series);
    }
  }

  private static Ready ready(Replay replay, RunObserver observer) {
    Optional<SavedPolicy> saved =
        replay.isOfBaseline()
            ? Optional.empty()
            : Optional.of(SavedPolicy.read(Path.of(replay.policy())));
    RunSettings settings = replay.settings();
    requireFlies(replay);
    InputCheck given = new InputCheck(settings);
    replay.suites().forEach(given::requireFlyable);
    saved.ifPresent(each -> requireFit(replay.policy(), each, settings));
    double longestS = replay.suites().stream().mapToDouble(Suite::durationS).max().orElse(0);
    RunSettings prepared = prepared(settings, longestS, observer);
    requireUsable(replay, saved, prepared);
    saved.flatMap(SavedPolicy::turbine).ifPresent(own -> tellOfOther(own, prepared, observer));
    return new Ready(replay, saved, prepared);
  }

  private static List<SuiteResult> fly(Ready ready, RunObserver observer, StopRequest stop) {
    Replay replay = ready.replay();
    ReplayPlan plan = ReplayPlan.of(replay, ready.settings());
    try (FolderLock lock = plan.taken(replay.folder(), replay.resume())) {
      if (!replay.resume()) {
        plan.write(lock.folder());
      }
      ReplayRun run = new ReplayRun(ready.settings(), lock.folder(), observer);
      List<SuiteResult> results = new ArrayList<>();
      stop.during(() -> results.addAll(run.fly(replay, ready.saved())));
      return results;
    }
  }

  /** The baseline is made from what a turbine says of itself. */
  private static void tellApart(Ready own, Ready reference, RunObserver observer) {
    Turbines.described(reference.settings().turbine())
        .flatMap(
            other ->
                Turbines.described(own.settings().turbine())
                    .flatMap(turbine -> TurbineDifference.between(other, turbine)))
        .ifPresent(
            words ->
                observer.warned(
                    "notice: the turbine of %s has %s; the baseline is made from these"
                        .formatted(own.name(), words)));
  }

  /** A policy may well be tried on another turbine, but hardly without knowing. */
  private static void tellOfOther(
      TurbineDescription own, RunSettings settings, RunObserver observer) {
    Turbines.described(settings.turbine())
        .flatMap(
            flown -> TurbineDifference.between(own, flown).map(words -> notice(own, flown, words)))
        .ifPresent(observer::warned);
  }

  private static String notice(TurbineDescription own, TurbineDescription flown, String words) {
    return "notice: the policy was trained on %s and flies %s: %s"
        .formatted(own.name(), flown.name(), words);
  }

  private static void requireFlies(Replay replay) {
    if (!replay.settings().flies()) {
      throw new SettingsException(
          replay.policy() + " was not trained on a turbine: no wind can be replayed");
    }
  }

  private static void requireUsable(
      Replay replay, Optional<SavedPolicy> saved, RunSettings settings) {
    InputCheck check = new InputCheck(settings);
    replay.reference().ifPresent(check::requireUsable);
    if (saved.isPresent()) {
      check.requireSeen(replay.policy());
    } else {
      check.requireUsable(new Reference(Optional.empty()));
    }
  }

  /**
   * @throws SettingsException if the policy is for another task
   */
  static void requireFit(String policy, SavedPolicy saved, RunSettings settings) {
    try {
      new PolicyController(
              Reference.POLICY, saved.policy(), settings.task(), saved.turbine(), Baselines::of)
          .close();
    } catch (IllegalArgumentException e) {
      throw new SettingsException("%s: %s".formatted(policy, e.getMessage()));
    }
  }
}
