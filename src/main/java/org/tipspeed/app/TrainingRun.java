package org.tipspeed.app;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.tipspeed.agent.Agent;
import org.tipspeed.agent.DivergenceException;
import org.tipspeed.agent.Policy;
import org.tipspeed.checkpoint.CheckpointFolder;
import org.tipspeed.config.RunSettings;
import org.tipspeed.config.yaml.SettingsWriter;
import org.tipspeed.environment.Environment;
import org.tipspeed.nn.Blas;
import org.tipspeed.rundir.Manifest;
import org.tipspeed.rundir.Provenance;
import org.tipspeed.rundir.ReportException;
import org.tipspeed.rundir.RunDirectory;
import org.tipspeed.rundir.RunRecorder;
import org.tipspeed.rundir.TrialsJson;
import org.tipspeed.training.PolicyTrial;
import org.tipspeed.training.Training;
import org.tipspeed.training.TrainingObserver;
import org.tipspeed.training.TrainingResult;
import org.tipspeed.training.Validation;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.process.ProcessEvents;

/** One session of training in a run directory, and the flights that conclude it. */
final class TrainingRun {

  private final RunSettings settings;
  private final RunDirectory run;
  private final Clock clock;
  private final RunObserver observer;
  private final StopRequest stop;
  private final RunParts parts;
  private ProcessEvents flightEvents = ProcessEvents.NONE;

  /**
   * @param settings of a simulator that is prepared
   */
  TrainingRun(
      RunSettings settings, RunDirectory run, Clock clock, RunObserver observer, StopRequest stop) {
    this.settings = settings;
    this.run = run;
    this.clock = clock;
    this.observer = observer;
    this.stop = stop;
    this.parts = new RunParts(settings, run.path(), observer::heard);
  }

  static Provenance provenance(RunSettings settings) {
    String yaml = SettingsWriter.toYaml(settings);
    return Provenance.ofThisMachine(settings.seed(), yaml, Blas.kernel());
  }

  static CheckpointFolder checkpoints(RunSettings settings, RunDirectory run) {
    return new CheckpointFolder(run.checkpoints(), settings.training().keepCheckpoints());
  }

  /**
   * Trains and flies what was learned; the manifest is closed however that ends.
   *
   * @param resumes whether to go on from the newest sound checkpoint
   */
  TrainingResult execute(Manifest manifest, boolean resumes) throws InterruptedException {
    try {
      TrainingResult result = train(manifest, resumes);
      observer.trained(result);
      observer.told(length(result));
      if (!result.interrupted()) {
        stop.during(this::conclude);
      }
      close(
          manifest,
          result.interrupted() ? Manifest.Status.INTERRUPTED : Manifest.Status.DONE,
          result.endings());
      return result;
    } catch (CancellationException | InterruptedException e) {
      closeAfter(e, manifest, Manifest.Status.INTERRUPTED);
      throw e;
    } catch (DivergenceException e) {
      closeAfter(e, manifest, Manifest.Status.DIVERGED);
      throw e;
    } catch (RuntimeException | Error e) {
      closeAfter(e, manifest, Manifest.Status.FAILED);
      throw e;
    }
  }

  private void close(Manifest manifest, Manifest.Status status, Map<String, Long> endings) {
    manifest.close(status, endings);
    manifest.state("simulator_events", parts.events().plus(flightEvents));
  }

  /** What ended the training is what its user hears of, though the manifest may fail to. */
  private void closeAfter(Throwable failure, Manifest manifest, Manifest.Status status) {
    try {
      close(manifest, status, Map.of());
    } catch (ReportException e) {
      failure.addSuppressed(e);
    }
  }

  private TrainingResult train(Manifest manifest, boolean resumes) throws InterruptedException {
    List<Environment> environments = parts.environments();
    try (Agent agent = parts.agent(environments.get(0));
        RunRecorder recorder = new RunRecorder(run, manifest, clock, RunParts.hostName());
        Training training =
            new Training(
                agent,
                environments,
                parts.threaded(),
                stoppable(parts.validation()),
                settings.training(),
                checkpoints(settings, run),
                TrainingObserver.all(List.of(recorder, observer)),
                this::keep,
                stop)) {
      agent.describe().forEach(observer::told);
      manifest.state("networks", agent.describe());
      if (resumes) {
        training.resume();
      }
      return training.run();
    }
  }

  /** Ends as soon as a stop is requested. */
  private Validation stoppable(Validation validation) {
    return new Validation() {
      @Override
      public Score fly(Policy policy) {
        AtomicReference<Score> score = new AtomicReference<>();
        stop.during(() -> score.set(validation.fly(policy)));
        return score.get();
      }

      @Override
      public void close() {
        validation.close();
      }
    };
  }

  private void keep(Policy policy, long steps) {
    Optional<TurbineDescription> turbine =
        settings.flies() ? Optional.of(parts.description()) : Optional.empty();
    SavedPolicy.write(SavedPolicy.best(run), policy, settings, turbine, steps);
  }

  private String length(TrainingResult result) {
    String trained = "trained %d steps in %d episodes".formatted(result.steps(), result.episodes());
    double hours = result.steps() * settings.task().decisionIntervalS() / 3600;
    return settings.flies() ? trained + ", %.2f simulated hours".formatted(hours) : trained;
  }

  private void conclude() {
    if (settings.flies()) {
      ReplayRun flights = new ReplayRun(settings, run.flights(), observer);
      try {
        flights.ofTraining(run, provenance(settings));
      } finally {
        flightEvents = flights.events();
      }
    } else {
      new KnownTaskRun(settings, observer).ofRun(run);
    }
  }

  /** Tries the best policy of a run on episodes of a known task that it has never seen. */
  private static final class KnownTaskRun {

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
}
