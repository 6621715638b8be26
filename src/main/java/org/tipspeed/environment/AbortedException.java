package org.tipspeed.environment;

/** An episode could not be started because the simulator failed. */
public final class AbortedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;
  private final String detail;

  /**
   * @param reason as in {@link Standing#reason()}
   * @param detail what the simulator said; empty if nothing
   */
  public AbortedException(String reason, String detail, Throwable cause) {
    super(detail.isEmpty() ? reason : reason + ": " + detail, cause);
    this.reason = reason;
    this.detail = detail;
  }

  public String reason() {
    return reason;
  }

  public String detail() {
    return detail;
  }

  /** The step that stands for the failed start. */
  public Step step() {
    return new Step(new float[0], 0, Standing.aborted(reason), detail);
  }
}
