package org.tipspeed.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.tipspeed.rundir.SeriesFormat;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code replay} is asked for. Options that are absent are null. */
final class ReplayOptions {

  @Parameters(
      paramLabel = "POLICY",
      description = "A run directory, a policy file, or the word baseline.")
  String policy;

  @Option(
      names = "--wind",
      paramLabel = "WIND",
      arity = "1..*",
      description = {
        "Wind files, folders of them, or specs: field.bts, steady:12, step:8-10-12@60, eog:12,",
        "ntm:12,class=B,seed=3,duration=300"
      })
  List<String> winds = List.of();

  @Option(
      names = "--suite",
      paramLabel = "SUITE",
      arity = "1..*",
      description = {
        "Suites of winds, flown besides those of --wind: files, folders of them, or aep, dlc-1.1,",
        "dlc-1.3, dlc-1.4, dlc-1.6, eog, operating-range, ramps, robustness (a folder), steady,",
        "steps"
      })
  List<String> suites = List.of();

  @Option(
      names = "--config",
      paramLabel = "CONFIG",
      description = {
        "Settings of turbine and task; default: those the policy was trained with, but for the",
        "simulator and files, which a policy does not decide: for a run of yours RUN/config.yaml."
      })
  Path config;

  @Option(
      names = "--simulator",
      paramLabel = "FILE",
      description = {
        "Turbine section of settings, in a file of its own: flies the policy's task in that",
        "simulator. With --config the task is that of CONFIG."
      })
  Path simulator;

  @Option(
      names = "--against",
      paramLabel = "baseline|none|LIBRARY",
      description =
          "Controller to compare with; a LIBRARY is Bladed-style, or a folder that export wrote. Default:"
              + " the settings' reference,"
              + " or else the turbine's baseline.")
  String against;

  @Option(
      names = "--controller-input",
      paramLabel = "FILE",
      description = "What the LIBRARY reads its parameters from, such as ROSCO's DISCON.IN.")
  Path controllerInput;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      converter = Converters.PositiveSeconds.class,
      description = "Simulated time per wind [s]; default: the suite's, or the settings'.")
  Double seconds;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Directory to create; default: results/ and a name with the time.")
  Path out;

  @Option(
      names = "--resume",
      description = "Go on with the replay in --out DIR where it stopped; repeat its command line.")
  boolean resume;

  @Option(
      names = "--png",
      paramLabel = "FILE",
      description = "Write a picture of the first wind too, with all controllers over each other.")
  Path png;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      converter = Converters.Count.class,
      description = "Flights at a time; default: the settings', or else one per processor.")
  Integer jobs;

  @Option(
      names = "--until-input-ends",
      hidden = true,
      description = "Stop as at Ctrl-C when standard input ends: for parent processes.")
  boolean untilInputEnds;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      split = ",",
      description = {
        "Formats of the time series: csv, which is always written, and out, which is OpenFAST's",
        "text output; or none, for figures and tables only."
      })
  Set<SeriesFormat> formats = Set.of();
}
