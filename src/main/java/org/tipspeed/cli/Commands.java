package org.tipspeed.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line: which commands there are, and how each of them ends. */
@Command(
    name = "tipspeed",
    description = "Teaches a neural network to control a wind turbine in a simulator.",
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      TrainCommand.class,
      ReplayCommand.class,
      TwinCommand.class,
      StudyCommand.class,
      ExportCommand.class,
      ProbeCommand.class,
      TurbineCommands.class,
      WindCommand.class,
      BenchCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:unexpected failure",
      "2:usage, settings or input files",
      "3:the simulator failed, or a controller in all of its flights",
      "4:learning diverged",
      "130:interrupted, state saved"
    })
final class Commands {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  private boolean version;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show where an error happened (stack trace).")
  private boolean debug;

  private Commands() {}

  /** Runs one command; the result is its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return commandLine(out, err).execute(arguments);
  }

  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    Commands commands = new Commands();
    Failures failures = new Failures(() -> commands.debug);
    return new CommandLine(commands)
        .setOut(TerminalWriter.on(out))
        .setErr(TerminalWriter.on(err))
        .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures);
  }
}
