package org.tipspeed.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code train} is asked for. Options that are absent are null: the settings decide. */
final class TrainOptions {

  @Parameters(
      paramLabel = "CONFIG",
      description = "Settings file (YAML), such as those in sim-configs.")
  Path config;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Run directory to create; default: results/ and a name with the time.")
  Path out;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Run seed: initial weights, exploration, winds; default: the settings'.")
  Long seed;

  @Option(
      names = "--steps",
      paramLabel = "N",
      converter = Converters.PositiveLong.class,
      description = "Steps to train for, a decision of the agent each; default: the settings'.")
  Long steps;

  @Option(
      names = "--resume",
      description = "Go on from the newest sound checkpoint of the run directory.")
  boolean resume;

  @Option(
      names = "--until-input-ends",
      hidden = true,
      description = "Stop and save as at Ctrl-C when standard input ends: for parent processes.")
  boolean untilInputEnds;
}
