package org.tipspeed.agent;

/** Learning has left the finite numbers; the message names network, quantity and update. */
public final class DivergenceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DivergenceException(String message) {
    super(message);
  }
}
