package org.tipspeed.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.InvalidPathException;
import java.util.concurrent.CancellationException;
import org.tipspeed.agent.DivergenceException;
import org.tipspeed.checkpoint.CheckpointException;
import org.tipspeed.config.yaml.SettingsException;
import org.tipspeed.control.ControllerException;
import org.tipspeed.environment.AbortedException;
import org.tipspeed.rundir.ReportException;
import org.tipspeed.training.SimulatorGaveUpException;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.wind.WindException;
import picocli.CommandLine.ParameterException;

/** How the program can end. The numbers are a contract with scripts. */
public enum ExitCode {
  DONE(0),
  UNEXPECTED(1),
  USAGE(2),
  SIMULATOR(3),
  DIVERGED(4),
  INTERRUPTED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  /** What a failure is to the caller. */
  static ExitCode of(Throwable failure) {
    if (failure instanceof SettingsException
        || failure instanceof WindException
        || failure instanceof CheckpointException
        || failure instanceof ControllerException
        || failure instanceof ReportException
        || failure instanceof ParameterException
        || failure instanceof InvalidPathException
        || isAboutAFile(failure)) {
      return USAGE;
    }
    if (failure instanceof TurbineException
        || failure instanceof AbortedException
        || failure instanceof SimulatorGaveUpException) {
      return SIMULATOR;
    }
    if (failure instanceof DivergenceException) {
      return DIVERGED;
    }
    boolean interrupted =
        failure instanceof InterruptedException
            || failure instanceof CancellationException
            || cause(failure) instanceof ClosedByInterruptException;
    return interrupted ? INTERRUPTED : UNEXPECTED;
  }

  /**
   * One that is missing, taken, closed to us, or on a full disk: it is the caller who can give
   * another. Java has a class of its own for few of these.
   */
  private static boolean isAboutAFile(Throwable failure) {
    Throwable cause = cause(failure);
    return cause instanceof IOException && !(cause instanceof ClosedByInterruptException);
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof UncheckedIOException unchecked ? unchecked.getCause() : failure;
  }
}
