package org.tipspeed.cli;

import java.nio.file.Path;
import org.tipspeed.turbine.qblade.ProbeSettings;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code probe} is asked for. Options that are absent are null. */
final class ProbeOptions {

  /** Shorter traces show too little to compare. */
  private static final class TraceLength extends Converters.Count {
    TraceLength() {
      super(ProbeSettings.FEWEST_STEPS);
    }
  }

  @Parameters(paramLabel = "LIBRARY", description = "Simulator library (.so, .dll).")
  Path library;

  @Option(
      names = "--project",
      paramLabel = "FILE",
      description =
          "Project (.qpr) or simulation definition (.sim) to run; without it only exports.")
  Path project;

  @Option(
      names = "--steps",
      paramLabel = "N",
      converter = TraceLength.class,
      description = "Simulator steps per trial, at least 10; default: 50.")
  Integer steps;

  ProbeSettings settings() {
    ProbeSettings defaults = ProbeSettings.DEFAULTS;
    return steps == null
        ? defaults
        : new ProbeSettings(defaults.limitS(), steps, defaults.resets());
  }
}
