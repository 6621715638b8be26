package org.tipspeed.report;

import java.math.BigDecimal;
import java.math.MathContext;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Numbers with no more digits than a chart can show: they make most of the report's size. */
final class PlotNumbers {

  /** A chart is some hundred pixels high. */
  private static final double STEPS_IN_RANGE = 5000;

  private PlotNumbers() {}

  /** Rounded to a fraction of the range of the values; what is not finite becomes null. */
  static ArrayNode ofRange(double[] values) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (Double.isFinite(value)) {
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
    }
    double step = (max - min) / STEPS_IN_RANGE;
    double magnitude = Math.max(Math.abs(min), Math.abs(max));
    // A nearly constant signal is not worth more digits than its own size.
    double coarsest = Math.max(step, magnitude * 1e-7);
    int decimals = coarsest > 0 ? (int) Math.ceil(-Math.log10(coarsest)) : 0;
    ArrayNode array = JsonNodeFactory.instance.arrayNode(values.length);
    for (double value : values) {
      add(array, value, Math.max(0, decimals));
    }
    return array;
  }

  /** Each rounded to its own significant digits, for values of very different sizes. */
  static ArrayNode significant(double[] values, int digits) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode(values.length);
    for (double value : values) {
      if (Double.isFinite(value)) {
        array.add(significant(value, digits));
      } else {
        array.addNull();
      }
    }
    return array;
  }

  static double significant(double value, int digits) {
    return new BigDecimal(value).round(new MathContext(digits)).doubleValue();
  }

  private static void add(ArrayNode array, double value, int decimals) {
    if (!Double.isFinite(value)) {
      array.addNull();
    } else if (decimals == 0) {
      array.add(Math.round(value));
    } else {
      double scale = Math.pow(10, decimals);
      array.add(Math.rint(value * scale) / scale);
    }
  }
}
