package org.tipspeed.isolation;

/** A child did not answer. It is of no more use and should be ended. */
public final class ChildException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why there is no answer. */
  public enum Kind {
    /** Its process could not be started. */
    NOT_STARTED,
    /** Its process died. */
    DIED,
    /** Nothing came within the time limit. */
    TIMED_OUT,
    /** The thread that waited was interrupted. */
    INTERRUPTED
  }

  private final Kind kind;

  ChildException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
