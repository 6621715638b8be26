package org.tipspeed.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.turbine.mock.MockTurbine;
import org.tipspeed.wind.WindCases;

/**
 * The mock turbine flown for one simulated second at a control interval of 0.1 s: the score is
 * simulated seconds per second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class TurbineBenchmark {

  private static final double INTERVAL_S = 0.1;
  private static final int INTERVALS_PER_SECOND = 10;

  @Param({
    "steady:14",
    "file:src/test/resources/org/tipspeed/turbine/openfast/ntm_b_12mps_seed102.bts"
  })
  private String wind;

  private final MockTurbine turbine = MockTurbine.nrel5mw();
  private final TurbineCommand command = TurbineCommand.collective(40_000, 0.1);

  private TurbineReading reading;

  @Setup
  public void start() {
    reading =
        turbine.start(
            new EpisodeStart(
                WindCases.parse(wind), turbine.description().steadyStateAt(14), INTERVAL_S, 200));
  }

  @Benchmark
  public TurbineReading oneSecond() {
    if (reading.timeS() + 1 > turbine.windEndS()) {
      start();
    }
    for (int i = 0; i < INTERVALS_PER_SECOND; i++) {
      reading = turbine.advance(command);
    }
    return reading;
  }

  public static void main(String[] arguments) throws RunnerException {
    new Runner(
            new OptionsBuilder()
                .include(TurbineBenchmark.class.getSimpleName())
                .addProfiler(GCProfiler.class)
                .build())
        .run();
  }
}
