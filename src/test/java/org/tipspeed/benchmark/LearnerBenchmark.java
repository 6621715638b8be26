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
import org.tipspeed.agent.ddpg.FilledAgent;
import org.tipspeed.agent.ddpg.LearnerBench;

/** A whole update with sampling from a full memory of 10^6 transitions, and acting at batch 1. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class LearnerBenchmark {

  @Param({"A", "B", "C", "D"})
  public LearnerBench.Shape shape;

  private FilledAgent agent;

  @Setup
  public void fill() {
    agent = new FilledAgent(shape, 1_000_000);
  }

  @Benchmark
  public int update() {
    return agent.update();
  }

  @Benchmark
  public float[] act() {
    return agent.act();
  }
}
