package org.tipspeed.cli;

import picocli.CommandLine.Command;

/** Commands about winds. */
@Command(
    name = "wind",
    description = "Make a wind field, or look into one.",
    subcommands = {WindMakeCommand.class, WindShowCommand.class})
final class WindCommand {}
