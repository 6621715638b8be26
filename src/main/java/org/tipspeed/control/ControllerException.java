package org.tipspeed.control;

/** A controller cannot go on, or cannot be used at all. The flight is lost, nothing else. */
public final class ControllerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ControllerException(String message) {
    this(message, null);
  }

  public ControllerException(String message, Throwable cause) {
    super(message, cause);
  }
}
