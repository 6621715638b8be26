package org.tipspeed.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.tipspeed.agent.ddpg.LearnerBench;
import org.tipspeed.config.RunSettings;
import org.tipspeed.control.Baselines;
import org.tipspeed.control.Controller;
import org.tipspeed.environment.Environment;
import org.tipspeed.random.RandomStreams;
import org.tipspeed.task.StartPoints;
import org.tipspeed.task.StartSettings;
import org.tipspeed.task.TaskSettings;
import org.tipspeed.task.TurbineEnvironment;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.turbine.mock.MockTurbine;
import org.tipspeed.wind.WindCase;
import org.tipspeed.wind.WindCases;
import org.tipspeed.wind.WindSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tipspeed bench}: rates on this machine, one thread each, medians of five runs. */
@Command(name = "bench", description = "Measure how fast this machine learns and simulates.")
final class BenchCommand implements Callable<Integer> {

  private static final int RUNS = 5;
  private static final int UPDATES = 500;
  private static final double FLIGHT_S = 300;
  private static final WindCase WIND = WindCases.parse("ntm:12,class=B,seed=1,duration=310");

  /** What is timed. */
  enum Subject {
    LEARNER,
    TURBINE,
    ENVIRONMENT
  }

  @Parameters(
      paramLabel = "learner|turbine|environment",
      arity = "0..1",
      description = "What to time; default: all three.")
  Subject subject;

  @Option(
      names = "--shape",
      paramLabel = "A|B|C|D",
      description = {
        "Learner: A 33+4, 256-128, batch 128; B 3+1, 400-300, batch 64;",
        "C 24+2, 256-256, batch 256; D as C, batch 1024."
      })
  LearnerBench.Shape shape;

  @Option(
      names = "--updates",
      paramLabel = "N",
      converter = Converters.Count.class,
      description = "Learner updates to time, five times over; default: enough for some seconds.")
  Integer updates;

  @Option(names = "--verbose", description = "Also the share of bare matrix products.")
  boolean verbose;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (isWanted(Subject.LEARNER)) {
      shapes().forEach(this::learner);
    }
    if (isWanted(Subject.TURBINE)) {
      report("turbine simulated_s_per_s", FLIGHT_S, BenchCommand::turbineSeconds);
    }
    if (isWanted(Subject.ENVIRONMENT)) {
      report("environment steps_per_s", steps(), BenchCommand::environmentSeconds);
    }
    return ExitCode.DONE.number();
  }

  private boolean isWanted(Subject wanted) {
    return subject == null || subject == wanted;
  }

  private List<LearnerBench.Shape> shapes() {
    return shape == null ? List.of(LearnerBench.Shape.values()) : List.of(shape);
  }

  private void learner(LearnerBench.Shape shape) {
    int updates = this.updates == null ? UPDATES : this.updates;
    LearnerBench.Result result = LearnerBench.run(shape, updates, System::nanoTime);
    String named = this.shape == null ? "shape " + shape + " " : "";
    out().printf(Locale.ROOT, "%supdates_per_s %.1f%n", named, result.updatesPerSecond());
    if (verbose) {
      out()
          .printf(
              Locale.ROOT, "gemm_share %.3f%nkernel %s%n", result.productsShare(), result.kernel());
    }
  }

  private void report(String what, double work, IntToDoubleFunction seconds) {
    double[] sorted =
        IntStream.range(0, RUNS).mapToDouble(seconds::applyAsDouble).sorted().toArray();
    out().printf(Locale.ROOT, "%s %.0f%n", what, work / sorted[RUNS / 2]);
  }

  /** The baseline flies the built-in turbine through turbulence. */
  private static double turbineSeconds(int run) {
    try (Turbine turbine = MockTurbine.nrel5mw()) {
      Controller baseline = Baselines.of(turbine.description());
      EpisodeStart start =
          new EpisodeStart(
              WIND,
              StartPoints.of(StartSettings.DEFAULTS, turbine.description(), WIND),
              0.1,
              FLIGHT_S);
      TurbineReading reading = turbine.start(start);
      baseline.start(turbine.description(), reading, start.controlIntervalS());
      long begin = System.nanoTime();
      for (int i = 0; i < FLIGHT_S / start.controlIntervalS(); i++) {
        reading = turbine.advance(baseline.command(reading));
      }
      return secondsSince(begin);
    }
  }

  private static double steps() {
    return FLIGHT_S / TaskSettings.DEFAULTS.controlIntervalS();
  }

  /** The task around it, held at rest. */
  private static double environmentSeconds(int run) {
    TaskSettings task = RunSettings.DEFAULTS.task().onWinds(List.of(new WindSpec(WIND.spec())));
    try (Environment environment =
        new TurbineEnvironment(MockTurbine.nrel5mw(), task, new RandomStreams(1))) {
      environment.reset(0);
      float[] rest = new float[environment.actionSpace().dimensions()];
      long begin = System.nanoTime();
      for (int i = 0; i < steps(); i++) {
        if (!environment.step(rest).standing().isRunning()) {
          environment.reset(0);
        }
      }
      return secondsSince(begin);
    }
  }

  private static double secondsSince(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
