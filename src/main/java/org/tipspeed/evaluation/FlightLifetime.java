package org.tipspeed.evaluation;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tipspeed.loads.DamageEquivalentLoad;
import org.tipspeed.loads.WindSpeedDistribution;
import org.tipspeed.wind.WindCase;

/**
 * What a controller would yield and endure at a site, from its flights in bins of wind speed. Only
 * winds that every controller flew to the end count, so that all see the same bins; gusts, ramps
 * and extreme turbulence are not what a year is made of and count for nothing. Wind speeds outside
 * of the bins yield and damage nothing: nothing is scaled up.
 *
 * @param controller name of the controller
 * @param winds that count
 * @param annualMeanMps mean wind speed of the site [m/s]
 * @param binCentresMps wind speeds of the bins, by mean hub wind [m/s]
 * @param coveredProbability share of the year in which the wind is in one of the bins
 * @param operatingShare the same of the time in which turbines operate, from {@value #CUT_IN_MPS}
 *     to {@value #CUT_OUT_MPS} m/s
 * @param annualEnergyMwh energy production of a year [MW h]
 * @param equivalentLoads lifetime damage-equivalent loads, in the unit of the short-term ones
 */
public record FlightLifetime(
    String controller,
    int winds,
    double annualMeanMps,
    List<Double> binCentresMps,
    double coveredProbability,
    double operatingShare,
    double annualEnergyMwh,
    Map<FlightMetric, Double> equivalentLoads) {

  static final double CUT_IN_MPS = 3;
  static final double CUT_OUT_MPS = 25;

  /** Least share of the operating time whose energy may be called a year's. */
  private static final double ENOUGH = 0.8;

  private static final List<String> WINDS_OF_A_YEAR =
      List.of("ntm", "nwp", "steady", WindCase.FILE);

  public FlightLifetime {
    binCentresMps = List.copyOf(binCentresMps);
    Map<FlightMetric, Double> ordered = new EnumMap<>(FlightMetric.class);
    ordered.putAll(equivalentLoads);
    equivalentLoads = Collections.unmodifiableMap(ordered);
  }

  /** Why the annual energy is none to show; empty if the bins cover enough of a year. */
  public Optional<String> energyDoubt() {
    return operatingShare >= ENOUGH
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "the flown winds cover %.0f %% of the time between %.0f and %.0f m/s, at least"
                    + " %.0f %% are needed",
                Math.floor(100 * operatingShare),
                CUT_IN_MPS,
                CUT_OUT_MPS,
                100 * ENOUGH));
  }

  /**
   * @param flights of all controllers
   * @param site how often which wind speed blows, and how wide the bins are
   * @param settings that the flights were measured with
   * @return one per controller, in order of appearance; none if there is no common wind
   */
  public static List<FlightLifetime> of(
      List<FlightMetrics> flights, SiteSettings site, MetricsSettings settings) {
    Map<String, Map<WindCase, FlightMetrics>> byController = new LinkedHashMap<>();
    for (FlightMetrics flight : flights) {
      var own = byController.computeIfAbsent(flight.controller(), c -> new LinkedHashMap<>());
      if (flight.completed() && usable(flight)) {
        own.put(flight.wind(), flight);
      }
    }
    Map<WindCase, Double> binOfWind = binsOfCommonWinds(byController.values(), site.binWidthMps());
    if (binOfWind.isEmpty()) {
      return List.of();
    }
    return byController.entrySet().stream()
        .map(e -> of(e.getKey(), e.getValue(), binOfWind, site, settings))
        .toList();
  }

  private static boolean usable(FlightMetrics flight) {
    return WINDS_OF_A_YEAR.contains(flight.wind().kind())
        && flight.get(FlightMetric.WIND_MEAN).isPresent()
        && flight.get(FlightMetric.MEAN_POWER).isPresent();
  }

  /** The bin is that of the first controller's reading, so that a wind has one bin for all. */
  private static Map<WindCase, Double> binsOfCommonWinds(
      Collection<Map<WindCase, FlightMetrics>> controllers, double widthMps) {
    Map<WindCase, Double> bins = new LinkedHashMap<>();
    for (FlightMetrics flight :
        controllers.stream().findFirst().map(Map::values).orElse(List.of())) {
      if (controllers.stream().allMatch(own -> own.containsKey(flight.wind()))) {
        double meanMps = flight.values().get(FlightMetric.WIND_MEAN);
        bins.put(flight.wind(), WindSpeedDistribution.binCentreMps(meanMps, widthMps));
      }
    }
    return bins;
  }

  private static FlightLifetime of(
      String controller,
      Map<WindCase, FlightMetrics> flights,
      Map<WindCase, Double> binOfWind,
      SiteSettings site,
      MetricsSettings settings) {
    Map<Double, List<FlightMetrics>> bins =
        binOfWind.keySet().stream()
            .map(flights::get)
            .collect(
                Collectors.groupingBy(
                    f -> binOfWind.get(f.wind()), TreeMap::new, Collectors.toList()));
    double[] centres = bins.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    double[] weights = site.distribution().weights(centres, site.binWidthMps());
    double[] powerW =
        bins.values().stream().mapToDouble(f -> 1e3 * mean(f, FlightMetric.MEAN_POWER)).toArray();
    return new FlightLifetime(
        controller,
        binOfWind.size(),
        site.annualMeanMps(),
        List.copyOf(bins.keySet()),
        Arrays.stream(weights).sum(),
        site.distribution().coverage(centres, site.binWidthMps(), CUT_IN_MPS, CUT_OUT_MPS),
        WindSpeedDistribution.annualEnergyWh(weights, powerW) / 1e6,
        loads(bins.values(), weights, settings));
  }

  private static Map<FlightMetric, Double> loads(
      Collection<List<FlightMetrics>> bins, double[] weights, MetricsSettings settings) {
    Map<FlightMetric, Double> exponents = new EnumMap<>(FlightMetric.class);
    exponents.put(FlightMetric.TOWER_BASE_FA_DEL, settings.towerExponent());
    exponents.put(FlightMetric.TOWER_BASE_SS_DEL, settings.towerExponent());
    exponents.put(FlightMetric.BLADE_ROOT_OOP_DEL, settings.bladeExponent());
    exponents.put(FlightMetric.BLADE_ROOT_IP_DEL, settings.bladeExponent());
    Map<FlightMetric, Double> loads = new EnumMap<>(FlightMetric.class);
    exponents.forEach(
        (metric, exponent) -> {
          var load = new DamageEquivalentLoad(exponent, settings.equivalentFrequencyHz());
          double[] perBin = bins.stream().mapToDouble(b -> overSeeds(b, metric, load)).toArray();
          double lifetime = load.combine(perBin, weights);
          if (Double.isFinite(lifetime)) {
            loads.put(metric, lifetime);
          }
        });
    return loads;
  }

  /** NaN if one flight lacks the metric. */
  private static double overSeeds(
      List<FlightMetrics> bin, FlightMetric metric, DamageEquivalentLoad load) {
    double[] shares = new double[bin.size()];
    Arrays.fill(shares, 1.0 / bin.size());
    return load.combine(
        bin.stream().mapToDouble(f -> f.get(metric).orElse(Double.NaN)).toArray(), shares);
  }

  private static double mean(List<FlightMetrics> bin, FlightMetric metric) {
    return bin.stream().mapToDouble(f -> f.values().get(metric)).average().orElseThrow();
  }
}
