package org.tipspeed.wind;

/** A wind that cannot be had: unreadable file, unusable request, point or time not covered. */
public final class WindException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public WindException(String message) {
    super(message);
  }

  public WindException(String message, Throwable cause) {
    super(message, cause);
  }
}
