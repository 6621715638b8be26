package org.tipspeed.benchmark;

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
import org.openjdk.jmh.annotations.Warmup;
import org.tipspeed.wind.Site;
import org.tipspeed.wind.WindCases;
import org.tipspeed.wind.WindField;
import org.tipspeed.wind.WindFields;

/** What a sample of a wind costs, and what a turbulent field costs to make. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class WindBenchmark {

  private static final Site SITE = new Site(90, 126);
  private static final int POINTS = 15;

  private final double[] uvwMps = new double[3];
  private WindField turbulent;
  private WindField gust;
  private double timeS;

  @Setup
  public void open() {
    turbulent = field("ntm:12,duration=600");
    gust = field("ecd:12");
  }

  /** Fifteen points of the rotor, a twentieth of a second later each time. */
  @Benchmark
  @OutputTimeUnit(TimeUnit.NANOSECONDS)
  public double rotorInTurbulence() {
    return rotor(turbulent);
  }

  @Benchmark
  @OutputTimeUnit(TimeUnit.NANOSECONDS)
  public double rotorInCoherentGust() {
    return rotor(gust);
  }

  /** 600 s at 0.1 s on 15 x 15 points. */
  @Benchmark
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public WindField generate() {
    return field("ntm:12,duration=600");
  }

  private double rotor(WindField field) {
    timeS = timeS > 599 ? 0 : timeS + 0.05;
    double sum = 0;
    for (int i = 0; i < POINTS; i++) {
      double angle = timeS + i;
      double radius = 4 * i;
      field.velocityAt(timeS, 0, radius * Math.sin(angle), 90 + radius * Math.cos(angle), uvwMps);
      sum += uvwMps[0];
    }
    return sum;
  }

  private static WindField field(String spec) {
    return WindFields.open(WindCases.parse(spec), SITE);
  }
}
