package org.tipspeed.checkpoint;

/** A file of arrays could not be written or is not fit to be read; the message is one sentence. */
public final class CheckpointException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CheckpointException(String message) {
    super(message);
  }

  public CheckpointException(String message, Throwable cause) {
    super(message, cause);
  }
}
