package org.tipspeed.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;

/**
 * A figure that every seed of a study has.
 *
 * @param label for people
 * @param higherIsBetter tells which seed is the worst
 * @param values by seed
 */
record StudyFigure(String label, boolean higherIsBetter, Map<Long, Double> values) {

  StudyFigure {
    values = new LinkedHashMap<>(values);
  }

  private DescriptiveStatistics statistics() {
    return new DescriptiveStatistics(
        values.values().stream().mapToDouble(Double::doubleValue).toArray());
  }

  double mean() {
    return statistics().getMean();
  }

  /** Of the sample: what another seed would differ by; NaN for a single one. */
  double std() {
    return values.size() > 1 ? statistics().getStandardDeviation() : Double.NaN;
  }

  double worst() {
    return higherIsBetter ? statistics().getMin() : statistics().getMax();
  }

  long worstSeed() {
    double worst = worst();
    return values.entrySet().stream()
        .filter(each -> each.getValue() == worst)
        .findFirst()
        .orElseThrow()
        .getKey();
  }
}
