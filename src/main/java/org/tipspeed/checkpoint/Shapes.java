package org.tipspeed.checkpoint;

/** The arithmetic of array shapes. */
final class Shapes {

  private Shapes() {}

  /**
   * How many elements an array of that shape has.
   *
   * @throws IllegalArgumentException if that is negative or more than a Java array can hold
   */
  static int elements(long... shape) {
    long elements = 1;
    for (long dimension : shape) {
      elements = saturatingProduct(elements, dimension);
    }
    if (elements > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("more elements than a Java array can hold");
    }
    return (int) elements;
  }

  private static long saturatingProduct(long elements, long dimension) {
    if (dimension < 0) {
      throw new IllegalArgumentException("a dimension must not be negative, was " + dimension);
    }
    boolean overflows = dimension > 0 && elements > Long.MAX_VALUE / dimension;
    return overflows ? Long.MAX_VALUE : elements * dimension;
  }
}
