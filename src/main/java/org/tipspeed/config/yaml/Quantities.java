package org.tipspeed.config.yaml;

import org.tipspeed.quantity.Unit;

/** Brings stated numbers to SI units, within the range that is asked for. */
final class Quantities {

  /** How a file states a number. */
  record Stated(double value, String unit, String source) {}

  private Quantities() {}

  /**
   * @param whole whether an int is wanted
   * @return double or Integer
   * @throws IllegalArgumentException if unit or value do not fit
   */
  static Object si(Stated stated, Quantity wanted, boolean whole) {
    if (!stated.unit().equals(wanted.unit().symbol())) {
      throw new IllegalArgumentException(
          "is in %s, should be in %s"
              .formatted(Scalars.cut(stated.unit()), wanted.unit().symbol()));
    }
    return si(stated.value(), wanted, whole);
  }

  static Object si(double value, Quantity wanted, boolean whole) {
    if (!(value > wanted.above() && value >= wanted.from() && value <= wanted.to())) {
      throw unfit(value, wanted, range(wanted));
    }
    if (whole && value != Math.rint(value)) {
      throw unfit(value, wanted, "a whole number");
    }
    double si = wanted.unit().toSi(value);
    return whole ? (Object) (int) si : (Object) si;
  }

  private static IllegalArgumentException unfit(double value, Quantity wanted, String right) {
    return new IllegalArgumentException(
        "is %s, should be %s".formatted(wanted.unit().with(value), right));
  }

  private static String range(Quantity wanted) {
    boolean open = wanted.above() > wanted.from();
    double low = open ? wanted.above() : wanted.from();
    String most = wanted.unit().with(wanted.to());
    if (wanted.to() == Double.POSITIVE_INFINITY) {
      return (open ? "above " : "at least ") + wanted.unit().with(low);
    }
    if (low == Double.NEGATIVE_INFINITY) {
      return "at most " + most;
    }
    return (open ? "above %s and at most %s" : "from %s to %s")
        .formatted(Unit.NONE.with(low), most);
  }

  /** What a person should write, to follow "should be". */
  static String wanted(Quantity quantity) {
    String symbol = quantity.unit().symbol();
    boolean quoted = quantity.unit() == Unit.NONE || quantity.unit() == Unit.PERCENT;
    return "{value: a number, unit: %s, source: where it is from}"
        .formatted(quoted ? "'" + symbol + "'" : symbol);
  }
}
