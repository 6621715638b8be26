package org.tipspeed.environment;

import java.util.Arrays;

/**
 * A box of real vectors, one lower and one upper bound per dimension (Gymnasium's {@code Box}).
 *
 * @param low lower bounds, may be negative infinity
 * @param high upper bounds, may be positive infinity
 */
public record Box(float[] low, float[] high) {

  public Box {
    if (low.length != high.length || low.length == 0) {
      throw new IllegalArgumentException(
          "a box needs as many lower as upper bounds, had %d and %d"
              .formatted(low.length, high.length));
    }
    for (int i = 0; i < low.length; i++) {
      if (!(low[i] < high[i])) {
        throw new IllegalArgumentException(
            "dimension %d: low %s must be below high %s".formatted(i, low[i], high[i]));
      }
    }
    low = low.clone();
    high = high.clone();
  }

  /** The same bounds in every dimension. */
  public static Box uniform(int dimensions, float low, float high) {
    float[] lows = new float[dimensions];
    float[] highs = new float[dimensions];
    Arrays.fill(lows, low);
    Arrays.fill(highs, high);
    return new Box(lows, highs);
  }

  public static Box unbounded(int dimensions) {
    return uniform(dimensions, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);
  }

  public int dimensions() {
    return low.length;
  }

  @Override
  public float[] low() {
    return low.clone();
  }

  @Override
  public float[] high() {
    return high.clone();
  }

  /** The nearest vector inside the box, a fresh array. */
  public float[] clip(float[] values) {
    float[] clipped = new float[low.length];
    for (int i = 0; i < clipped.length; i++) {
      clipped[i] = Math.max(low[i], Math.min(high[i], values[i]));
    }
    return clipped;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Box box && Arrays.equals(low, box.low) && Arrays.equals(high, box.high);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(low) + Arrays.hashCode(high);
  }

  @Override
  public String toString() {
    return "Box(low=%s, high=%s)".formatted(Arrays.toString(low), Arrays.toString(high));
  }
}
