package org.tipspeed.environment;

import java.util.Objects;

/**
 * How an episode stands: running, or ended in one of three ways with one recorded reason.
 *
 * @param kind the way
 * @param reason short and stable, lower-case words with hyphens, such as {@code overspeed} or
 *     {@code time-limit}; empty while running
 */
public record Standing(Kind kind, String reason) {

  /** The ways an episode can stand. They differ in what may be learned from the last transition. */
  public enum Kind {
    /** Goes on. */
    RUNNING,
    /** The task ended: there is no value beyond this state. */
    TERMINATED,
    /** Cut off from outside: the value of the next observation still counts. */
    TRUNCATED,
    /** The simulator failed: the transition is dropped, never learned from. */
    ABORTED
  }

  private static final Standing RUNNING = new Standing(Kind.RUNNING, "");
  private static final Standing TIME_LIMIT = new Standing(Kind.TRUNCATED, "time-limit");

  public Standing {
    Objects.requireNonNull(kind);
    if ((kind == Kind.RUNNING) != reason.isEmpty()) {
      throw new IllegalArgumentException("an ending needs a reason and a running episode has none");
    }
  }

  public static Standing running() {
    return RUNNING;
  }

  public static Standing terminated(String reason) {
    return new Standing(Kind.TERMINATED, reason);
  }

  public static Standing truncated(String reason) {
    return new Standing(Kind.TRUNCATED, reason);
  }

  /** Truncated because its time is up. */
  public static Standing timeLimit() {
    return TIME_LIMIT;
  }

  public static Standing aborted(String reason) {
    return new Standing(Kind.ABORTED, reason);
  }

  public boolean isRunning() {
    return kind == Kind.RUNNING;
  }
}
