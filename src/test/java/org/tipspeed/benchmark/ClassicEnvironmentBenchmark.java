package org.tipspeed.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tipspeed.environment.Environment;
import org.tipspeed.environment.Step;
import org.tipspeed.environment.classic.Pendulum;
import org.tipspeed.environment.classic.Reacher;
import org.tipspeed.environment.classic.ReacherSettings;
import org.tipspeed.random.RandomStreams;

/** One step of the known tasks, resets included. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ClassicEnvironmentBenchmark {

  private final RandomStreams streams = new RandomStreams(1);
  private final Environment pendulum = new Pendulum(episode -> streams.stream("pendulum", episode));
  private final Environment reacher =
      new Reacher(ReacherSettings.DEFAULTS, episode -> streams.stream("reacher", episode));
  private int steps;

  private Step step(Environment environment, int length) {
    if (steps++ % length == 0) {
      environment.reset(steps);
    }
    float[] action = new float[environment.actionSpace().dimensions()];
    action[0] = steps % 7 / 7f;
    return environment.step(action);
  }

  @Benchmark
  public Step pendulum() {
    return step(pendulum, 200);
  }

  @Benchmark
  public Step reacher() {
    return step(reacher, 1000);
  }
}
