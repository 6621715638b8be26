package org.tipspeed.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.tipspeed.agent.Agent;
import org.tipspeed.agent.DivergenceException;
import org.tipspeed.checkpoint.CheckpointFolder;
import org.tipspeed.config.RunSettings;
import org.tipspeed.config.SettingsWriter;
import org.tipspeed.environment.Environment;
import org.tipspeed.experiment.Training;
import org.tipspeed.experiment.TrainingObserver;
import org.tipspeed.experiment.TrainingResult;
import org.tipspeed.nn.Blas;
import org.tipspeed.report.Manifest;
import org.tipspeed.report.Provenance;
import org.tipspeed.report.RunDirectory;
import org.tipspeed.report.RunRecorder;

/** One session of training in a run directory, and the judgement that concludes it. */
final class TrainingRun {

  private final RunSettings settings;
  private final RunDirectory run;
  private final Clock clock;
  private final PrintWriter out;
  private final Rig rig;

  TrainingRun(RunSettings settings, RunDirectory run, Clock clock, PrintWriter out) {
    this.settings = settings;
    this.run = run;
    this.clock = clock;
    this.out = out;
    this.rig = new Rig(settings, run.path());
  }

  static Provenance provenance(RunSettings settings) {
    String yaml = SettingsWriter.toYaml(settings);
    return Provenance.ofThisMachine(settings.seed(), yaml, Blas.kernel());
  }

  /**
   * Trains and judges; the manifest is closed however that ends.
   *
   * @param resumes whether to go on from the newest sound checkpoint
   */
  ExitCode execute(Manifest manifest, boolean resumes) throws InterruptedException {
    try (Interruption interruption = Interruption.listen()) {
      return concluded(manifest, () -> trainAndJudge(manifest, resumes, interruption));
    }
  }

  private interface Work {
    TrainingResult run() throws InterruptedException;
  }

  private ExitCode concluded(Manifest manifest, Work work) throws InterruptedException {
    try {
      TrainingResult result = work.run();
      boolean interrupted = result.outcome() == TrainingResult.Outcome.INTERRUPTED;
      manifest.close(
          interrupted ? Manifest.Status.INTERRUPTED : Manifest.Status.DONE, result.endings());
      return interrupted ? interrupted() : ExitCode.DONE;
    } catch (CancellationException e) {
      manifest.close(Manifest.Status.INTERRUPTED, Map.of());
      return interrupted();
    } catch (DivergenceException e) {
      manifest.close(Manifest.Status.DIVERGED, Map.of());
      throw e;
    } catch (RuntimeException e) {
      manifest.close(Manifest.Status.FAILED, Map.of());
      throw e;
    } finally {
      manifest.state("simulator_events", rig.events());
    }
  }

  private ExitCode interrupted() {
    out.printf("interrupted, state saved; go on with --resume --out %s%n", run.path());
    return ExitCode.INTERRUPTED;
  }

  private TrainingResult trainAndJudge(
      Manifest manifest, boolean resumes, Interruption interruption) throws InterruptedException {
    TrainingResult result = train(manifest, resumes, interruption);
    out.println(length(result));
    if (result.outcome() != TrainingResult.Outcome.INTERRUPTED) {
      interruption.during(this::judge);
    }
    return result;
  }

  private TrainingResult train(Manifest manifest, boolean resumes, Interruption interruption)
      throws InterruptedException {
    List<Environment> environments = rig.environments();
    try (Agent agent = rig.agent(environments.get(0));
        RunRecorder recorder = new RunRecorder(run, manifest, clock, Rig.hostName());
        TrainingDisplay display = new TrainingDisplay(settings.training().steps());
        Training training =
            new Training(
                agent,
                environments,
                rig.threaded(),
                rig.validation(),
                settings.training(),
                new CheckpointFolder(run.checkpoints(), settings.training().keepCheckpoints()),
                TrainingObserver.all(List.of(recorder, display)),
                policy -> SavedPolicy.write(SavedPolicy.best(run), policy, settings),
                interruption)) {
      agent.describe().forEach(out::println);
      manifest.state("networks", agent.describe());
      if (resumes) {
        training.resume();
      }
      return training.run();
    }
  }

  private String length(TrainingResult result) {
    String trained = "trained %d steps in %d episodes".formatted(result.steps(), result.episodes());
    double hours = result.steps() * settings.task().decisionIntervalS() / 3600;
    return settings.flies() ? trained + ", %.2f simulated hours".formatted(hours) : trained;
  }

  private void judge() {
    if (settings.flies()) {
      new Judgement(settings, run.flights(), out).ofRun(run, provenance(settings));
    } else {
      new KnownTaskJudgement(settings, out).ofRun(run);
    }
  }
}
