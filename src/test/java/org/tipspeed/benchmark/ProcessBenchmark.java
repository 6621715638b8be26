package org.tipspeed.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.Simulator;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineDescription;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.turbine.process.ProcessSettings;
import org.tipspeed.turbine.process.ProcessTurbine;
import org.tipspeed.wind.Site;
import org.tipspeed.wind.WindCase;

/**
 * What a child process costs per step: a turbine that does nothing, there and here. The percentiles
 * of the difference are the overhead.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProcessBenchmark {

  private static final EpisodeStart EPISODE =
      new EpisodeStart(
          new WindCase("steady", "12", Map.of()), new OperatingPoint(1, 0, 0), 0.1, 1e9);

  private final TurbineCommand command = TurbineCommand.collective(40_000, 0.1);
  private final Turbine here = new Idle();
  private ProcessTurbine child;
  private Path log;

  @Setup
  public void launch() throws IOException {
    log = Files.createTempFile("benchmark", ".log");
    child =
        new ProcessTurbine(
            new IdleSimulator(),
            new IdleSimulator.Settings(true),
            ProcessSettings.DEFAULTS,
            log,
            System::nanoTime);
    child.start(EPISODE);
  }

  @TearDown
  public void close() throws IOException {
    child.close();
    Files.delete(log);
  }

  @Benchmark
  public TurbineReading stepInChild() {
    return child.advance(command);
  }

  @Benchmark
  public TurbineReading stepHere() {
    return here.advance(command);
  }

  public static void main(String[] arguments) throws RunnerException {
    new Runner(
            new OptionsBuilder()
                .include(ProcessBenchmark.class.getSimpleName())
                .addProfiler("gc")
                .build())
        .run();
  }

  /** Makes the turbine of this benchmark in the child. */
  public static final class IdleSimulator implements Simulator<IdleSimulator.Settings> {

    /** There is nothing to set. */
    public record Settings(boolean idle) {}

    @Override
    public String name() {
      return "idle";
    }

    @Override
    public Settings defaults() {
      return new Settings(true);
    }

    @Override
    public Turbine open(Settings settings, Path folder) {
      return new Idle();
    }
  }

  private static final class Idle implements Turbine {

    private final TurbineReading reading = reading();

    private static TurbineReading reading() {
      TurbineReading.Builder builder = TurbineReading.builder();
      for (Channel channel : Channel.values()) {
        builder.set(channel, 1);
      }
      return builder.build();
    }

    @Override
    public TurbineDescription description() {
      return new TurbineDescription(
          "idle",
          new Site(90, 126),
          97,
          1,
          1,
          1,
          1,
          1,
          1,
          0,
          1,
          1,
          Optional.empty(),
          List.of(),
          Set.of());
    }

    @Override
    public TurbineReading start(EpisodeStart episode) {
      return reading;
    }

    @Override
    public TurbineReading advance(TurbineCommand command) {
      return reading;
    }

    @Override
    public double windEndS() {
      return Double.POSITIVE_INFINITY;
    }

    @Override
    public void close() {}
  }
}
