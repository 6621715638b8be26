package org.tipspeed.cli;

import picocli.CommandLine.Command;

/** Commands about turbines. */
@Command(
    name = "turbine",
    description = "Make a turbine of the built-in simulator, or look at one.",
    subcommands = {TurbineMakeCommand.class, TurbineShowCommand.class})
final class TurbineCommands {}
