package org.tipspeed.cli;

import java.nio.file.Path;
import java.util.Set;
import org.tipspeed.rundir.SeriesFormat;
import picocli.CommandLine.Option;

/** What {@code replay} is asked for. Options that are absent are null. */
final class ReplayOptions extends FlightOptions {

  @Option(
      names = "--simulator",
      paramLabel = "FILE",
      description = {
        "Turbine section of settings, in a file of its own: flies the policy's task in that",
        "simulator. With --config the task is that of CONFIG."
      })
  Path simulator;

  @Option(
      names = "--turbine",
      paramLabel = "NAME|FILE",
      description = {
        "Built-in turbine to fly instead: one that tipspeed brings along (nrel5mw), or a parameter",
        "file. The policy's task stays what it was trained with."
      })
  String turbine;

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
      names = "--png",
      paramLabel = "FILE",
      description = "Write a picture of the first wind too, with all controllers over each other.")
  Path png;

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
