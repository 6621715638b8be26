package org.tipspeed.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.tipspeed.config.RunSettings;
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.environment.Environment;
import org.tipspeed.environment.Step;
import org.tipspeed.random.RandomStreams;
import org.tipspeed.support.Records;
import org.tipspeed.task.ActionSettings;
import org.tipspeed.task.TaskSettings;
import org.tipspeed.task.TurbineEnvironment;
import org.tipspeed.turbine.mock.MockTurbine;
import org.tipspeed.wind.WindSpec;

/**
 * One control interval of the quickstart's task on the mock in turbulence: turbine, observation,
 * reward and ending, and the reset when the episode is over. The actions of zero are added to the
 * baseline's commands, which keep the turbine flying, so that resets are as rare as in training.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TurbineEnvironmentBenchmark {

  private static final Path SETTINGS = Path.of("sim-configs", "quickstart.yaml");
  private static final String WIND = "ntm:12,class=B,seed=1,duration=101,ny=11,nz=11";

  private Environment environment;
  private float[] nothing;

  @Setup
  public void open() {
    environment = new TurbineEnvironment(MockTurbine.nrel5mw(), task(), new RandomStreams(1));
    nothing = new float[environment.actionSpace().dimensions()];
    environment.reset(0);
  }

  private static TaskSettings task() {
    TaskSettings quickstart = SettingsReader.read(SETTINGS, RunSettings.class).task();
    ActionSettings onBaseline =
        Records.with(
            quickstart.action(),
            "mode",
            ActionSettings.Mode.RESIDUAL,
            "pitchRateDegPerS",
            8.0,
            "torqueRateKnmPerS",
            15.0,
            "repeat",
            1);
    return Records.with(quickstart.onWinds(List.of(new WindSpec(WIND))), "action", onBaseline);
  }

  @TearDown
  public void close() {
    environment.close();
  }

  @Benchmark
  public Step step() {
    Step step = environment.step(nothing);
    if (!step.standing().isRunning()) {
      environment.reset(0);
    }
    return step;
  }
}
