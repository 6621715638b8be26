package org.tipspeed.quantity;

import java.util.Collection;

/**
 * What values must keep, in sentences that begin with the key; a NaN keeps nothing but {@link
 * #that}.
 *
 * <p>Each throws an {@link IllegalArgumentException} that says what would be right and what was.
 */
public final class Check {

  private Check() {}

  /**
   * @param rule such as {@code share must be in [0, 1]}
   */
  public static void that(boolean holds, String rule, Object was) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ", was " + was);
    }
  }

  public static void positive(String key, Number value) {
    that(isFinite(value) && value.doubleValue() > 0, key + " must be positive", value);
  }

  /** Infinite is no limit. */
  public static void limit(String key, double value) {
    that(value > 0, key + " must be positive", value);
  }

  public static void notNegative(String key, Number value) {
    that(isFinite(value) && value.doubleValue() >= 0, key + " must be 0 or more", value);
  }

  public static void finite(String key, double value) {
    that(Double.isFinite(value), key + " must be finite", value);
  }

  public static void share(String key, double value) {
    that(value >= 0 && value <= 1, key + " must be in [0, 1]", value);
  }

  public static void within(String key, double value, double low, double high) {
    String rule = "%s must be from %s to %s".formatted(key, plain(low), plain(high));
    that(value >= low && value <= high, rule, value);
  }

  /** Above 0. */
  public static void upTo(String key, double value, double most) {
    boolean holds = value > 0 && value <= most;
    that(holds, key + " must be above 0 and at most " + plain(most), value);
  }

  public static void atLeast(String key, long value, long least) {
    that(value >= least, key + " must be at least " + least, value);
  }

  /**
   * @param element what one of the list is
   */
  public static void notEmpty(String key, Collection<?> list, String element) {
    if (list.isEmpty()) {
      throw new IllegalArgumentException(key + " must name at least one " + element);
    }
  }

  private static boolean isFinite(Number value) {
    return Double.isFinite(value.doubleValue());
  }

  private static String plain(double limit) {
    return Unit.NONE.with(limit);
  }
}
