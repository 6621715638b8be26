package org.tipspeed.turbine.process;

import org.tipspeed.turbine.TurbineException.Kind;

/**
 * What has happened to the children of one {@link ProcessTurbine} so far.
 *
 * @param crashes the process or the library died
 * @param timeouts no answer within the time limit
 * @param nonFinite a reading was NaN or infinite
 * @param implausible a reading was finite but beyond the limits
 * @param plannedRestarts replaced between episodes, before its leaks could hurt
 */
public record ProcessEvents(
    int crashes, int timeouts, int nonFinite, int implausible, int plannedRestarts) {

  public static final ProcessEvents NONE = new ProcessEvents(0, 0, 0, 0, 0);

  /** The events of several simulators together. */
  public ProcessEvents plus(ProcessEvents other) {
    return new ProcessEvents(
        crashes + other.crashes,
        timeouts + other.timeouts,
        nonFinite + other.nonFinite,
        implausible + other.implausible,
        plannedRestarts + other.plannedRestarts);
  }

  /** A refusal is an answer, not an event. */
  ProcessEvents plus(Kind kind) {
    return switch (kind) {
      case CRASHED -> plus(new ProcessEvents(1, 0, 0, 0, 0));
      case TIMED_OUT -> plus(new ProcessEvents(0, 1, 0, 0, 0));
      case NON_FINITE -> plus(new ProcessEvents(0, 0, 1, 0, 0));
      case IMPLAUSIBLE -> plus(new ProcessEvents(0, 0, 0, 1, 0));
      case REFUSED -> this;
    };
  }

  ProcessEvents plusPlannedRestart() {
    return plus(new ProcessEvents(0, 0, 0, 0, 1));
  }
}
