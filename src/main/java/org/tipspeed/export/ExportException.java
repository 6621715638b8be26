package org.tipspeed.export;

/** A policy cannot be exported; the message is one sentence for people. */
public final class ExportException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ExportException(String message) {
    super(message);
  }
}
