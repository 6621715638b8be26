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
import org.tipspeed.agent.replay.FilledReplay;

/**
 * Inserting into and drawing from a full memory of 10^6 transitions, 24 observations, 2 actions.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReplayBenchmark {

  @Param({"false", "true"})
  public boolean prioritised;

  @Param({"64", "256", "1024"})
  public int batchSize;

  private FilledReplay replay;

  @Setup
  public void fill() {
    replay = new FilledReplay(prioritised, 1_000_000, 24, 2, batchSize);
    replay.sample();
  }

  @Benchmark
  public void insert() {
    replay.insert();
  }

  @Benchmark
  public Object sample() {
    return replay.sample();
  }

  @Benchmark
  public void updatePriorities() {
    replay.updatePriorities();
  }
}
