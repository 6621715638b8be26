package org.tipspeed.turbine.mock;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A mapping in a parameter file, read strictly: each number with the unit that is expected. */
final class ParameterSection {

  /** Units that a parameter file may use, and how much of the SI unit each is. */
  private static final Map<String, Double> SI_PER_UNIT =
      Map.ofEntries(
          Map.entry("-", 1.0),
          Map.entry("%", 0.01),
          Map.entry("m", 1.0),
          Map.entry("m/(N m)", 1.0),
          Map.entry("1/m", 1.0),
          Map.entry("s", 1.0),
          Map.entry("kg m", 1.0),
          Map.entry("kg m2", 1.0),
          Map.entry("N/m", 1.0),
          Map.entry("N s2/m2", 1.0),
          Map.entry("N m/rad", 1.0),
          Map.entry("N m s/rad", 1.0),
          Map.entry("kN m", 1e3),
          Map.entry("kN m/s", 1e3),
          Map.entry("kW", 1e3),
          Map.entry("deg", Math.PI / 180),
          Map.entry("deg/s", Math.PI / 180),
          Map.entry("rpm", Math.PI / 30),
          Map.entry("Hz", 2 * Math.PI));

  private final String path;
  private final Map<?, ?> entries;
  private final Set<Object> read = new HashSet<>();

  ParameterSection(String path, Object node) {
    if (!(node instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(path + " must be a mapping, was " + node);
    }
    this.path = path;
    this.entries = map;
  }

  /**
   * A number in SI units and radians; a frequency becomes an angular frequency.
   *
   * @param unit the unit that the file must state
   */
  double number(String key, String unit) {
    ParameterSection entry = section(key);
    String stated = entry.text("unit");
    if (!stated.equals(unit)) {
      throw new IllegalArgumentException(
          "%s.%s must be in %s, was in %s".formatted(path, key, unit, stated));
    }
    entry.text("source");
    double number = toNumber(path + "." + key, entry.value("value"));
    entry.requireAllRead();
    return number * SI_PER_UNIT.get(unit);
  }

  double positive(String key, String unit) {
    double number = number(key, unit);
    if (!(number > 0)) {
      throw new IllegalArgumentException(
          "%s.%s must be positive, was %s (SI)".formatted(path, key, number));
    }
    return number;
  }

  /** A whole number of at least 1, without unit. */
  int count(String key) {
    double number = number(key, "-");
    if (!(number >= 1 && number == Math.rint(number))) {
      throw new IllegalArgumentException(
          "%s.%s must be a whole number of at least 1, was %s".formatted(path, key, number));
    }
    return (int) number;
  }

  String text(String key) {
    return value(key).toString();
  }

  ParameterSection section(String key) {
    return new ParameterSection(path + "." + key, value(key));
  }

  /** A table: rows of as many numbers as there are columns. */
  List<double[]> rows(String key, int columns) {
    if (!(value(key) instanceof List<?> rows) || rows.isEmpty()) {
      throw new IllegalArgumentException(path + "." + key + " must be a list of rows");
    }
    return rows.stream().map(row -> row(path + "." + key, row, columns)).toList();
  }

  /** Complains about a key that nobody asked for, such as a misspelt one. */
  void requireAllRead() {
    for (Object key : entries.keySet()) {
      if (!read.contains(key)) {
        throw new IllegalArgumentException(path + " has no parameter named " + key);
      }
    }
  }

  private Object value(String key) {
    read.add(key);
    Object value = entries.get(key);
    if (value == null) {
      throw new IllegalArgumentException(path + "." + key + " is missing");
    }
    return value;
  }

  private static double[] row(String where, Object row, int columns) {
    if (!(row instanceof List<?> cells) || cells.size() != columns) {
      throw new IllegalArgumentException(
          "%s: a row must have %d numbers, was %s".formatted(where, columns, row));
    }
    return cells.stream().mapToDouble(cell -> toNumber(where, cell)).toArray();
  }

  private static double toNumber(String where, Object value) {
    if (!(value instanceof Number number) || !Double.isFinite(number.doubleValue())) {
      throw new IllegalArgumentException(where + " must be a finite number, was " + value);
    }
    return number.doubleValue();
  }
}
