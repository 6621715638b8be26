package org.tipspeed.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code study} is asked for. Options that are absent are null. */
final class StudyOptions {

  @Parameters(paramLabel = "CONFIG", description = "Settings file (YAML) of the training.")
  Path config;

  @Option(
      names = "--seeds",
      paramLabel = "A-B",
      required = true,
      converter = SeedRange.Converter.class,
      description = "Run seeds from A to B, such as 1-5.")
  SeedRange seeds;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      converter = Count.class,
      description = "Trainings at a time; default: one per core.")
  Integer jobs;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Directory of the study; default: results/ and a name with the time.")
  Path out;
}
