package org.tipspeed.cli;

import org.tipspeed.agent.ddpg.LearnerBench;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code bench} is asked for. Options that are absent are null. */
final class BenchOptions {

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
}
