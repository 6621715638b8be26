package org.tipspeed.experiment;

import java.util.List;
import java.util.stream.Stream;
import org.tipspeed.random.RandomStreams;

/**
 * What came of a suite.
 *
 * @param suite what was flown
 * @param flights by wind, then by controller
 * @param comparisons of every other controller with the first
 * @param lifetimes year and lifetime of the controllers at a site
 */
public record SuiteResult(
    Suite suite,
    List<FlightMetrics> flights,
    List<Comparison> comparisons,
    List<FlightLifetime> lifetimes) {

  public SuiteResult {
    flights = List.copyOf(flights);
    comparisons = List.copyOf(comparisons);
    lifetimes = List.copyOf(lifetimes);
  }

  /**
   * Compares and sums up.
   *
   * @param flights the reference's first
   * @param settings how sure comparisons are to be, and the site
   * @param random for the intervals
   */
  public static SuiteResult of(
      Suite suite, List<FlightMetrics> flights, EvaluationSettings settings, RandomStreams random) {
    List<String> controllers = flights.stream().map(FlightMetrics::controller).distinct().toList();
    List<Comparison> comparisons =
        controllers.size() < 2
            ? List.of()
            : new Comparisons(settings.comparison(), random).against(controllers.get(0), flights);
    return new SuiteResult(
        suite, flights, comparisons, FlightLifetime.of(flights, settings.site(), suite.metrics()));
  }

  /** Names of the controllers, the reference first. */
  public List<String> controllers() {
    return Stream.concat(
            comparisons.stream().map(Comparison::reference),
            flights.stream().map(FlightMetrics::controller))
        .distinct()
        .toList();
  }
}
