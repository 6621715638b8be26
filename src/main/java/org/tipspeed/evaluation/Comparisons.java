package org.tipspeed.evaluation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tipspeed.evaluation.FlightMetric.Preference;
import org.tipspeed.random.RandomStreams;
import org.tipspeed.wind.WindCase;

/** Compares controllers that flew in the same winds, pair by pair. */
public final class Comparisons {

  private final ComparisonSettings settings;
  private final RandomStreams random;

  public Comparisons(ComparisonSettings settings, RandomStreams random) {
    this.settings = settings;
    this.random = random;
  }

  /**
   * Compares every other controller with the reference.
   *
   * @param flights at most one per controller and wind
   * @param reference name of the controller that the others are measured by
   * @return in the order in which the controllers appear
   */
  public List<Comparison> against(String reference, List<FlightMetrics> flights) {
    Map<String, Map<WindCase, FlightMetrics>> byController = new LinkedHashMap<>();
    for (FlightMetrics flight : flights) {
      var winds = byController.computeIfAbsent(flight.controller(), c -> new LinkedHashMap<>());
      if (winds.put(flight.wind(), flight) != null) {
        throw new IllegalArgumentException(
            "%s flew twice in %s".formatted(flight.controller(), flight.wind()));
      }
    }
    var referenceFlights = byController.remove(reference);
    if (referenceFlights == null) {
      throw new IllegalArgumentException("the reference " + reference + " has no flight");
    }
    return byController.values().stream().map(own -> compare(own, referenceFlights)).toList();
  }

  private Comparison compare(
      Map<WindCase, FlightMetrics> controller, Map<WindCase, FlightMetrics> reference) {
    List<FlightPair> pairs = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    controller.forEach(
        (wind, flight) -> {
          FlightPair pair = new FlightPair(flight, reference.get(wind));
          pair.obstacle().ifPresentOrElse(leftOut::add, () -> pairs.add(pair));
        });
    String name = controller.values().iterator().next().controller();
    String referenceName = reference.values().iterator().next().controller();
    reference.keySet().stream()
        .filter(wind -> !controller.containsKey(wind))
        .forEach(wind -> leftOut.add("%s: %s did not fly".formatted(wind, name)));
    List<List<FlightPair>> strata = strata(pairs);
    return new Comparison(
        name,
        referenceName,
        pairs.size(),
        leftOut,
        settings.confidence(),
        strata.size() > 1,
        ratios(strata));
  }

  /**
   * Winds that differ in nothing but their seed are drawn from among themselves, as the choice of
   * wind speeds is no accident; unless some wind has fewer than three seeds.
   */
  private static List<List<FlightPair>> strata(List<FlightPair> pairs) {
    Map<String, List<FlightPair>> bySpec =
        pairs.stream()
            .collect(
                Collectors.groupingBy(FlightPair::windBarSeed, TreeMap::new, Collectors.toList()));
    boolean enough = bySpec.values().stream().allMatch(group -> group.size() >= 3);
    return enough ? List.copyOf(bySpec.values()) : List.of(pairs);
  }

  private Map<FlightMetric, Comparison.Ratio> ratios(List<List<FlightPair>> strata) {
    Map<FlightMetric, Comparison.Ratio> ratios = new EnumMap<>(FlightMetric.class);
    for (FlightMetric metric : FlightMetric.values()) {
      if (metric.preference() == Preference.NONE && !metric.headline()) {
        continue;
      }
      PairedRatio paired = PairedRatio.of(metric, strata);
      if (paired.saysSomething()) {
        ratios.put(metric, judge(metric, paired));
      }
    }
    return ratios;
  }

  private Comparison.Ratio judge(FlightMetric metric, PairedRatio paired) {
    Comparison.Interval interval =
        paired.pairs() < settings.minimumPairs() || Double.isNaN(paired.value())
            ? null
            : paired.bootstrap(settings, random.stream("comparison-bootstrap", metric.ordinal()));
    return new Comparison.Ratio(
        paired.mean(),
        paired.referenceMean(),
        paired.value(),
        interval,
        paired.pairs(),
        Comparison.Verdict.of(interval, metric.preference()),
        metric.extreme() ? paired.highest() : null);
  }
}
