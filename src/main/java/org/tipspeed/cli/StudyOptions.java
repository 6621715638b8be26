package org.tipspeed.cli;

import java.nio.file.Path;
import java.util.List;
import org.tipspeed.study.SeedRange;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code study} is asked for. Options that are absent are null. */
final class StudyOptions {

  @Parameters(
      paramLabel = "CONFIG",
      description = {
        "Settings file (YAML) of the training; or a study file, which has variants of one."
      })
  Path config;

  @Option(
      names = "--seeds",
      paramLabel = "A-B",
      converter = Converters.Seeds.class,
      description = "Run seeds from A to B, such as 1-5; default: those of the study file.")
  SeedRange seeds;

  @Option(
      names = "--suite",
      paramLabel = "SUITE",
      arity = "1..*",
      description = {
        "Suites that each seed's best policy and the baseline fly after its training: files, or",
        "names as in replay. Default: those of the study file."
      })
  List<String> suites = List.of();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      converter = Converters.Count.class,
      description = "Seeds at a time; default: one per core.")
  Integer jobs;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Directory of the study; default: results/ and a name with the time.")
  Path out;
}
