package org.tipspeed.evaluation;

import java.util.List;
import java.util.stream.Stream;
import org.tipspeed.random.RandomStreams;
import org.tipspeed.turbine.TurbineDescription;

/**
 * What came of a suite.
 *
 * @param suite what was flown
 * @param flights by wind, then by controller
 * @param comparisons of every other controller with the first
 * @param lifetimes year and lifetime of the controllers at a site
 * @param tallies how safely each controller flew, in the order of the flights
 */
public record SuiteResult(
    Suite suite,
    List<FlightMetrics> flights,
    List<Comparison> comparisons,
    List<FlightLifetime> lifetimes,
    List<FlightTally> tallies) {

  public SuiteResult {
    flights = List.copyOf(flights);
    comparisons = List.copyOf(comparisons);
    lifetimes = List.copyOf(lifetimes);
    tallies = List.copyOf(tallies);
  }

  /**
   * Compares and sums up.
   *
   * @param flights the reference's first
   * @param turbine what was flown
   * @param settings how sure comparisons are to be, and the site
   * @param random for the intervals
   */
  public static SuiteResult of(
      Suite suite,
      List<FlightMetrics> flights,
      TurbineDescription turbine,
      EvaluationSettings settings,
      RandomStreams random) {
    List<String> controllers = flights.stream().map(FlightMetrics::controller).distinct().toList();
    List<Comparison> comparisons =
        controllers.size() < 2
            ? List.of()
            : new Comparisons(settings.comparison(), random).against(controllers.get(0), flights);
    return new SuiteResult(
        suite,
        flights,
        comparisons,
        FlightLifetime.of(flights, settings.site(), suite.metrics()),
        FlightTally.of(flights, turbine));
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
