package org.tipspeed.turbine;

import java.util.Locale;
import java.util.Objects;

/** A simulator failed. The episode is lost, nothing else. */
public final class TurbineException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** How it failed. */
  public enum Kind {
    /** The process or library died. */
    CRASHED,
    /** No answer within the time limit. */
    TIMED_OUT,
    /** A reading is NaN or infinite. */
    NON_FINITE,
    /** A reading is finite but cannot be true. */
    IMPLAUSIBLE,
    /** The simulator cannot do what was asked, and says so. */
    REFUSED
  }

  private final Kind kind;

  public TurbineException(Kind kind, String message) {
    this(kind, message, null);
  }

  public TurbineException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = Objects.requireNonNull(kind);
  }

  public Kind kind() {
    return kind;
  }

  /** Why an episode ended by this, such as {@code simulator-timed-out}. */
  public String reason() {
    return "simulator-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
