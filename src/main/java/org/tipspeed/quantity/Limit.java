package org.tipspeed.quantity;

/** Keeps values within limits; a NaN stays one. */
public final class Limit {

  private Limit() {}

  public static double clip(double value, double low, double high) {
    return Math.max(low, Math.min(high, value));
  }

  /** Within {@code most} of 0. */
  public static double clip(double value, double most) {
    return Math.max(-most, Math.min(most, value));
  }
}
