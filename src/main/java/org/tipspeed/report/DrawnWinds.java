package org.tipspeed.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tipspeed.evaluation.FlightMetrics;
import org.tipspeed.evaluation.Suite;
import org.tipspeed.evaluation.SuiteResult;
import org.tipspeed.wind.WindCase;

/**
 * Which winds a report draws as time series when there are too many for one page: first those in
 * which a flight ended early, then one seed of each wind, evenly spread, then the others.
 */
public final class DrawnWinds {

  /** With two controllers and ten minutes each, about 10 MB of page and 200 MB of memory. */
  static final int MOST = 32;

  private DrawnWinds() {}

  /**
   * @param suites how many suites share the page
   * @return in the order of the suite
   */
  public static List<WindCase> of(SuiteResult result, int suites) {
    int most = Math.max(1, MOST / suites);
    List<WindCase> winds = result.suite().winds();
    Set<WindCase> chosen = new LinkedHashSet<>();
    List<WindCase> early =
        result.flights().stream()
            .filter(flight -> !flight.completed() && flight.durationS() > 0)
            .map(FlightMetrics::wind)
            .distinct()
            .toList();
    add(chosen, early, Math.max(1, most / 2));
    add(chosen, oneOfEach(winds), most);
    add(chosen, winds, most);
    return winds.stream().filter(chosen::contains).toList();
  }

  /** What a reader must know about winds that are not drawn; empty if all are, or none. */
  static String note(Suite suite, int drawn) {
    return drawn == 0 || drawn == suite.winds().size()
        ? ""
        : "Drawn are %d of %d winds: those in which a flight ended early, then one seed of each speed; "
                .formatted(drawn, suite.winds().size())
            + "the CSV files have all. ";
  }

  /** Adds winds, evenly spread over the list, until there are so many. */
  private static void add(Set<WindCase> chosen, List<WindCase> winds, int most) {
    List<WindCase> open = winds.stream().filter(wind -> !chosen.contains(wind)).toList();
    int room = Math.min(open.size(), most - chosen.size());
    for (int i = 0; i < room; i++) {
      chosen.add(open.get((int) ((2L * i + 1) * open.size() / (2L * room))));
    }
  }

  /** The first of the winds that differ in nothing but their seed. */
  private static List<WindCase> oneOfEach(List<WindCase> winds) {
    Map<WindCase, WindCase> firsts = new LinkedHashMap<>();
    winds.forEach(wind -> firsts.putIfAbsent(wind.with("seed", ""), wind));
    return new ArrayList<>(firsts.values());
  }
}
