package org.tipspeed.quantity;

import java.util.Locale;

/** Units for people, and how much of the SI unit each is; the SI unit of an angle is the radian. */
public enum Unit {
  NONE("-", 1),
  PERCENT("%", 0.01),
  M("m", 1),
  PER_M("1/m", 1),
  M_PER_NM("m/(N m)", 1),
  S("s", 1),
  M_PER_S("m/s", 1),
  M_PER_S2("m/s2", 1),
  KG("kg", 1),
  KG_M("kg m", 1),
  KG_M2("kg m2", 1),
  KN("kN", 1e3),
  N_PER_M("N/m", 1),
  N_S2_PER_M2("N s2/m2", 1),
  NM_PER_RAD("N m/rad", 1),
  NM_S_PER_RAD("N m s/rad", 1),
  NM("N m", 1),
  NM_S2("N m s2", 1),
  KNM("kN m", 1e3),
  KNM_PER_S("kN m/s", 1e3),
  KW("kW", 1e3),
  RAD("rad", 1),
  RAD_PER_S("rad/s", 1),
  DEG("deg", Math.PI / 180, 180 / Math.PI),
  DEG_PER_S("deg/s", Math.PI / 180, 180 / Math.PI),
  RPM("rpm", Math.PI / 30, 30 / Math.PI),
  /** Becomes an angular frequency. */
  HZ("Hz", 2 * Math.PI);

  private final String symbol;
  private final double si;
  private final double perSi;

  Unit(String symbol, double si) {
    this(symbol, si, 1 / si);
  }

  /** The inverse apart, where it is not that of {@code si} to the last bit. */
  Unit(String symbol, double si, double perSi) {
    this.symbol = symbol;
    this.si = si;
    this.perSi = perSi;
  }

  /** As a file states it, such as {@code kN m}. */
  public String symbol() {
    return symbol;
  }

  public double toSi(double value) {
    return value * si;
  }

  public double fromSi(double siValue) {
    return siValue * perSi;
  }

  /** An SI value for people, in this unit. */
  public String text(double siValue) {
    String digits = String.format(Locale.ROOT, "%.6g", siValue / si);
    return with(Double.parseDouble(digits));
  }

  /** A number with its unit. */
  public String with(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    String number = whole ? Long.toString((long) value) : Double.toString(value);
    return this == NONE ? number : number + " " + symbol;
  }
}
